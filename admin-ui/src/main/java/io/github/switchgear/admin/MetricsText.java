package io.github.switchgear.admin;

/**
 * Tells the metrics of all breakers as text. Where a bean is one, {@code GET switchgear/api/metrics} answers with what it tells,
 * to whoever may read; {@code switchgear-telemetry} brings one. Safe for use by any number of threads.
 */
public interface MetricsText {

    /**
     * Tells them in the format of OpenMetrics 1.0.
     *
     * @return the whole text in UTF-8, with its {@code # EOF}
     */
    byte[] openMetrics();

    /**
     * Tells the same in Prometheus' own text format, version 0.0.4.
     *
     * @return the whole text in UTF-8
     */
    byte[] prometheus();
}
