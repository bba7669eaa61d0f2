package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An override that begins later.
 *
 * @param kind {@code FORCED_OPEN} or {@code FORCED_CLOSED}
 * @param why with who, and how long it lasts once it has begun
 * @param begin when that is
 */
record Plan(BreakerState kind, ManualOverride why, Deadline begin) {

    /**
     * Checks when it begins by the breaker's own clock.
     *
     * @throws IllegalArgumentException if that is before now, or too far away
     */
    static Plan of(BreakerState kind, ManualOverride why, Instant from, long now, Surroundings around) {
        Instant present = around.instantAt(now);
        ManualOverride.checkFrom(from, present).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Plan(
                kind, why, new Deadline(now + Duration.between(present, from).toNanos(), from));
    }

    /** What the breaker is doing once it has begun. */
    Phase.Forced begun() {
        return Phase.Forced.to(kind, why, begin.at(), end());
    }

    /** The override's end; null where it has none. */
    @Nullable
    Deadline end() {
        return why.duration().map(begin::plus).orElse(null);
    }
}
