package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A breaker that is followed, which may be that of a key: what it does not know of itself is counted here, as it tells of its
 * transitions. Of a family that is its own breaker, of whose keys only the number in each state is told here. Nothing here runs in a
 * call but what a transition takes.
 */
final class FollowedBreaker {

    private static final long[] NO_KEYS = {};

    private final CircuitBreaker breaker;
    private final Subject subject;
    private final @Nullable String key;
    private final @Nullable KeyedBreakers family;
    private final boolean enabled;
    private final Moments moments;
    private final SeriesListener listener;
    private final StateTimes times;
    private final Registration registration;

    private final Look live = new Live();

    /** Guarded by this. */
    private final SortedMap<Change, Long> changes = new TreeMap<>();

    /** What was told last; guarded by this. */
    private long failed;

    /** Those that were told of; guarded by itself. Whoever reads does not wait for a library that takes a series. */
    private final List<Series> told = new ArrayList<>();

    /** Guarded by {@link #told}. */
    private boolean hasEnded;

    /**
     * Begins to follow.
     *
     * @param subject what its series are called
     * @param family of which it is the own breaker; null if it has no keys
     * @param enabled whether calls go through it at all
     */
    FollowedBreaker(
            CircuitBreaker breaker,
            Subject subject,
            @Nullable KeyedBreakers family,
            boolean enabled,
            Moments moments,
            SeriesListener listener) {
        this.breaker = breaker;
        this.subject = subject;
        this.key = breaker.key().orElse(null);
        this.family = family;
        this.enabled = enabled;
        this.moments = moments;
        this.listener = listener;
        // What is told before it is known from where on the time counts, waits.
        synchronized (this) {
            this.registration = breaker.onTransition(this::transition);
            BreakerSnapshot now = breaker.snapshot();
            this.times = new StateTimes(
                    key == null,
                    seen(now.state()),
                    now.generation(),
                    moments.nanos().getAsLong());
        }
        Templates.fromTheStart(family != null).forEach(this::tell);
    }

    private SeenState seen(BreakerState state) {
        return enabled ? SeenState.of(state) : SeenState.DISABLED;
    }

    private void transition(BreakerTransition transition) {
        if (!Objects.equals(key, transition.key())) {
            return;
        }
        Change change = Change.of(transition);
        boolean isFirst;
        synchronized (this) {
            if (enabled) {
                times.told(
                        transition, moments.nanos().getAsLong(), moments.wall().get());
            }
            isFirst = changes.merge(change, 1L, Long::sum) == 1;
        }
        if (isFirst) {
            tell(Templates.of(change));
        }
    }

    private void tell(Template template) {
        synchronized (told) {
            if (!hasEnded) {
                Series series =
                        new Series(subject, template, () -> template.value().applyAsDouble(live));
                told.add(series);
                listener.added(series);
            }
        }
    }

    /** Follows no more. */
    void end() {
        registration.close();
        synchronized (told) {
            hasEnded = true;
            told.forEach(listener::removed);
            told.clear();
        }
    }

    /** The breaker by now. No counter of it is lower than in the reading before. */
    synchronized Reading read() {
        BreakerSnapshot snapshot = breaker.snapshot();
        return new Reading(
                subject,
                snapshot,
                seen(snapshot.state()),
                failed(snapshot.totals()),
                nanos(),
                new TreeMap<>(changes),
                keys());
    }

    /** A slow call is counted as that first, and as failed then. */
    private synchronized long failed(BreakerSnapshot.Totals totals) {
        failed = Math.max(failed, totals.failed() - totals.slow());
        return failed;
    }

    /** Something was done to the family of this key. */
    synchronized void followedItsFamily() {
        BreakerSnapshot now = breaker.snapshot();
        times.found(
                seen(now.state()),
                now.since(),
                moments.nanos().getAsLong(),
                moments.wall().get());
    }

    private synchronized long[] nanos() {
        if (key != null) {
            followedItsFamily();
        }
        return times.read(
                enabled ? breaker.pending() : List.of(),
                moments.nanos().getAsLong(),
                moments.wall().get());
    }

    private synchronized double changes(Change change) {
        return changes.getOrDefault(change, 0L);
    }

    private long[] keys() {
        if (family == null) {
            return NO_KEYS;
        }
        long[] keys = new long[SeenState.values().length];
        for (CircuitBreaker key : family.tracked()) {
            keys[SeenState.of(key.state()).place()]++;
        }
        return keys;
    }

    /** The breaker as it is when it is asked: who asks one thing does not wait for the rest. */
    private final class Live implements Look {

        @Override
        public double isIn(SeenState asked) {
            return seen(breaker.state()) == asked ? 1 : 0;
        }

        @Override
        public double calls(Outcome outcome) {
            BreakerSnapshot.Totals totals = breaker.snapshot().totals();
            return outcome.of(totals, outcome == Outcome.FAILED ? failed(totals) : 0);
        }

        @Override
        public double fallbacks() {
            return breaker.snapshot().totals().fallbacks();
        }

        @Override
        public double seconds(SeenState asked) {
            return nanos()[asked.place()] / Reading.NANOS_OF_A_SECOND;
        }

        @Override
        public double isForced(BreakerState kind) {
            return breaker.state() == kind ? 1 : 0;
        }

        @Override
        public double keys(SeenState asked) {
            return FollowedBreaker.this.keys()[asked.place()];
        }

        @Override
        public double changes(Change change) {
            return FollowedBreaker.this.changes(change);
        }
    }
}
