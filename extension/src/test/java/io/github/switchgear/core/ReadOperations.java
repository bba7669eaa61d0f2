package io.github.switchgear.core;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.Operation;

/** An open breaker is read while it is reset and time passes. */
public class ReadOperations {

    private static final Duration TIME = Duration.ofNanos(10);

    private final AtomicLong time = new AtomicLong();
    private final Machine machine = new Machine(
            "inventory",
            BreakerSettings.builder().allowedFails(1).retryTimer(TIME).build(),
            BreakerClock.of(() -> time.get()));

    public ReadOperations() {
        machine.failed(machine.admit(), "Failure");
    }

    @Operation
    public void reset() {
        machine.change(
                OptionalLong.empty(),
                (current, now, clock) -> current.reset(now, clock, ManualOverride.withoutReason()));
    }

    @Operation
    public void letTheRetryTimePass() {
        time.addAndGet(TIME.toNanos());
    }

    @Operation
    public BreakerState state() {
        return machine.stateNow();
    }

    @Operation
    public String snapshot() {
        BreakerSnapshot seen = machine.snapshot();
        return seen.state() + " " + seen.retryAfterMillis();
    }
}
