package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/**
 * Tells the metrics through MicroProfile Metrics, in the scope that the specification has for them. Its counters have to be
 * counted up with each call, as natively; a gauge that asked instead would be another kind of metric than the container's own of
 * the same name, of a breaker that it has kept.
 */
@Singleton
public class MicroProfileLibrary implements MetricsLibrary {

    @Inject
    @RegistryScope(scope = MetricRegistry.BASE_SCOPE)
    Instance<MetricRegistry> registries;

    @Override
    public boolean isPresent() {
        return registries.isResolvable();
    }

    @Override
    public Registration add(MethodFigures figures) {
        MetricRegistry registry = registries.get();
        Tag method = new Tag("method", figures.method());
        Counter succeeded = calls(registry, method, "success");
        Counter failed = calls(registry, method, "failure");
        Counter rejected = calls(registry, method, "circuitBreakerOpen");
        Counter opened = registry.counter("ft.circuitbreaker.opened.total", method);
        List<Registration> listening = new ArrayList<>();
        for (CircuitBreaker breaker : figures.breakers()) {
            listening.add(breaker.onCall(state -> outcome -> {
                switch (outcome) {
                    case SUCCEEDED -> succeeded.inc();
                    case FAILED, SLOW -> failed.inc();
                    case NEUTRAL -> {
                        // nobody asks for these
                    }
                }
            }));
            listening.add(breaker.onRejection((rejection, cause) -> rejected.inc()));
            listening.add(breaker.onTransition(change -> {
                if (BreakerFigures.opens(change)) {
                    opened.inc();
                }
            }));
        }
        for (MetricState state : MetricState.values()) {
            Metadata metadata = Metadata.builder()
                    .withName("ft.circuitbreaker.state.total")
                    .withUnit(MetricUnits.NANOSECONDS)
                    .build();
            Gauge<Long> unused = registry.gauge(
                    metadata, figures, known -> known.timeIn(state).toNanos(), method, new Tag("state", state.tag()));
        }
        return () -> {
            listening.forEach(Registration::close);
            registry.removeMatching((id, metric) -> id.getName().startsWith("ft.circuitbreaker.")
                    && figures.method().equals(id.getTags().get("method")));
        };
    }

    private static Counter calls(MetricRegistry registry, Tag method, String result) {
        return registry.counter("ft.circuitbreaker.calls.total", method, new Tag("circuitBreakerResult", result));
    }
}
