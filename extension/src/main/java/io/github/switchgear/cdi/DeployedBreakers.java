package io.github.switchgear.cdi;

import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The breakers of the deployment, made from its plan when the application starts and the same ever after. */
@ApplicationScoped
public class DeployedBreakers implements BreakerRegistry {

    private final SortedMap<String, DeployedBreaker> byName = new TreeMap<>();
    private final Map<Class<?>, Map<Method, CircuitBreaker>> byBean = new HashMap<>();

    @Inject
    void deploy(BreakerPlan plan, @Any Instance<ResultValidator<?>> validators, Event<BreakerTransition> events) {
        Map<String, List<GuardedMethod>> sharing =
                plan.methods().stream().collect(Collectors.groupingBy(GuardedMethod::breakerName));
        sharing.forEach((name, methods) -> {
            DeployedBreaker deployed = DeployedBreaker.of(methods, validators);
            byName.put(name, deployed);
            for (GuardedMethod guarded : methods) {
                byBean.computeIfAbsent(guarded.beanClass(), beanClass -> new HashMap<>())
                        .put(guarded.method(), deployed.breaker());
            }
        });
        TransitionEvents fired = new TransitionEvents(events);
        all().forEach(breaker -> breaker.onTransition(fired));
    }

    /** Makes the breakers when the application starts, and not with the first call or the first look at them. */
    void start(@Observes Startup event) {}

    /** The breakers of a bean class's methods. */
    Map<Method, CircuitBreaker> of(Class<?> beanClass) {
        return byBean.getOrDefault(beanClass, Map.of());
    }

    @Override
    public Collection<CircuitBreaker> all() {
        return byName.values().stream().map(DeployedBreaker::breaker).toList();
    }

    @Override
    public Optional<CircuitBreaker> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(DeployedBreaker::breaker);
    }

    @Override
    public Optional<BreakerDescription> describe(String name) {
        return Optional.ofNullable(byName.get(name)).map(DeployedBreaker::describe);
    }
}
