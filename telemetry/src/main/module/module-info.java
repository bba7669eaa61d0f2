/**
 * What monitoring sees of breakers: metrics through Micrometer, OpenTelemetry or MicroProfile Metrics, and as text; JMX and Java
 * Flight Recorder; MicroProfile Health; and whom a webhook tells. None of the libraries has to be there, and an application names nothing of this module;
 * what a client of JMX compiles against is exported.
 */
module io.github.switchgear.telemetry {
    requires transitive io.github.switchgear;
    requires jakarta.annotation;
    requires jakarta.json;
    requires java.net.http;
    requires static io.github.switchgear.admin;
    requires static io.opentelemetry.api;
    requires static java.management;
    requires static jdk.jfr;
    requires static micrometer.core;
    requires static microprofile.config.api;
    requires static microprofile.health.api;
    requires static microprofile.metrics.api;
    requires static org.jspecify;

    exports io.github.switchgear.telemetry;

    opens io.github.switchgear.telemetry.admin;
    opens io.github.switchgear.telemetry.cdi;
    opens io.github.switchgear.telemetry.flight;
    opens io.github.switchgear.telemetry.health;
    opens io.github.switchgear.telemetry.jmx;
    opens io.github.switchgear.telemetry.metrics;
    opens io.github.switchgear.telemetry.micrometer;
    opens io.github.switchgear.telemetry.microprofile;
    opens io.github.switchgear.telemetry.opentelemetry;
    opens io.github.switchgear.telemetry.start;
    opens io.github.switchgear.telemetry.tracing;
    opens io.github.switchgear.telemetry.webhook;

    provides io.github.switchgear.core.KnownKeys with
            io.github.switchgear.telemetry.cdi.TelemetryKeys;
    provides jakarta.enterprise.inject.spi.Extension with
            io.github.switchgear.telemetry.cdi.PortableTelemetryExtension;
    provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
            io.github.switchgear.telemetry.cdi.BuildTimeTelemetryExtension;
}
