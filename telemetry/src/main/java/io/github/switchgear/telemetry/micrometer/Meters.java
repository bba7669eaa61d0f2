package io.github.switchgear.telemetry.micrometer;

import io.github.switchgear.telemetry.series.Metric;
import io.github.switchgear.telemetry.series.Metric.Kind;
import io.github.switchgear.telemetry.series.Series;
import io.github.switchgear.telemetry.series.SeriesListener;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The meters of a registry that ask series for their values. A registry holds weakly what a meter of it asks, so each series is
 * kept here for as long as it is registered. Safe for use by any number of threads.
 */
public final class Meters implements SeriesListener {

    private final Map<Series, Meter> meters = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    /** Null before the first meter was made. Looking for one takes a registry longer the more it has, so the first stands for all. */
    private volatile @Nullable Boolean keepsBuilt;

    /** Those of a registry. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
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
                .register(registry);
        return isKept(built) ? built : registry.more().counter(withUnit(metric), tags, series, Series::value);
    }

    private Meter gauge(Series series, Tags tags) {
        Metric metric = series.metric();
        Gauge built = Gauge.builder(metric.dotted(), series, Series::value)
                .tags(tags)
                .description(metric.description())
                .register(registry);
        if (isKept(built)) {
            return built;
        }
        registry.gauge(withUnit(metric), tags, series, Series::value);
        // It tells of itself to who looks for it alone, and only so it can be removed.
        return registry.get(withUnit(metric)).tags(tags).gauge();
    }

    /** WildFly's registry of an application loses what a builder makes, and takes only what it is asked to make itself. */
    private boolean isKept(Meter built) {
        Boolean known = keepsBuilt;
        if (known == null) {
            known = registry.find(built.getId().getName())
                            .tags(built.getId().getTags())
                            .meter()
                    != null;
            keepsBuilt = known;
        }
        return known;
    }

    /** Where no unit can be given, it is in the name, as registries that follow Prometheus write it anyway. */
    private static String withUnit(Metric metric) {
        return metric.unit() == null ? metric.dotted() : metric.dotted() + "." + metric.unit();
    }

    @Override
    public void removed(Series series) {
        Meter meter = meters.remove(series);
        if (meter != null) {
            registry.remove(meter);
        }
    }
}
