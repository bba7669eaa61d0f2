package io.github.switchgear.telemetry.series;

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A series of one breaker, for a library that asks it whenever it tells of it. Each is itself alone. Safe for use by any number
 * of threads.
 */
public final class Series {

    private final Metric metric;
    private final Map<String, String> attributes;
    private final DoubleSupplier value;

    Series(Subject subject, Template template, DoubleSupplier value) {
        this.metric = template.metric();
        this.attributes = subject.attributes(template.attributes());
        this.value = value;
    }

    /** The metric of which it is one. */
    public Metric metric() {
        return metric;
    }

    /** What tells it from the others of the metric, the breaker's name first. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** Its value by now. */
    public double value() {
        return value.getAsDouble();
    }
}
