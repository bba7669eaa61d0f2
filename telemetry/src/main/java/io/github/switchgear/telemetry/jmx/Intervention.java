package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.ManualOverride;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of a change by who makes it through JMX. */
final class Intervention {

    /** As in the admin module. */
    private static final int LONGEST_REASON = 500;

    private static final String ACTOR = "jmx";

    private Intervention() {}

    /**
     * One that needs no reason.
     *
     * @param reason why; null or empty if it is not told
     * @throws IllegalArgumentException if there is nothing to see in the reason, or it is too long
     */
    static ManualOverride of(@Nullable String reason) {
        return (reason == null || reason.isEmpty() ? ManualOverride.withoutReason() : because(reason)).by(ACTOR);
    }

    /**
     * One that forces a breaker.
     *
     * @param reason why
     * @param duration how long; null or empty for until it is released
     * @throws IllegalArgumentException if the reason is missing or as above, or the duration is none or out of bounds
     */
    static ManualOverride of(@Nullable String reason, @Nullable String duration) {
        if (reason == null || reason.isEmpty()) {
            throw new IllegalArgumentException("reason is required: tell those who find the breaker forced why it is");
        }
        ManualOverride override = because(reason).by(ACTOR);
        return duration == null || duration.isEmpty() ? override : override.lasting(read(duration));
    }

    /** As configuration is read. */
    private static Duration read(String text) {
        Configuration written = key -> Optional.of(text);
        return written.duration("duration").orElseThrow();
    }

    private static ManualOverride because(String reason) {
        int length = reason.codePointCount(0, reason.length());
        if (length > LONGEST_REASON) {
            throw new IllegalArgumentException("reason may have " + LONGEST_REASON + " characters but has " + length);
        }
        return ManualOverride.because(reason);
    }
}
