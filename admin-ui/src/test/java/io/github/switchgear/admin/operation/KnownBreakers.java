package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/** A registry without a container. */
public final class KnownBreakers implements BreakerRegistry {

    private final Map<String, CircuitBreaker> breakers = new ConcurrentSkipListMap<>();
    private final Map<String, KeyedBreakers> families = new ConcurrentSkipListMap<>();
    private final Map<String, BreakerDescription> descriptions = new ConcurrentSkipListMap<>();
    private final List<RegistryListener> listeners = new ArrayList<>();
    private final LongSupplier ticker;

    public KnownBreakers(LongSupplier ticker) {
        this.ticker = ticker;
    }

    public CircuitBreaker add(String name, boolean enabled) {
        return add(name, new BreakerDescription(List.of("Shop." + name + "()"), enabled, Map.of()));
    }

    public CircuitBreaker add(String name, BreakerDescription description) {
        CircuitBreaker breaker =
                CircuitBreaker.of(name, BreakerSettings.builder().build(), ticker);
        breakers.put(name, breaker);
        descriptions.put(name, description);
        listeners.forEach(listener -> listener.added(breaker));
        return breaker;
    }

    /** One for each key. */
    public KeyedBreakers addKeyed(String name, int maxKeys) {
        BreakerSettings settings = BreakerSettings.builder().allowedFails(2).build();
        KeyedBreakers family = KeyedBreakers.of(name, settings, maxKeys, ticker);
        families.put(name, family);
        breakers.put(name, family.family());
        descriptions.put(name, new BreakerDescription(List.of("Shop." + name + "(String)"), true, Map.of()));
        listeners.forEach(listener -> listener.added(family.family()));
        return family;
    }

    public void remove(String name) {
        families.remove(name);
        descriptions.remove(name);
        CircuitBreaker gone = breakers.remove(name);
        listeners.forEach(listener -> listener.removed(gone));
    }

    @Override
    public Registration follow(RegistryListener listener) {
        listeners.add(listener);
        breakers.values().forEach(listener::added);
        return () -> listeners.remove(listener);
    }

    @Override
    public Collection<CircuitBreaker> all() {
        return breakers.values();
    }

    @Override
    public Optional<CircuitBreaker> find(String name) {
        return Optional.ofNullable(breakers.get(name));
    }

    @Override
    public Optional<KeyedBreakers> keyed(String name) {
        return Optional.ofNullable(families.get(name));
    }

    @Override
    public Optional<BreakerDescription> describe(String name) {
        return Optional.ofNullable(descriptions.get(name));
    }
}
