package io.github.switchgear.benchmarks;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** So many breakers without a container, for who follows them. */
final class MonitoredBreakers implements BreakerRegistry {

    private final SortedMap<String, CircuitBreaker> breakers = new TreeMap<>();

    MonitoredBreakers(int count) {
        for (int number = 0; number < count; number++) {
            String name = "com.acme.shop.Client" + number / 10 + ".method" + number;
            breakers.put(name, CircuitBreaker.of(name, BreakerSettings.builder().build()));
        }
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
        return Optional.empty();
    }
}
