package io.github.switchgear.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.Operation;

/** Calls of a closed breaker end while the slices of its window of time follow each other. */
public class SliceOperations {

    private static final long SLICE = 10;

    private final AtomicLong time = new AtomicLong();
    private final Machine machine = new Machine(
            "inventory",
            BreakerSettings.builder()
                    .timeWindow(Duration.ofNanos(60 * SLICE), 1, 3)
                    .build(),
            BreakerClock.of(() -> time.get()));
    private final State closed = machine.admit();

    @Operation
    public void fail() {
        machine.failed(closed, "Failure");
    }

    @Operation
    public void letASlicePass() {
        time.addAndGet(SLICE);
    }

    @Operation
    public BreakerState state() {
        return machine.stateNow();
    }
}
