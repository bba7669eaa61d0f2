package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All breakers of an application as monitoring follows them, also those that come later, until each goes or all is ended. Safe
 * for use by any number of threads.
 */
public final class FollowedBreakers implements AutoCloseable {

    private final BreakerRegistry registry;
    private final Set<String> withKeys;
    private final Moments moments;
    private final SeriesListener listener;
    private final ConcurrentNavigableMap<String, FollowedBreaker> byName = new ConcurrentSkipListMap<>();
    private final Map<String, FollowedKeys> keysByName = new ConcurrentHashMap<>();
    private final Registration registration;

    /**
     * Begins to follow them.
     *
     * @param registry has them
     * @param withKeys names of families whose keys have series, too; of other breakers they mean nothing
     * @param moments tells the time
     * @param listener is told of every series, from now on
     */
    public FollowedBreakers(BreakerRegistry registry, Set<String> withKeys, Moments moments, SeriesListener listener) {
        this.registry = registry;
        this.withKeys = Set.copyOf(withKeys);
        this.moments = moments;
        this.listener = listener;
        this.registration = registry.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                add(breaker);
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                remove(breaker);
            }
        });
    }

    private void add(CircuitBreaker breaker) {
        String name = breaker.name();
        boolean enabled =
                registry.describe(name).map(BreakerDescription::enabled).orElse(true);
        KeyedBreakers family = registry.keyed(name).orElse(null);
        Subject subject = new Subject(name, withKeys.isEmpty() ? null : "");
        byName.put(name, new FollowedBreaker(breaker, subject, family, enabled, moments, listener));
        if (family != null && withKeys.contains(name)) {
            keysByName.put(name, new FollowedKeys(family, enabled, moments, listener));
        }
    }

    private void remove(CircuitBreaker breaker) {
        FollowedBreaker followed = byName.remove(breaker.name());
        if (followed != null) {
            followed.end();
        }
        FollowedKeys keys = keysByName.remove(breaker.name());
        if (keys != null) {
            keys.close();
        }
    }

    /** Each breaker by now, in the order of their names, and after it those of its keys that have series. */
    public List<Reading> read() {
        List<Reading> readings = new ArrayList<>();
        byName.forEach((name, breaker) -> {
            readings.add(breaker.read());
            FollowedKeys keys = keysByName.get(name);
            if (keys != null) {
                readings.addAll(keys.read());
            }
        });
        return readings;
    }

    /** Follows none of them any more, and tells the listener that all series have gone. */
    @Override
    public void close() {
        registration.close();
        byName.values().forEach(FollowedBreaker::end);
        byName.clear();
        keysByName.values().forEach(FollowedKeys::close);
        keysByName.clear();
    }
}
