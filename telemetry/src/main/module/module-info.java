/**
 * What monitoring sees of breakers: metrics through Micrometer, OpenTelemetry or MicroProfile Metrics, and as text. None of these
 * has to be there, and an application names nothing of this module.
 */
module io.github.switchgear.telemetry {
    requires io.github.switchgear;
    requires static io.github.switchgear.admin;
    requires static io.opentelemetry.api;
    requires static micrometer.core;
    requires static microprofile.metrics.api;
    requires static org.jspecify;

    opens io.github.switchgear.telemetry.admin;
    opens io.github.switchgear.telemetry.cdi;
    opens io.github.switchgear.telemetry.metrics;
    opens io.github.switchgear.telemetry.micrometer;
    opens io.github.switchgear.telemetry.microprofile;
    opens io.github.switchgear.telemetry.opentelemetry;

    provides io.github.switchgear.core.KnownKeys with
            io.github.switchgear.telemetry.cdi.TelemetryKeys;
    provides jakarta.enterprise.inject.spi.Extension with
            io.github.switchgear.telemetry.cdi.PortableTelemetryExtension;
    provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
            io.github.switchgear.telemetry.cdi.BuildTimeTelemetryExtension;
}
