package io.github.switchgear.telemetry.metrics;

import io.github.switchgear.telemetry.series.SeriesListener;

/**
 * A library through which metrics can be told. It keeps each series that it is told of, strongly, and asks for its value whenever
 * somebody reads it; there is nothing to push. A bean is one where the library's classes are there.
 */
public interface MetricsLibrary extends SeriesListener {

    /** By which it is chosen. */
    MetricsChoice choice();

    /** Whether the application or its container has a bean that takes metrics. */
    boolean isPresent();

    /** Gets ready to take series. */
    void begin();

    /** Lets go of all; every series has been removed before. */
    void end();
}
