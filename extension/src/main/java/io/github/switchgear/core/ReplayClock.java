package io.github.switchgear.core;

import java.time.Instant;

/** A clock that a replay moves. Chance is in the middle, so that jitter spreads nothing. */
final class ReplayClock extends BreakerClock {

    private static final double MIDDLE = 0.5;

    private final long known;
    private final Instant instant;
    private long now;

    /**
     * At any moment.
     *
     * @param known a point by the ticker
     * @param instant the same, for people
     */
    ReplayClock(long known, Instant instant) {
        this.known = known;
        this.instant = instant;
        this.now = known;
    }

    void set(long nanos) {
        now = nanos;
    }

    /** Unless it is later already. */
    void moveTo(long nanos) {
        if (nanos - now > 0) {
            now = nanos;
        }
    }

    @Override
    long nanos() {
        return now;
    }

    @Override
    double chance() {
        return MIDDLE;
    }

    @Override
    long epochMilli() {
        return calendar(now).toEpochMilli();
    }

    @Override
    Instant calendar(long nanos) {
        return instant.plusNanos(nanos - known);
    }
}
