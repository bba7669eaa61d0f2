package io.github.switchgear.core;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are looked at together, and which share of failures among them opens a breaker. The members, their
 * defaults and bounds are those of {@link io.github.switchgear.Window @Window}.
 *
 * @param calls how many of the latest calls; 0 where it is no window of calls
 * @param time how far back; nothing where it is no window of time
 * @param failureRatio the share of failures that opens
 * @param minimumCalls how many calls must be there; 0 means 20 or, where that is fewer, {@code calls}
 */
public record WindowSettings(int calls, Duration time, double failureRatio, int minimumCalls) {

    static final int MOST_CALLS = 1_000_000;

    static final WindowSettings OFF = new WindowSettings(0, Duration.ZERO, 0.5, 0);

    private static final int DEFAULT_MINIMUM = 20;

    /**
     * Whether there is a window at all.
     *
     * @return false where consecutive failures decide instead
     */
    public boolean isOn() {
        return calls > 0 || !time.isZero();
    }

    /** The minimum with its default resolved. */
    int effectiveMinimumCalls() {
        if (minimumCalls > 0) {
            return minimumCalls;
        }
        return calls > 0 ? Math.min(calls, DEFAULT_MINIMUM) : DEFAULT_MINIMUM;
    }

    /**
     * Whether so many failures among so many calls open the breaker. It is a division because that, unlike a product,
     * gives the very number that was written as the ratio: 55 of 100 is 0.55.
     */
    boolean isReachedBy(long failures, long calls) {
        return failures > 0 && calls >= effectiveMinimumCalls() && (double) failures / calls >= failureRatio;
    }

    void check(BreakerRules rules, List<String> problems) {
        if (calls < 0 || calls > MOST_CALLS) {
            problems.add("window.calls must be from 0 to " + MOST_CALLS + " but is " + calls);
        }
        BreakerSettings.checkDuration("window.time", time, problems);
        if (calls > 0 && !time.isZero()) {
            problems.add("window.calls " + calls + " and window.time " + time + " cannot be combined: set one of them");
        }
        boolean mayBeNothing = rules == BreakerRules.MICROPROFILE;
        if (!((failureRatio > 0 || (mayBeNothing && failureRatio == 0)) && failureRatio <= 1)) {
            problems.add("window.failureRatio must be " + (mayBeNothing ? "from 0 to 1" : "more than 0 and at most 1")
                    + " but is " + failureRatio);
        }
        if (minimumCalls < 0) {
            problems.add("window.minimumCalls must be at least 0 but is " + minimumCalls);
        } else if (calls > 0 && minimumCalls > calls) {
            problems.add("window.minimumCalls must be at most window.calls, " + calls + ", but is " + minimumCalls);
        }
    }

    /** Written out, as is {@link #hashCode()}: at a start, what the compiler makes for a record takes 15 ms for its first call. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WindowSettings that
                && calls == that.calls
                && time.equals(that.time)
                && Double.compare(failureRatio, that.failureRatio) == 0
                && minimumCalls == that.minimumCalls;
    }

    @Override
    public int hashCode() {
        return Objects.hash(calls, time, failureRatio, minimumCalls);
    }
}
