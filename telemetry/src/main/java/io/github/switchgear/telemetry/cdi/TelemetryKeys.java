package io.github.switchgear.telemetry.cdi;

import io.github.switchgear.core.KnownKeys;
import java.util.List;

/** What this module reads from the configuration. */
public class TelemetryKeys implements KnownKeys {

    @Override
    public List<String> keys() {
        return List.of(
                "switchgear.health",
                "switchgear.health.down-when-open",
                "switchgear.jmx.operate",
                "switchgear.metrics",
                "switchgear.metrics.keys",
                "switchgear.tracing",
                "switchgear.webhook.quiet",
                "switchgear.webhook.secret",
                "switchgear.webhook.url");
    }
}
