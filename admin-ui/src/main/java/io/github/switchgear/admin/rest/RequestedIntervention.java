package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.AdminAttempt.Scope;
import io.github.switchgear.admin.access.SignedIn;
import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Intervention;
import io.github.switchgear.admin.operation.Refusal;
import io.github.switchgear.admin.view.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks for a change, why, from when on, for how long, and what they have seen: what a request tells of it. */
final class RequestedIntervention {

    static final String NOBODY = "anonymous";

    private RequestedIntervention() {}

    /**
     * The intervention of a request.
     *
     * @throws jakarta.ws.rs.WebApplicationException if the body, or a time in it, is not as it must be
     * @throws Refusal if anything else of this in it is not
     */
    static Intervention of(Body body, SecurityContext caller, HttpHeaders headers) {
        body.require();
        Intervention by = Intervention.by(SignedIn.name(caller).orElse(NOBODY));
        by = body.text("reason").map(by::because).orElse(by);
        by = body.text("from").map(RequestedIntervention::from).map(by::from).orElse(by);
        by = body.text("duration")
                .map(RequestedIntervention::duration)
                .map(by::lasting)
                .orElse(by);
        by = scope(body) == Scope.NODE ? by.here() : by;
        return EntityTags.seen(headers.getHeaderString(HttpHeaders.IF_MATCH))
                .map(by::ifSeen)
                .orElse(by);
    }

    private static Scope scope(Body body) {
        return givenScope(body)
                .orElseThrow(() -> Problem.bad(
                        "'scope' must be fleet, for all nodes of a fleet, or node, for this one alone, but is '"
                                + body.text("scope").orElseThrow() + "'"));
    }

    /** On which nodes of a fleet it is to be done, which is all of them where nothing else is told; empty where what is told is wrong. */
    static Optional<Scope> givenScope(Body body) {
        return switch (body.text("scope").orElse("fleet")) {
            case "node" -> Optional.of(Scope.NODE);
            case "fleet" -> Optional.of(Scope.FLEET);
            default -> Optional.empty();
        };
    }

    private static Instant from(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.bad("'from' must be an ISO 8601 instant as 2026-12-01T02:00:00Z but is '" + text + "'");
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw Problem.bad("'duration' must be an ISO 8601 duration as PT10M but is '" + text + "'");
        }
    }

    /** The reason in a body however wrong it is, to be told with the refusal; cut where it is too long to be one. */
    static @Nullable String givenReason(Body body) {
        return body.text("reason").map(RequestedIntervention::cut).orElse(null);
    }

    /** As much of a text as an audit tells. */
    static String cut(String reason) {
        return reason.codePointCount(0, reason.length()) <= Intervention.LONGEST_REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, Intervention.LONGEST_REASON)) + "…";
    }
}
