package io.github.switchgear.telemetry.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The beans of this jar, by their names: most of them name a library that may be absent, and must not be loaded then. A container
 * that looked for them itself would do just that, so both extensions make known those alone whose library is there. And that none
 * does, this jar has neither a {@code beans.xml} nor an index, and all of them are singletons: that is a scope, but no annotation by
 * which a container takes a class for a bean.
 */
final class OwnBeans {

    /** What every check of MicroProfile Health is. */
    static final String HEALTH_CHECK = "org.eclipse.microprofile.health.HealthCheck";

    private static final String OURS = "io.github.switchgear.telemetry.";

    private static final List<String> ALWAYS = List.of(
            OURS + "metrics.Monitoring",
            OURS + "start.Companions",
            OURS + "tracing.Tracing",
            OURS + "webhook.ApplicationWebhook");

    /** Each with a class of the library that it needs. */
    private static final Map<String, String> NEEDING = new TreeMap<>(Map.of(
            OURS + "admin.AdminMetricsText", "io.github.switchgear.admin.MetricsText",
            OURS + "flight.FlightRecording", "jdk.jfr.FlightRecorder",
            OURS + "jmx.Management", "java.lang.management.ManagementFactory",
            OURS + "micrometer.MicrometerLibrary", "io.micrometer.core.instrument.MeterRegistry",
            OURS + "microprofile.MicroProfileLibrary", "org.eclipse.microprofile.metrics.MetricRegistry",
            OURS + "opentelemetry.CurrentSpan", "io.opentelemetry.api.trace.Span",
            OURS + "opentelemetry.OpenTelemetryLibrary", "io.opentelemetry.api.OpenTelemetry"));

    private OwnBeans() {}

    /**
     * Those that can be beans, but for {@link #check}.
     *
     * @param loader that of this jar: some containers promise classes by that of the thread which they do not link to
     * @param start what starts them
     */
    static List<String> names(ClassLoader loader, Class<?> start) {
        List<String> names = new ArrayList<>(ALWAYS);
        names.add(start.getName());
        NEEDING.forEach((bean, needed) -> {
            if (isPresent(needed, loader)) {
                names.add(bean);
            }
        });
        check(loader).ifPresent(check -> names.add(OURS + "health.BreakersHealth"));
        return names;
    }

    /**
     * The one that tells MicroProfile Health, where that is there and is to be told.
     *
     * @param loader that of this jar
     */
    static Optional<String> check(ClassLoader loader) {
        if (isPresent(HEALTH_CHECK, loader) && isPresent("org.eclipse.microprofile.config.ConfigProvider", loader)) {
            return HealthChoice.check().map(check -> OURS + "health." + check);
        }
        return Optional.empty();
    }

    private static boolean isPresent(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
