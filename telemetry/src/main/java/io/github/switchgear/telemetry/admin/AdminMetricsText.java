package io.github.switchgear.telemetry.admin;

import io.github.switchgear.admin.MetricsText;
import io.github.switchgear.telemetry.metrics.Monitoring;
import io.github.switchgear.telemetry.text.ExpositionFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives the admin module the metrics as text, whatever library tells them, too. Loaded only where that module is. */
@ApplicationScoped
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
