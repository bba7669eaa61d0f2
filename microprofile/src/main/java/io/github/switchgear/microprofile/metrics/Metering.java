package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Optional;

/** Tells the metrics of each breaker that was taken over, through every library that is there, from the start on. */
@Singleton
public class Metering {

    private static final String ADOPTED = "org.eclipse.microprofile.faulttolerance.CircuitBreaker";

    @Inject
    BreakerPlan plan;

    @Inject
    BreakerRegistry breakers;

    @Inject
    @Any
    Instance<MetricsLibrary> libraries;

    void start(@Observes Startup event) {
        plan.byBreaker().forEach((name, methods) -> {
            GuardedMethod first = methods.get(0);
            boolean isAdopted =
                    first.declaration().annotation().annotationType().getName().equals(ADOPTED);
            if (isAdopted && isEnabled(name)) {
                add(first.method(), breakers.find(name).orElseThrow());
            }
        });
    }

    private boolean isEnabled(String name) {
        Optional<BreakerDescription> description = breakers.describe(name);
        return description.isPresent() && description.get().enabled();
    }

    private void add(Method method, CircuitBreaker breaker) {
        String name = method.getDeclaringClass().getName() + "." + method.getName();
        BreakerFigures figures = new BreakerFigures(name, breaker, Clock.systemUTC());
        Registration unused = breaker.onTransition(figures);
        for (MetricsLibrary library : libraries) {
            if (library.isPresent()) {
                library.add(figures);
            }
        }
    }
}
