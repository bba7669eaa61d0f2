package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of a family that each have series of their own, from when one is tracked until it is forgotten. */
final class FollowedKeys implements AutoCloseable {

    private final Map<CircuitBreaker, FollowedBreaker> keys = new ConcurrentHashMap<>();
    private final List<Registration> registrations;

    FollowedKeys(KeyedBreakers family, boolean enabled, Moments moments, SeriesListener listener) {
        Registration actions = family.family().onTransition(this::done);
        Registration tracked = family.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                Subject subject = new Subject(breaker.name(), breaker.key().orElseThrow());
                keys.put(breaker, new FollowedBreaker(breaker, subject, null, enabled, moments, listener));
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                FollowedBreaker followed = keys.remove(breaker);
                if (followed != null) {
                    followed.end();
                }
            }
        });
        this.registrations = List.of(actions, tracked);
    }

    /** What is done to the family is no transition of a key. */
    private void done(BreakerTransition transition) {
        if (transition.key() == null) {
            keys.values().forEach(FollowedBreaker::followedItsFamily);
        }
    }

    /** Each key by now, in the order of their names. */
    List<Reading> read() {
        return keys.entrySet().stream()
                .sorted(Comparator.comparing(key -> key.getKey().key().orElseThrow()))
                .map(key -> key.getValue().read())
                .toList();
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        keys.values().forEach(FollowedBreaker::end);
        keys.clear();
    }
}
