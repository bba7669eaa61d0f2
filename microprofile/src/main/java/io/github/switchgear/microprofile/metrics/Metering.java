package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.microprofile.plan.Adoption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the metrics of each breaker that was taken over, through every library that is there, from the start to the end. */
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

    private final List<Registration> told = new ArrayList<>();

    void start(@Observes Startup event) {
        Map<String, List<BreakerFigures>> byMethod = new LinkedHashMap<>();
        plan.byBreaker().forEach((name, methods) -> {
            GuardedMethod first = methods.get(0);
            boolean isAdopted =
                    first.declaration().annotation().annotationType().getName().equals(ADOPTED);
            if (isAdopted && isEnabled(name)) {
                byMethod.computeIfAbsent(name(first), unknown -> new ArrayList<>())
                        .add(figures(breakers.find(name).orElseThrow()));
            }
        });
        byMethod.forEach((method, figures) -> add(new MethodFigures(method, List.copyOf(figures))));
    }

    private boolean isEnabled(String name) {
        Optional<BreakerDescription> description = breakers.describe(name);
        return description.isPresent() && description.get().enabled();
    }

    /** What a container calls it: SmallRye by the class of the bean, others by the one that declares it. */
    private static String name(GuardedMethod guarded) {
        String canonical = guarded.beanClass().getCanonicalName();
        return (Adoption.isSmallRye() && canonical != null
                        ? canonical
                        : guarded.method().getDeclaringClass().getName())
                + "." + guarded.method().getName();
    }

    private BreakerFigures figures(CircuitBreaker breaker) {
        BreakerFigures figures = new BreakerFigures(breaker, Clock.systemUTC());
        told.add(breaker.onTransition(figures));
        return figures;
    }

    private void add(MethodFigures figures) {
        for (MetricsLibrary library : libraries) {
            if (library.isPresent()) {
                told.add(library.add(figures));
            }
        }
    }

    /** A registry may outlive the application. Some containers tell nobody of a shutdown but by this. */
    void end(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        told.forEach(Registration::close);
        told.clear();
    }
}
