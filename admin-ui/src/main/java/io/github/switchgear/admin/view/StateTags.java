package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.RegistryListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names the states of breakers. Safe for use by any number of threads. */
@ApplicationScoped
public class StateTags {

    private static final int START_BITS = 50;

    /** By chance, as two nodes may have one name, and start in one moment. */
    private final String start =
            Long.toString(new SecureRandom().nextLong() >>> (64 - START_BITS), Character.MAX_RADIX);

    private final Map<String, Revision> revisions = new ConcurrentHashMap<>();

    /** Settings, and how many others there were before. */
    private record Revision(BreakerSettings settings, long number) {}

    /** Lets go of breakers that go. */
    @Inject
    void follow(BreakerRegistry registry) {
        registry.follow(new RegistryListener() {
            @Override
            public void removed(CircuitBreaker breaker) {
                revisions.remove(breaker.name());
            }
        });
    }

    /** To be asked before the rest is read: then what changes meanwhile makes the tag an old one, never one too new. */
    @SuppressWarnings("ReferenceEquality") // a breaker keeps the very settings that it was given
    long settingsOf(CircuitBreaker breaker) {
        Revision known = revisions.get(breaker.name());
        if (known == null || known.settings != breaker.settings()) {
            known = revisions.compute(breaker.name(), (name, last) -> {
                BreakerSettings current = breaker.settings();
                if (last == null) {
                    return new Revision(current, 0);
                }
                return last.settings == current ? last : new Revision(current, last.number + 1);
            });
        }
        return known.number;
    }

    StateTag of(BreakerSnapshot snapshot, long settings) {
        return new StateTag(start, snapshot.generation(), snapshot.state(), settings);
    }
}
