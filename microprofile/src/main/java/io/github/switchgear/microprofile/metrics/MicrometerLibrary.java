package io.github.switchgear.microprofile.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Tells the metrics through Micrometer, by the names and tags that SmallRye gives them. A call costs nothing more by that. */
@Singleton
public class MicrometerLibrary implements MetricsLibrary {

    @Inject
    Instance<MeterRegistry> registries;

    /** A registry holds weakly what a meter of it asks. */
    private final List<BreakerFigures> held = new CopyOnWriteArrayList<>();

    @Override
    public boolean isPresent() {
        return !registries.isUnsatisfied();
    }

    @Override
    public void add(BreakerFigures figures) {
        held.add(figures);
        if (registries.isResolvable()) {
            add(figures, registries.get());
        } else {
            registries.forEach(registry -> add(figures, registry));
        }
    }

    private static void add(BreakerFigures figures, MeterRegistry registry) {
        Tags method = Tags.of("method", figures.method());
        calls(figures, registry, method.and("circuitBreakerResult", "success"), BreakerFigures::succeeded);
        calls(figures, registry, method.and("circuitBreakerResult", "failure"), BreakerFigures::failed);
        calls(figures, registry, method.and("circuitBreakerResult", "circuitBreakerOpen"), BreakerFigures::rejected);
        registry.more().counter("ft.circuitbreaker.opened.total", method, figures, BreakerFigures::opened);
        for (MetricState state : MetricState.values()) {
            Tags tags = method.and("state", state.tag());
            registry.more()
                    .timeGauge(
                            "ft.circuitbreaker.state.total",
                            tags,
                            figures,
                            TimeUnit.NANOSECONDS,
                            known -> known.in(state).toNanos());
            registry.gauge("ft.circuitbreaker.state.current", tags, figures, known -> known.is(state) ? 1 : 0);
        }
    }

    private static void calls(
            BreakerFigures figures, MeterRegistry registry, Tags tags, ToDoubleFunction<BreakerFigures> value) {
        registry.more().counter("ft.circuitbreaker.calls.total", tags, figures, value);
    }
}
