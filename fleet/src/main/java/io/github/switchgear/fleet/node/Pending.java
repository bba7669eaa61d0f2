package io.github.switchgear.fleet.node;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided here and is not told yet: of each subject the newest. Bounded; safe for use by any number of threads. */
final class Pending {

    /**
     * All that there was.
     *
     * @param decisions the newest of each subject
     * @param generations of the breakers, with the last of the changes that led to them
     */
    record Taken(List<Decision> decisions, Map<CircuitBreaker, Long> generations) {}

    /** Guarded by this. */
    private final Map<Subject, Decision> decisions = new HashMap<>();

    /** Guarded by this; of breakers, of which there are not more than an application has. */
    private final Map<CircuitBreaker, Long> generations = new HashMap<>();

    /**
     * Adds what one change has led to.
     *
     * @param added none, where another change has replaced it
     * @param breaker that has changed; null where it is that of a key which is forgotten already
     * @param generation of the change
     * @return whether it is the first, so that somebody has to be sent for it
     */
    synchronized boolean add(List<Decision> added, @Nullable CircuitBreaker breaker, long generation) {
        boolean isFirst = decisions.isEmpty() && generations.isEmpty();
        if (breaker != null) {
            generations.merge(breaker, generation, Math::max);
        }
        for (Decision decision : added) {
            if (decisions.size() < RegisterMap.LIMIT || decisions.containsKey(decision.subject())) {
                decisions.merge(
                        decision.subject(),
                        decision,
                        (one, other) -> one.version().isAfter(other.version()) ? one : other);
            }
        }
        return isFirst && !(decisions.isEmpty() && generations.isEmpty());
    }

    /** Takes all of it. */
    synchronized Taken take() {
        Taken taken = new Taken(new ArrayList<>(decisions.values()), new HashMap<>(generations));
        decisions.clear();
        generations.clear();
        return taken;
    }
}
