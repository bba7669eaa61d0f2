package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Names the states of breakers. Safe for use by any number of threads. */
@ApplicationScoped
public class StateTags {

    private static final int START_BITS = 50;

    /** By chance, as two nodes may have one name, and start in one moment. */
    private final String start =
            Long.toString(new SecureRandom().nextLong() >>> (64 - START_BITS), Character.MAX_RADIX);

    /**
     * Of each breaker that is in use, be it one of a key: such a one may be forgotten, and another made for its key, which
     * nobody tells of. So a breaker itself is remembered, and only as long as somebody else holds it. Guarded by itself.
     */
    private final Map<CircuitBreaker, Revision> revisions = new WeakHashMap<>();

    /** How many keys' breakers there were. Guarded by the above. */
    private long lives;

    /** Which life of its key, the newest transition, and how many there were up to it that began no generation. */
    record Revision(long life, @Nullable BreakerTransition newest, long number) {}

    /** To be asked before the rest is read: then what changes meanwhile makes the tag an old one, never one too new. */
    @SuppressWarnings("ReferenceEquality") // a history keeps the very transitions that it was given
    Revision revisionOf(CircuitBreaker breaker) {
        List<BreakerTransition> history = breaker.history();
        synchronized (revisions) {
            Revision known = revisions.get(breaker);
            if (known != null && known.newest == newest(history)) {
                return known;
            }
            // Who has read it before somebody else must not count what that one has counted already.
            List<BreakerTransition> now = breaker.history();
            Revision current = known == null
                    ? new Revision(breaker.key().isPresent() ? ++lives : 0, newest(now), 0)
                    : grown(known, now);
            revisions.put(breaker, current);
            return current;
        }
    }

    @SuppressWarnings("ReferenceEquality") // a history keeps the very transitions that it was given
    private static Revision grown(Revision last, List<BreakerTransition> history) {
        long number = last.number;
        for (int i = 0; i < history.size() && history.get(i) != last.newest; i++) {
            number += StateTag.beganNoGeneration(history, i) ? 1 : 0;
        }
        return new Revision(last.life, newest(history), number);
    }

    private static @Nullable BreakerTransition newest(List<BreakerTransition> history) {
        return history.isEmpty() ? null : history.get(0);
    }

    StateTag of(BreakerSnapshot snapshot, Revision revision) {
        return new StateTag(
                revision.life == 0 ? start : start + "-" + revision.life,
                snapshot.generation(),
                snapshot.state(),
                snapshot.rampUp() != null,
                snapshot.planned() != null,
                revision.number);
    }
}
