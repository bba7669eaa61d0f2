package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerTransition;
import org.jspecify.annotations.Nullable;

/**
 * Of whom something is told.
 *
 * @param breaker its name
 * @param key of a key's breaker, the key as people see it; null for a breaker without keys, and for a family's own
 */
record Subject(String breaker, @Nullable String key) {

    static Subject of(BreakerTransition change) {
        return new Subject(change.breaker(), change.key());
    }
}
