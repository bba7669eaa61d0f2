package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller makes a condition: that a breaker is as they have seen it. Who has not is shown what they missed. */
@ApplicationScoped
public class Preconditions {

    private static final String UNKNOWN =
            ", or If-Match was never its tag, and nothing was done. A tag of another node or of"
                    + " an earlier start is none here, nor is one that a proxy has rewritten; send the breaker's member 'etag' as it is";

    @Inject
    BreakerViews views;

    @Inject
    BreakerJson json;

    /**
     * The generation that the caller has seen, or none where any will do.
     *
     * @throws WebApplicationException 412 if the breaker is not as they have seen it
     */
    Optional<Long> seen(CircuitBreaker breaker, String ifMatch) {
        EntityTags tags = EntityTags.of(ifMatch);
        if (tags.any()) {
            return Optional.empty();
        }
        BreakerJson.View view = views.of(breaker);
        if (!tags.match(view.tag()::isNamedBy)) {
            throw unseen(breaker, ifMatch);
        }
        return Optional.of(view.snapshot().generation());
    }

    /** Refuses a condition that nothing can meet, instead of doing what it was to prevent. */
    static void requireNone(@Nullable String ifMatch) {
        if (ifMatch != null && !EntityTags.of(ifMatch).any()) {
            throw Problem.exception(
                    Status.PRECONDITION_FAILED,
                    "All breakers together have no tag for If-Match; reset each with its own 'etag'. Nothing was done");
        }
    }

    /** Refuses a list that is not the one that a reader asks for. */
    static void requireSameList(HttpHeaders headers, EntityTag current) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !EntityTags.of(ifMatch).match(current.getValue()::equals)) {
            throw Problem.exception(Status.PRECONDITION_FAILED, "The list is not the one that If-Match says");
        }
    }

    /** The refusal of a change to a breaker that is not as the caller has seen it. */
    WebApplicationException unseen(CircuitBreaker breaker, String ifMatch) {
        BreakerJson.View current = views.of(breaker);
        List<BreakerTransition> history = breaker.history();
        Optional<List<BreakerTransition>> since = EntityTags.of(ifMatch).opaque().stream()
                .flatMap(opaque -> current.tag().since(opaque, history).stream())
                .findFirst();
        BreakerTransition last = history.isEmpty() ? null : history.get(0);
        String detail = "Breaker '" + breaker.name() + "' has changed since"
                + since.map(found -> happened(found, current)).orElse(UNKNOWN);
        return Problem.exception(Problem.response(
                Status.PRECONDITION_FAILED,
                json.unseen(Status.PRECONDITION_FAILED, detail, current, last, since.orElse(null))));
    }

    private static String happened(List<BreakerTransition> since, BreakerJson.View current) {
        String what = since.isEmpty()
                ? "its time has passed, and it is " + current.snapshot().state()
                : happened(since.get(0)) + (since.size() == 1 ? "" : ", the last of " + since.size() + " changes");
        return ": " + what + "; nothing was done";
    }

    private static String happened(BreakerTransition last) {
        return last.from() + " -> " + last.to() + " (" + last.cause() + ") at " + last.at()
                + told(", by ", last.actor()) + told(", because ", last.reason());
    }

    private static String told(String before, @Nullable String text) {
        return text == null ? "" : before + "'" + text + "'";
    }
}
