package io.github.switchgear.telemetry.micrometer;

import io.github.switchgear.telemetry.metrics.MetricsChoice;
import io.github.switchgear.telemetry.metrics.MetricsLibrary;
import io.github.switchgear.telemetry.series.Series;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Tells series through the registry of Micrometer that is a bean. Where several are, and none of them stands for the rest, through
 * each: an application that has one for Prometheus and one for JMX means both.
 */
@Singleton
public class MicrometerLibrary implements MetricsLibrary {

    @Inject
    Instance<MeterRegistry> registries;

    private List<Meters> meters = List.of();

    @Override
    public MetricsChoice choice() {
        return MetricsChoice.MICROMETER;
    }

    @Override
    public boolean isPresent() {
        return !registries.isUnsatisfied();
    }

    @Override
    public void begin() {
        meters = registries.isResolvable()
                ? List.of(new Meters(registries.get()))
                : registries.stream().map(Meters::new).toList();
    }

    @Override
    public void added(Series series) {
        meters.forEach(each -> each.added(series));
    }

    @Override
    public void removed(Series series) {
        meters.forEach(each -> each.removed(series));
    }

    @Override
    public void end() {
        meters = List.of();
    }
}
