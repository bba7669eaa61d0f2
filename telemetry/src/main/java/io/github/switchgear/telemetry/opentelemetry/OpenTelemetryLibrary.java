package io.github.switchgear.telemetry.opentelemetry;

import io.github.switchgear.telemetry.metrics.MetricsChoice;
import io.github.switchgear.telemetry.metrics.MetricsLibrary;
import io.github.switchgear.telemetry.series.Metric;
import io.github.switchgear.telemetry.series.Series;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells series through OpenTelemetry: an instrument for each metric, which asks the series of it when it is collected. The
 * container's own is used, and never the global one, which would be latched by being asked for.
 */
@Singleton
public class OpenTelemetryLibrary implements MetricsLibrary {

    private static final String SCOPE = "io.github.switchgear";

    private final Map<Metric, Map<Series, Attributes>> series = new EnumMap<>(Metric.class);
    private final List<AutoCloseable> instruments = new ArrayList<>();

    @Inject
    Instance<OpenTelemetry> openTelemetry;

    @Inject
    Instance<Meter> meters;

    @Override
    public MetricsChoice choice() {
        return MetricsChoice.OPENTELEMETRY;
    }

    /** Servers that trace through it have one that forgets metrics: that is as good as none. */
    @Override
    public boolean isPresent() {
        return (openTelemetry.isResolvable() || meters.isResolvable())
                && meter().getClass() != MeterProvider.noop().get(SCOPE).getClass();
    }

    private Meter meter() {
        return openTelemetry.isResolvable() ? openTelemetry.get().getMeter(SCOPE) : meters.get();
    }

    @Override
    public void begin() {
        Meter meter = meter();
        for (Metric metric : Metric.values()) {
            Map<Series, Attributes> ofMetric = new ConcurrentHashMap<>();
            series.put(metric, ofMetric);
            instruments.add(instrument(meter, metric, ofMetric));
        }
    }

    private static AutoCloseable instrument(Meter meter, Metric metric, Map<Series, Attributes> series) {
        return switch (metric) {
            // A state is told as the conventions for those of resources do:
            // https://opentelemetry.io/docs/specs/semconv/
            case STATE ->
                meter.upDownCounterBuilder(metric.dotted())
                        .setDescription(metric.description())
                        .setUnit("1")
                        .buildWithCallback(measurement -> whole(series, measurement));
            case OVERRIDE, KEYS ->
                meter.gaugeBuilder(metric.dotted())
                        .ofLongs()
                        .setDescription(metric.description())
                        .setUnit(metric == Metric.KEYS ? "{key}" : "1")
                        .buildWithCallback(measurement -> whole(series, measurement));
            case STATE_TIME ->
                meter.counterBuilder(metric.dotted())
                        .ofDoubles()
                        .setDescription(metric.description())
                        .setUnit("s")
                        .buildWithCallback(measurement -> exact(series, measurement));
            case CALLS, TRANSITIONS, FALLBACKS ->
                meter.counterBuilder(metric.dotted())
                        .setDescription(metric.description())
                        .setUnit(counted(metric))
                        .buildWithCallback(measurement -> whole(series, measurement));
        };
    }

    private static String counted(Metric metric) {
        return switch (metric) {
            case CALLS -> "{call}";
            case TRANSITIONS -> "{transition}";
            default -> "{answer}";
        };
    }

    private static void whole(Map<Series, Attributes> series, ObservableLongMeasurement measurement) {
        series.forEach((one, attributes) -> measurement.record((long) one.value(), attributes));
    }

    private static void exact(Map<Series, Attributes> series, ObservableDoubleMeasurement measurement) {
        series.forEach((one, attributes) -> measurement.record(one.value(), attributes));
    }

    @Override
    public void added(Series one) {
        AttributesBuilder attributes = Attributes.builder();
        one.attributes().forEach(attributes::put);
        ofMetric(one).put(one, attributes.build());
    }

    @Override
    public void removed(Series one) {
        ofMetric(one).remove(one);
    }

    private Map<Series, Attributes> ofMetric(Series one) {
        return series.getOrDefault(one.metric(), Map.of());
    }

    @Override
    public void end() {
        for (AutoCloseable instrument : instruments) {
            close(instrument);
        }
        instruments.clear();
        series.clear();
    }

    private static void close(AutoCloseable instrument) {
        try {
            instrument.close();
        } catch (Exception e) {
            throw new IllegalStateException("An instrument of OpenTelemetry cannot be closed", e);
        }
    }
}
