package io.github.switchgear.telemetry.admin;

import io.github.switchgear.admin.MetricsText;
import io.github.switchgear.telemetry.metrics.Monitoring;
import io.github.switchgear.telemetry.text.ExpositionFormat;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Gives the admin module the metrics as text, whatever library tells them, too. Loaded only where that module is. */
@Singleton
public class AdminMetricsText implements MetricsText {

    @Inject
    Monitoring monitoring;

    @Override
    public byte[] openMetrics() {
        return ExpositionFormat.OPEN_METRICS.write(monitoring.read());
    }

    @Override
    public byte[] prometheus() {
        return ExpositionFormat.PROMETHEUS.write(monitoring.read());
    }
}
