package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * A breaker's two clocks: a ticker that only moves forward and decides everything, and the instants that people read.
 */
final class BreakerClock {

    private final LongSupplier ticker;
    private final LongFunction<Instant> calendar;

    private BreakerClock(LongSupplier ticker, LongFunction<Instant> calendar) {
        this.ticker = ticker;
        this.calendar = calendar;
    }

    /** The system's: an instant is what the wall clock shows, so it stays right where that clock is set or slept. */
    static BreakerClock system() {
        return new BreakerClock(System::nanoTime, nanos -> Instant.now().minusNanos(System.nanoTime() - nanos));
    }

    /** Somebody's own: instants move with the ticker, from the present wall clock time on. */
    static BreakerClock of(LongSupplier ticker) {
        Instant start = Instant.now();
        long startNanos = ticker.getAsLong();
        return new BreakerClock(ticker, nanos -> start.plusNanos(nanos - startNanos));
    }

    long nanos() {
        return ticker.getAsLong();
    }

    Instant instantAt(long nanos) {
        return calendar.apply(nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    Deadline deadline(long nanos, Duration after) {
        return new Deadline(nanos + after.toNanos(), instantAt(nanos).plus(after));
    }
}
