package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** A registry without a container. */
final class KnownBreakers implements BreakerRegistry {

    private final Map<String, CircuitBreaker> breakers = new TreeMap<>();
    private final Map<String, BreakerDescription> descriptions = new TreeMap<>();
    private final LongSupplier ticker;

    KnownBreakers(LongSupplier ticker) {
        this.ticker = ticker;
    }

    CircuitBreaker add(String name, boolean enabled) {
        CircuitBreaker breaker =
                CircuitBreaker.of(name, BreakerSettings.builder().build(), ticker);
        breakers.put(name, breaker);
        descriptions.put(name, new BreakerDescription(List.of("Shop." + name + "()"), enabled, Map.of()));
        return breaker;
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
    public Optional<BreakerDescription> describe(String name) {
        return Optional.ofNullable(descriptions.get(name));
    }
}
