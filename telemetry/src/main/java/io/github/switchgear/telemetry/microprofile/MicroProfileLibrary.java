package io.github.switchgear.telemetry.microprofile;

import io.github.switchgear.telemetry.metrics.MetricsChoice;
import io.github.switchgear.telemetry.metrics.MetricsLibrary;
import io.github.switchgear.telemetry.series.Metric;
import io.github.switchgear.telemetry.series.Metric.Kind;
import io.github.switchgear.telemetry.series.Series;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Tells series through MicroProfile Metrics, in the scope of the application. Its counters cannot ask for their value and its gauges
 * can, so a counter is a gauge here, under the name that Prometheus knows it by. No call has to push anything.
 */
@Singleton
public class MicroProfileLibrary implements MetricsLibrary {

    private final Map<Series, MetricID> metrics = new ConcurrentHashMap<>();

    @Inject
    Instance<MetricRegistry> registries;

    private @Nullable MetricRegistry registry;

    @Override
    public MetricsChoice choice() {
        return MetricsChoice.MICROPROFILE;
    }

    @Override
    public boolean isPresent() {
        return registries.isResolvable();
    }

    @Override
    public void begin() {
        registry = registries.get();
    }

    private MetricRegistry registry() {
        return Objects.requireNonNull(registry, "begun");
    }

    @Override
    public void added(Series series) {
        Metadata metadata = Metadata.builder()
                .withName(name(series.metric()))
                .withDescription(series.metric().description())
                .build();
        Tag[] tags = series.attributes().entrySet().stream()
                .map(attribute -> new Tag(attribute.getKey(), attribute.getValue()))
                .toArray(Tag[]::new);
        registry().gauge(metadata, series, Series::value, tags);
        metrics.put(series, new MetricID(metadata.getName(), tags));
    }

    private static String name(Metric metric) {
        String name = metric.unit() == null ? metric.dotted() : metric.dotted() + "." + metric.unit();
        return metric.kind() == Kind.COUNTER ? name + ".total" : name;
    }

    @Override
    public void removed(Series series) {
        MetricID id = metrics.remove(series);
        if (id != null) {
            registry().remove(id);
        }
    }

    @Override
    public void end() {
        List.copyOf(metrics.keySet()).forEach(this::removed);
    }
}
