package io.github.switchgear.admin.history;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/** What is kept of a breaker: its totals when they were last read, and what they have grown by. Not safe for use by several threads. */
final class SampledBreaker {

    private final CircuitBreaker breaker;
    private final StepCounts counts = new StepCounts(CallHistories.STEPS);
    private Totals last;

    /** Of the last minute; null before a fallback has answered, as few breakers have one. */
    private int @Nullable [] fallbacks;

    /**
     * One of which nothing is known.
     *
     * @param counted what was counted before, in no step
     */
    SampledBreaker(CircuitBreaker breaker, Totals counted) {
        this.breaker = breaker;
        this.last = counted;
    }

    @SuppressWarnings("ReferenceEquality") // one that has come again under the name is another
    boolean isOf(CircuitBreaker other) {
        return breaker == other;
    }

    StepCounts counts() {
        return counts;
    }

    /** Reads the totals at the end of a step, and adds to those of all breakers. */
    void sample(long step, Totals now, StepCounts whole) {
        for (CallKind kind : CallKind.values()) {
            long calls = kind.of(now) - kind.of(last);
            counts.add(kind, step, calls);
            whole.add(kind, step, calls);
        }
        int[] answered = fallbacks;
        if (answered == null && now.fallbacks() > last.fallbacks()) {
            answered = new int[CallHistories.STEPS_A_MINUTE];
            fallbacks = answered;
        }
        if (answered != null) {
            answered[place(step)] = (int) Math.min(Integer.MAX_VALUE, now.fallbacks() - last.fallbacks());
        }
        last = now;
    }

    /** Forgets the step whose place a new one takes. */
    void begin(long step) {
        counts.begin(step);
        if (fallbacks != null) {
            fallbacks[place(step)] = 0;
        }
    }

    long fallbacksOfLastMinute() {
        long sum = 0;
        if (fallbacks != null) {
            for (int answered : fallbacks) {
                sum += answered;
            }
        }
        return sum;
    }

    private static int place(long step) {
        return (int) Math.floorMod(step, (long) CallHistories.STEPS_A_MINUTE);
    }
}
