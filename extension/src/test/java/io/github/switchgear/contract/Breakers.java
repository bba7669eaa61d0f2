package io.github.switchgear.contract;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The breakers of the application by name, as bodies look at them. */
@Dependent
public class Breakers {

    @Inject
    BreakerRegistry registry;

    public CircuitBreaker named(String name) {
        return registry.find(name).orElseThrow();
    }

    public Optional<KeyedBreakers> keyed(String name) {
        return registry.keyed(name);
    }

    public List<String> names() {
        return registry.all().stream().map(CircuitBreaker::name).toList();
    }

    public BreakerState state(String name) {
        return named(name).state();
    }

    public BreakerSnapshot.Totals totals(String name) {
        return named(name).snapshot().totals();
    }

    public int failures(String name) {
        return named(name).snapshot().consecutiveFailures();
    }

    public Map<String, Setting> settings(String name) {
        return describe(name).settings();
    }

    public BreakerDescription describe(String name) {
        return registry.describe(name).orElseThrow();
    }

    /** Makes a breaker reject everything. */
    public void shut(String name) {
        named(name).forceOpen(ManualOverride.because("to see a rejection"));
    }

    /** Makes the next call of a breaker its probe. */
    public void letProbe(String name) {
        shut(name);
        named(name).release();
    }
}
