package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.fleet.node.LocalSettings.LocalChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings that somebody on this node has changed, until it is known: of changes of one breaker that follow each other, the last, and
 * those apart that are for this node alone. Safe for use by any number of threads.
 */
final class PendingSettings {

    /** Guarded by this. */
    private final Map<CircuitBreaker, Deque<LocalChange>> changes = new HashMap<>();

    /**
     * Adds a change. The settings are read here, one thread at a time, and so after those of whoever was here before: the last that is
     * added has the newest.
     *
     * @return whether it is the first, so that somebody has to be sent for it
     */
    synchronized boolean add(CircuitBreaker breaker, BreakerTransition told) {
        LocalChange change = new LocalChange(told, breaker.settings());
        boolean isFirst = changes.isEmpty();
        Deque<LocalChange> of = changes.computeIfAbsent(breaker, it -> new ArrayDeque<>());
        if (!of.isEmpty() && of.getLast().change().origin() == change.change().origin()) {
            of.removeLast();
        }
        of.add(change);
        return isFirst;
    }

    /** Takes all of them, those of a breaker in their order. */
    synchronized Map<CircuitBreaker, Deque<LocalChange>> take() {
        Map<CircuitBreaker, Deque<LocalChange>> taken = new HashMap<>(changes);
        changes.clear();
        return taken;
    }
}
