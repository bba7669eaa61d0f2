package io.github.switchgear.core;

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

    long nanosLeft(long now) {
        return nanos - now;
    }
}
