package io.github.switchgear.telemetry.series;

import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time as two clocks tell it.
 *
 * @param nanos nanoseconds that never go back, from any origin
 * @param wall the wall clock, in which breakers tell of their transitions
 */
public record Moments(LongSupplier nanos, Supplier<Instant> wall) {

    /** The system's. */
    public static final Moments SYSTEM = new Moments(System::nanoTime, Instant::now);
}
