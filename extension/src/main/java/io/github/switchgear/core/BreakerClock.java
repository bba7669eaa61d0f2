package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a breaker learns from outside: a ticker that only moves forward and decides everything, the instants that people
 * read, and the chance that jitter goes by.
 */
abstract class BreakerClock {

    private static final BreakerClock SYSTEM = new OfSystem();

    /** The system's: an instant is what the wall clock shows, so it stays right where that clock is set or slept. */
    static BreakerClock system() {
        return SYSTEM;
    }

    /** Somebody's own: instants move with the ticker, from the present wall clock time on. */
    static BreakerClock of(LongSupplier ticker) {
        return new OfTicker(ticker, null);
    }

    /** The same, with numbers from 0 to less than 1 instead of random ones. */
    static BreakerClock of(LongSupplier ticker, DoubleSupplier chance) {
        return new OfTicker(ticker, chance);
    }

    abstract long nanos();

    double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** The present instant as a number, for those that note it often and show it seldom. */
    abstract long epochMilli();

    abstract Instant calendar(long nanos);

    final Instant instantAt(long nanos) {
        return calendar(nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    final Deadline point(long nanos) {
        return new Deadline(nanos, instantAt(nanos));
    }

    final Deadline deadline(long nanos, Duration after) {
        return point(nanos).plus(after);
    }

    private static final class OfSystem extends BreakerClock {

        @Override
        long nanos() {
            return System.nanoTime();
        }

        @Override
        long epochMilli() {
            return System.currentTimeMillis();
        }

        @Override
        Instant calendar(long nanos) {
            return Instant.now().minusNanos(System.nanoTime() - nanos);
        }
    }

    private static final class OfTicker extends BreakerClock {

        private final LongSupplier ticker;
        private final @Nullable DoubleSupplier chance;
        private final Instant start = Instant.now();
        private final long startNanos;

        OfTicker(LongSupplier ticker, @Nullable DoubleSupplier chance) {
            this.ticker = ticker;
            this.chance = chance;
            this.startNanos = ticker.getAsLong();
        }

        @Override
        long nanos() {
            return ticker.getAsLong();
        }

        @Override
        double chance() {
            return chance == null ? super.chance() : chance.getAsDouble();
        }

        @Override
        long epochMilli() {
            return calendar(nanos()).toEpochMilli();
        }

        @Override
        Instant calendar(long nanos) {
            return start.plusNanos(nanos - startNanos);
        }
    }
}
