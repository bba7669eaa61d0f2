package io.github.switchgear.telemetry.micrometer;

import io.github.switchgear.telemetry.metrics.MetricsChoice;
import io.github.switchgear.telemetry.metrics.MetricsLibrary;
import io.github.switchgear.telemetry.series.Series;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells series through the registry of Micrometer that is a bean. */
@Singleton
public class MicrometerLibrary implements MetricsLibrary {

    @Inject
    Instance<MeterRegistry> registries;

    private @Nullable Meters meters;

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
        meters = new Meters(registries.get());
    }

    private Meters meters() {
        return Objects.requireNonNull(meters, "begun");
    }

    @Override
    public void added(Series series) {
        meters().added(series);
    }

    @Override
    public void removed(Series series) {
        meters().removed(series);
    }

    @Override
    public void end() {
        meters = null;
    }
}
