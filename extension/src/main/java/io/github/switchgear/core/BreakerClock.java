package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * What a breaker learns from outside: a ticker that only moves forward and decides everything, the instants that people
 * read, and the chance that jitter goes by.
 */
final class BreakerClock {

    private static final BreakerClock SYSTEM = new BreakerClock(
            System::nanoTime,
            nanos -> Instant.now().minusNanos(System.nanoTime() - nanos),
            System::currentTimeMillis,
            BreakerClock::anyChance);

    private final LongSupplier ticker;
    private final LongFunction<Instant> calendar;
    private final LongSupplier epochMilli;
    private final DoubleSupplier chance;

    private BreakerClock(
            LongSupplier ticker, LongFunction<Instant> calendar, LongSupplier epochMilli, DoubleSupplier chance) {
        this.ticker = ticker;
        this.calendar = calendar;
        this.epochMilli = epochMilli;
        this.chance = chance;
    }

    /** The system's: an instant is what the wall clock shows, so it stays right where that clock is set or slept. */
    static BreakerClock system() {
        return SYSTEM;
    }

    /** Somebody's own: instants move with the ticker, from the present wall clock time on. */
    static BreakerClock of(LongSupplier ticker) {
        return of(ticker, BreakerClock::anyChance);
    }

    /** The same, with numbers from 0 to less than 1 instead of random ones. */
    static BreakerClock of(LongSupplier ticker, DoubleSupplier chance) {
        Instant start = Instant.now();
        long startNanos = ticker.getAsLong();
        LongFunction<Instant> calendar = nanos -> start.plusNanos(nanos - startNanos);
        return new BreakerClock(
                ticker, calendar, () -> calendar.apply(ticker.getAsLong()).toEpochMilli(), chance);
    }

    private static double anyChance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    long nanos() {
        return ticker.getAsLong();
    }

    double chance() {
        return chance.getAsDouble();
    }

    /** The present instant as a number, for those that note it often and show it seldom. */
    long epochMilli() {
        return epochMilli.getAsLong();
    }

    Instant instantAt(long nanos) {
        return calendar.apply(nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    Deadline point(long nanos) {
        return new Deadline(nanos, instantAt(nanos));
    }

    Deadline deadline(long nanos, Duration after) {
        return point(nanos).plus(after);
    }
}
