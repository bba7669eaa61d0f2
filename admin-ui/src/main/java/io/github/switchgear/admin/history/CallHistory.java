package io.github.switchgear.admin.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How calls ended within some time, in steps of equal length, the oldest first. Immutable once it is told.
 *
 * <p>A step is a length of time as the sampler's clock measures it, whatever is done to the time of day. When the first one
 * began is told by the time of day of the last look, so that after a jump of it all of the past is told by the new one.
 */
public final class CallHistory {

    private static final long UNKNOWN = -1;

    private final Instant from;
    private final Duration step;
    private final int steps;
    private final Map<CallKind, long[]> counts = new EnumMap<>(CallKind.class);

    CallHistory(Instant from, Duration step, int steps) {
        this.from = from;
        this.step = step;
        this.steps = steps;
        for (CallKind kind : CallKind.values()) {
            counts.put(kind, new long[steps]);
        }
    }

    /** Adds calls to a step. */
    void add(CallKind kind, int place, long calls) {
        of(kind)[place] += calls;
    }

    /** Nobody looked at the end of this step. */
    void isUnknown(int place) {
        counts.values().forEach(ofKind -> ofKind[place] = UNKNOWN);
    }

    /**
     * Tells when the first step began.
     *
     * @return the moment, in whole milliseconds
     */
    public Instant from() {
        return from;
    }

    /**
     * Tells how long a step is.
     *
     * @return its length
     */
    public Duration step() {
        return step;
    }

    /**
     * Counts the steps.
     *
     * @return how many there are; none of what was never called
     */
    public int steps() {
        return steps;
    }

    /**
     * Tells how many calls ended in a way within a step.
     *
     * @param kind the way
     * @param place of the step, from 0 for the oldest
     * @return how many; empty where nobody looked at the end of the step, so that they are in the next one that is not empty
     */
    public OptionalLong count(CallKind kind, int place) {
        long count = of(kind)[place];
        return count == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /**
     * Tells whether any call is in it.
     *
     * @return false if there is none
     */
    public boolean hasCalls() {
        return counts.values().stream().flatMapToLong(Arrays::stream).anyMatch(count -> count > 0);
    }

    private long[] of(CallKind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }
}
