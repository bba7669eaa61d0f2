package io.github.switchgear.telemetry.series;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A series of any breaker.
 *
 * @param metric of which it is one
 * @param attributes by which it differs from others of the breaker, in their order
 * @param value what it tells of a breaker at some moment
 */
public record Template(Metric metric, Map<String, String> attributes, ToDoubleFunction<Look> value) {

    /**
     * Its value at the moment of a reading.
     *
     * @param reading of a breaker that has such a series
     */
    public double value(Reading reading) {
        return value.applyAsDouble(reading);
    }
}
