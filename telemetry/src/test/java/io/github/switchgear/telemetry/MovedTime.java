package io.github.switchgear.telemetry;

import io.github.switchgear.telemetry.series.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that stands still until a test moves it, and shows the wall clock's time that a breaker with this ticker tells. */
public final class MovedTime implements LongSupplier {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final long startNanos = nanos.get();
    private final Instant start = Instant.now();
    private volatile Duration shift = Duration.ZERO;

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    /** Somebody sets the wall clock. */
    public void shiftWall(Duration by) {
        shift = shift.plus(by);
    }

    public Moments moments() {
        return new Moments(this, () -> start.plusNanos(nanos.get() - startNanos).plus(shift));
    }
}
