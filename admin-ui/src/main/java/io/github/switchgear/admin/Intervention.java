package io.github.switchgear.admin;

import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.VisibleText;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody changes something, and for how long.
 *
 * @param reason why, if told
 * @param duration for how long, if told
 */
record Intervention(@Nullable String reason, @Nullable Duration duration) {

    private static final int LONGEST_REASON = 500;

    /**
     * The intervention in a body.
     *
     * @throws jakarta.ws.rs.WebApplicationException if the body or anything of this in it is not as it must be
     */
    static Intervention of(Body body) {
        body.require();
        return new Intervention(reason(body), duration(body));
    }

    /**
     * The reason in a body, if there is one.
     *
     * @throws jakarta.ws.rs.WebApplicationException if it is blank or too long
     */
    static @Nullable String reason(Body body) {
        String reason = body.text("reason").orElse(null);
        if (reason != null && VisibleText.isBlank(reason)) {
            throw Problem.bad("'reason' must not be blank: there is nothing to see in it");
        }
        if (reason != null && length(reason) > LONGEST_REASON) {
            throw Problem.bad("'reason' may have " + LONGEST_REASON + " characters but has " + length(reason));
        }
        return reason;
    }

    /** As people count: what is outside of the first plane, as most emoji are, is one character and two of Java's. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The reason in a body however wrong it is, to be told with the refusal; cut where it is too long to be one. */
    static @Nullable String given(Body body) {
        return body.text("reason")
                .map(reason -> length(reason) <= LONGEST_REASON
                        ? reason
                        : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON)) + "…")
                .orElse(null);
    }

    /**
     * The duration in a body, if there is one.
     *
     * @throws jakarta.ws.rs.WebApplicationException if it is none, or out of bounds
     */
    static @Nullable Duration duration(Body body) {
        String text = body.text("duration").orElse(null);
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            ManualOverride.withoutReason().lasting(duration);
            return duration;
        } catch (DateTimeException e) {
            throw Problem.bad("'duration' must be an ISO 8601 duration as PT10M but is '" + text + "'");
        } catch (IllegalArgumentException e) {
            throw Problem.bad("'duration' is out of bounds: " + e.getMessage());
        }
    }

    /** The intervention as the core wants it. */
    ManualOverride by(@Nullable String actor) {
        ManualOverride override = reason == null ? ManualOverride.withoutReason() : ManualOverride.because(reason);
        if (actor != null) {
            override = override.by(actor);
        }
        return duration == null ? override : override.lasting(duration);
    }
}
