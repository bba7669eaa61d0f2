package io.github.switchgear.telemetry;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.core.RegistryListeners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A registry without a container, whose breakers come and go as a test wants. */
public final class Registry implements BreakerRegistry {

    private final Map<String, CircuitBreaker> breakers = new TreeMap<>();
    private final Map<String, KeyedBreakers> families = new TreeMap<>();
    private final Map<String, Map<String, BreakerDescription.Setting>> settings = new TreeMap<>();
    private final Set<String> disabled = new HashSet<>();
    private final RegistryListeners listeners = new RegistryListeners();

    public synchronized CircuitBreaker add(CircuitBreaker breaker) {
        breakers.put(breaker.name(), breaker);
        listeners.added(breaker);
        return breaker;
    }

    public synchronized KeyedBreakers add(KeyedBreakers family) {
        families.put(family.name(), family);
        add(family.family());
        return family;
    }

    public synchronized CircuitBreaker addDisabled(CircuitBreaker breaker) {
        disabled.add(breaker.name());
        return add(breaker);
    }

    public synchronized void describeAs(String name, String setting, Object value, String source) {
        settings.computeIfAbsent(name, it -> new TreeMap<>())
                .put(setting, new BreakerDescription.Setting(value, source));
    }

    public synchronized void remove(String name) {
        listeners.removed(breakers.remove(name));
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
    public synchronized Optional<KeyedBreakers> keyed(String name) {
        return Optional.ofNullable(families.get(name));
    }

    @Override
    public Optional<BreakerDescription> describe(String name) {
        return find(name)
                .map(breaker -> new BreakerDescription(
                        List.of(), !disabled.contains(name), settings.getOrDefault(name, Map.of())));
    }

    @Override
    public synchronized Registration follow(RegistryListener listener) {
        Object added = listeners.add(listener, new ArrayList<>(breakers.values()));
        return () -> listeners.remove(added);
    }
}
