package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.core.Registration;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Tells the metrics through Micrometer, by the names and tags that SmallRye gives them. A call costs nothing more by that. */
@Singleton
public class MicrometerLibrary implements MetricsLibrary {

    @Inject
    Instance<MeterRegistry> registries;

    /** A registry holds weakly what a meter of it asks. */
    private final Set<MethodFigures> held = ConcurrentHashMap.newKeySet();

    @Override
    public boolean isPresent() {
        return !registries.isUnsatisfied();
    }

    @Override
    public Registration add(MethodFigures figures) {
        held.add(figures);
        List<Runnable> removals = new ArrayList<>();
        if (registries.isResolvable()) {
            add(figures, registries.get(), removals);
        } else {
            registries.forEach(registry -> add(figures, registry, removals));
        }
        return () -> {
            removals.forEach(Runnable::run);
            held.remove(figures);
        };
    }

    private static void add(MethodFigures figures, MeterRegistry registry, List<Runnable> removals) {
        Tags method = Tags.of("method", figures.method());
        List<Meter> meters = new ArrayList<>();
        meters.add(calls(figures, registry, method, "success", MethodFigures::succeeded));
        meters.add(calls(figures, registry, method, "failure", MethodFigures::failed));
        meters.add(calls(figures, registry, method, "circuitBreakerOpen", MethodFigures::rejected));
        meters.add(FunctionCounter.builder("ft.circuitbreaker.opened.total", figures, MethodFigures::opened)
                .tags(method)
                .register(registry));
        for (MetricState state : MetricState.values()) {
            Tags tags = method.and("state", state.tag());
            meters.add(TimeGauge.builder(
                            "ft.circuitbreaker.state.total",
                            figures,
                            TimeUnit.NANOSECONDS,
                            known -> known.timeIn(state).toNanos())
                    .tags(tags)
                    .register(registry));
            meters.add(Gauge.builder("ft.circuitbreaker.state.current", figures, known -> known.in(state))
                    .tags(tags)
                    .register(registry));
        }
        meters.forEach(meter -> removals.add(() -> {
            Meter unused = registry.remove(meter);
        }));
    }

    private static FunctionCounter calls(
            MethodFigures figures,
            MeterRegistry registry,
            Tags method,
            String result,
            ToDoubleFunction<MethodFigures> value) {
        return FunctionCounter.builder("ft.circuitbreaker.calls.total", figures, value)
                .tags(method.and("circuitBreakerResult", result))
                .register(registry);
    }
}
