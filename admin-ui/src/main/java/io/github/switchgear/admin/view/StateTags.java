package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.RegistryListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Names the states of breakers. Safe for use by any number of threads. */
@ApplicationScoped
public class StateTags {

    private static final int START_BITS = 50;

    /** By chance, as two nodes may have one name, and start in one moment. */
    private final String start =
            Long.toString(new SecureRandom().nextLong() >>> (64 - START_BITS), Character.MAX_RADIX);

    private final Map<String, Revision> revisions = new ConcurrentHashMap<>();

    /** The newest transition, and how many there were up to it that began no generation. */
    private record Revision(@Nullable BreakerTransition newest, long number) {}

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
    @SuppressWarnings("ReferenceEquality") // a history keeps the very transitions that it was given
    long revisionOf(CircuitBreaker breaker) {
        Revision known = revisions.get(breaker.name());
        if (known == null || known.newest != newest(breaker.history())) {
            known = revisions.compute(breaker.name(), (name, last) -> {
                List<BreakerTransition> history = breaker.history();
                return last == null ? new Revision(newest(history), 0) : grown(last, history);
            });
        }
        return known.number;
    }

    @SuppressWarnings("ReferenceEquality") // a history keeps the very transitions that it was given
    private static Revision grown(Revision last, List<BreakerTransition> history) {
        long number = last.number;
        for (int i = 0; i < history.size() && history.get(i) != last.newest; i++) {
            number += StateTag.beganNoGeneration(history, i) ? 1 : 0;
        }
        return new Revision(newest(history), number);
    }

    private static @Nullable BreakerTransition newest(List<BreakerTransition> history) {
        return history.isEmpty() ? null : history.get(0);
    }

    StateTag of(BreakerSnapshot snapshot, long revision) {
        return new StateTag(
                start,
                snapshot.generation(),
                snapshot.state(),
                snapshot.rampUp() != null,
                snapshot.planned() != null,
                revision);
    }
}
