package io.github.switchgear.telemetry.series;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of what a series tells.
 *
 * @param breaker the breaker's name
 * @param key as people see it; empty for a breaker itself, and null where keys have no series at all: libraries want the same
 *     attributes for all series of a metric
 */
record Subject(String breaker, @Nullable String key) {

    /** What tells its series from those of others, in their order. */
    Map<String, String> attributes() {
        return attributes(Map.of());
    }

    /** The same, and further ones. */
    Map<String, String> attributes(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("breaker", breaker);
        if (key != null) {
            all.put("key", key);
        }
        all.putAll(further);
        return Collections.unmodifiableMap(all);
    }
}
