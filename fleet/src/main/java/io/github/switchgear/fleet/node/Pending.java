package io.github.switchgear.fleet.node;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was decided here and is not told yet: of each subject the newest. Bounded; safe for use by any number of threads. */
final class Pending {

    /** Guarded by this. */
    private final Map<Subject, Decision> decisions = new HashMap<>();

    /**
     * Adds decisions.
     *
     * @return whether they are the first, so that somebody has to be sent for them
     */
    synchronized boolean add(List<Decision> added) {
        boolean isFirst = decisions.isEmpty();
        for (Decision decision : added) {
            if (decisions.size() < RegisterMap.LIMIT || decisions.containsKey(decision.subject())) {
                decisions.merge(
                        decision.subject(),
                        decision,
                        (one, other) -> one.version().isAfter(other.version()) ? one : other);
            }
        }
        return isFirst;
    }

    /** Takes all of them. */
    synchronized List<Decision> take() {
        List<Decision> taken = new ArrayList<>(decisions.values());
        decisions.clear();
        return taken;
    }
}
