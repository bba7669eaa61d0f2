package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long a breaker has been in each state since somebody follows it. The times add up to all of that, by a clock that only
 * moves forward; the wall clock, in which transitions tell when they took effect, only tells how an interval is divided. What
 * was read never shrinks, whatever happens to the wall clock, and also where a transition is told after it was read past it: a
 * counter that falls is taken for one that began anew.
 *
 * <p>Transitions of several threads may be told out of order: one that comes before its turn waits for those in between.
 *
 * <p>For one thread at a time.
 */
final class StateTimes {

    private final long[] nanos;
    private final long[] shown = new long[SeenState.values().length];
    private final NavigableMap<Long, BreakerTransition> early;
    private final boolean tellsAll;
    private SeenState state;
    private long generation;
    private long until;

    /**
     * From now on.
     *
     * @param tellsAll whether each generation of it comes with a transition, which is not so for a key
     * @param state in which the breaker is
     * @param generation of the last transition that is published
     * @param now by a clock that only moves forward, in nanoseconds
     */
    StateTimes(boolean tellsAll, SeenState state, long generation, long now) {
        this(new long[SeenState.values().length], new TreeMap<>(), tellsAll, state, generation, now);
    }

    private StateTimes(
            long[] nanos,
            NavigableMap<Long, BreakerTransition> early,
            boolean tellsAll,
            SeenState state,
            long generation,
            long until) {
        this.nanos = nanos;
        this.early = early;
        this.tellsAll = tellsAll;
        this.state = state;
        this.generation = generation;
        this.until = until;
    }

    /**
     * A transition is published.
     *
     * @param now by the clock that only moves forward
     * @param wall the same moment by the wall clock
     */
    void told(BreakerTransition transition, long now, Instant wall) {
        if (transition.generation() > generation) {
            early.put(transition.generation(), transition);
        }
        while (!early.isEmpty() && (!tellsAll || early.firstKey() == generation + 1)) {
            BreakerTransition next = early.pollFirstEntry().getValue();
            count(moment(next.at(), now, wall));
            state = SeenState.of(next.to());
            generation = next.generation();
        }
    }

    /**
     * The breaker is found in a state, whatever has led there: what is done to its family, a key follows without a transition.
     *
     * @param since when it came into it
     * @param now by the clock that only moves forward
     * @param wall the same moment by the wall clock
     */
    void found(SeenState found, Instant since, long now, Instant wall) {
        if (found != state) {
            count(moment(since, now, wall));
            state = found;
        }
    }

    private long moment(Instant at, long now, Instant wall) {
        long ago = Duration.between(at, wall).toNanos();
        return now - Math.max(0, Math.min(ago, now - until));
    }

    private void count(long moment) {
        nanos[state.place()] += moment - until;
        until = moment;
    }

    /**
     * The times by now.
     *
     * @param pending transitions that are not published yet, newest first
     * @param now by the clock that only moves forward
     * @param wall the same moment by the wall clock
     * @return nanoseconds, by the ordinal of the state
     */
    long[] read(List<BreakerTransition> pending, long now, Instant wall) {
        StateTimes copy = new StateTimes(nanos.clone(), new TreeMap<>(early), tellsAll, state, generation, until);
        for (int i = pending.size() - 1; i >= 0; i--) {
            copy.told(pending.get(i), now, wall);
        }
        copy.count(now);
        for (int i = 0; i < shown.length; i++) {
            shown[i] = Math.max(shown[i], copy.nanos[i]);
        }
        return shown.clone();
    }
}
