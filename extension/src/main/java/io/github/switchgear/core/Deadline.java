package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time, on both clocks.
 *
 * @param nanos by the ticker, which may wrap around: only differences mean something
 * @param at by the calendar
 */
record Deadline(long nanos, Instant at) {

    boolean hasPassed(long now) {
        return nanosLeft(now) <= 0;
    }

    /** The point in time that is so long after this one. */
    Deadline plus(Duration later) {
        return new Deadline(nanos + later.toNanos(), at.plus(later));
    }

    boolean isBefore(Deadline other) {
        return nanos - other.nanos < 0;
    }

    /** The ticker at this point or, where it has not come yet, now. */
    long orBefore(long now) {
        return hasPassed(now) ? nanos : now;
    }

    long nanosLeft(long now) {
        return nanos - now;
    }
}
