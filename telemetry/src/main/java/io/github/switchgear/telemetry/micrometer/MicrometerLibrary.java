package io.github.switchgear.telemetry.micrometer;

import io.github.switchgear.telemetry.metrics.MetricsChoice;
import io.github.switchgear.telemetry.metrics.MetricsLibrary;
import io.github.switchgear.telemetry.series.Metric;
import io.github.switchgear.telemetry.series.Metric.Kind;
import io.github.switchgear.telemetry.series.Series;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells series through Micrometer's registry. It asks for a value whenever it is read; that which it asks it holds weakly, so
 * each series is kept here for as long as it is registered.
 */
@ApplicationScoped
public class MicrometerLibrary implements MetricsLibrary {

    private final Map<Series, Meter> meters = new ConcurrentHashMap<>();

    @Inject
    Instance<MeterRegistry> registries;

    private @Nullable MeterRegistry registry;

    @Override
    public MetricsChoice choice() {
        return MetricsChoice.MICROMETER;
    }

    @Override
    public boolean isPresent() {
        return registries.isResolvable();
    }

    @Override
    public void begin() {
        registry = registries.get();
    }

    private MeterRegistry registry() {
        return Objects.requireNonNull(registry, "begun");
    }

    @Override
    public void added(Series series) {
        Tags tags = Tags.of(series.attributes().entrySet().stream()
                .map(attribute -> Tag.of(attribute.getKey(), attribute.getValue()))
                .toList());
        meters.put(series, series.metric().kind() == Kind.COUNTER ? counter(series, tags) : gauge(series, tags));
    }

    private Meter counter(Series series, Tags tags) {
        Metric metric = series.metric();
        FunctionCounter built = FunctionCounter.builder(metric.dotted(), series, Series::value)
                .tags(tags)
                .description(metric.description())
                .baseUnit(metric.unit())
                .register(registry());
        return isKept(built) ? built : registry().more().counter(withUnit(metric), tags, series, Series::value);
    }

    private Meter gauge(Series series, Tags tags) {
        Metric metric = series.metric();
        Gauge built = Gauge.builder(metric.dotted(), series, Series::value)
                .tags(tags)
                .description(metric.description())
                .strongReference(true)
                .register(registry());
        if (!isKept(built)) {
            registry().gauge(withUnit(metric), tags, series, Series::value);
        }
        return built;
    }

    /** WildFly's registry of an application loses what a builder makes, and takes only what it is asked to make itself. */
    private boolean isKept(Meter meter) {
        return registry()
                        .find(meter.getId().getName())
                        .tags(meter.getId().getTags())
                        .meter()
                != null;
    }

    /** Where no unit can be given, it is in the name, as registries that follow Prometheus write it anyway. */
    private static String withUnit(Metric metric) {
        return metric.unit() == null ? metric.dotted() : metric.dotted() + "." + metric.unit();
    }

    @Override
    public void removed(Series series) {
        Meter meter = meters.remove(series);
        if (meter != null) {
            registry().remove(meter);
        }
    }

    @Override
    public void end() {
        List.copyOf(meters.keySet()).forEach(this::removed);
    }
}
