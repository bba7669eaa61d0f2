package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.core.RegistryListeners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A registry without a container. */
final class Registry implements BreakerRegistry {

    private final Map<String, CircuitBreaker> breakers = new TreeMap<>();
    private final RegistryListeners listeners = new RegistryListeners();

    synchronized CircuitBreaker add(CircuitBreaker breaker) {
        breakers.put(breaker.name(), breaker);
        listeners.added(breaker);
        return breaker;
    }

    @Override
    public synchronized Collection<CircuitBreaker> all() {
        return List.copyOf(breakers.values());
    }

    @Override
    public synchronized Optional<CircuitBreaker> find(String name) {
        return Optional.ofNullable(breakers.get(name));
    }

    @Override
    public Optional<KeyedBreakers> keyed(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<BreakerDescription> describe(String name) {
        return Optional.empty();
    }

    @Override
    public synchronized Registration follow(RegistryListener listener) {
        Object added = listeners.add(listener, new ArrayList<>(breakers.values()));
        return () -> listeners.remove(added);
    }
}
