package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All breakers of an application as monitoring follows them, also those that come later, until each goes or all is ended. Safe
 * for use by any number of threads.
 */
public final class FollowedBreakers implements AutoCloseable {

    private final BreakerRegistry registry;
    private final Moments moments;
    private final SeriesListener listener;
    private final ConcurrentNavigableMap<String, FollowedBreaker> byName = new ConcurrentSkipListMap<>();
    private final Registration registration;

    /**
     * Begins to follow them.
     *
     * @param registry has them
     * @param moments tells the time
     * @param listener is told of every series, from now on
     */
    public FollowedBreakers(BreakerRegistry registry, Moments moments, SeriesListener listener) {
        this.registry = registry;
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
        byName.put(name, new FollowedBreaker(breaker, registry.keyed(name).orElse(null), enabled, moments, listener));
    }

    private void remove(CircuitBreaker breaker) {
        FollowedBreaker followed = byName.remove(breaker.name());
        if (followed != null) {
            followed.end();
        }
    }

    /** Each breaker by now, in the order of their names. */
    public List<Reading> read() {
        List<Reading> readings = new ArrayList<>();
        for (FollowedBreaker breaker : byName.values()) {
            readings.add(breaker.read());
        }
        return readings;
    }

    /** Follows none of them any more, and tells the listener that all series have gone. */
    @Override
    public void close() {
        registration.close();
        byName.values().forEach(FollowedBreaker::end);
        byName.clear();
    }
}
