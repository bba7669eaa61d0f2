package io.github.switchgear.telemetry.metrics;

import java.util.Arrays;
import java.util.Locale;

/** Through what metrics are told: the values of {@code switchgear.metrics}, libraries in the order of their precedence. */
public enum MetricsChoice {

    /** The first of the libraries that is there; without any, through none. */
    AUTO(""),

    /** Micrometer. */
    MICROMETER("a bean of io.micrometer.core.instrument.MeterRegistry"),

    /** OpenTelemetry. */
    OPENTELEMETRY("a bean of io.opentelemetry.api.OpenTelemetry or of its Meter that collects metrics"),

    /** MicroProfile Metrics. */
    MICROPROFILE("a bean of org.eclipse.microprofile.metrics.MetricRegistry"),

    /** Through none. */
    OFF("");

    static final String KEY = "switchgear.metrics";

    private final String needed;

    MetricsChoice(String needed) {
        this.needed = needed;
    }

    /** The value of the setting. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What has to be there for it, and to be added where it is not. */
    String needed() {
        return needed;
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static MetricsChoice of(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        KEY + " must be auto, micrometer, opentelemetry, microprofile or off but is '" + text + "'"));
    }
}
