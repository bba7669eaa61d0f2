package io.github.switchgear.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/**
 * What threads do to one machine at the same time, from a situation that a subclass brings about.
 *
 * <p>Admitting a call is one operation and its end is another, so a call may end long after it began, or again; each
 * thread ends its own calls. The clock stands still: an operation belongs to the time at which it read the clock, not to
 * the one at which it took effect. What the clock has brought is a step of its own, published before the operation that
 * finds it; so the history is read without such steps. Totals and the last failure are not looked at, which are kept
 * beside the state; nor is the count of consecutive failures where there is a window, which decides without it.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
public abstract class MachineOperations {

    static final long TIME = 10;

    private static final ManualOverride WHY = ManualOverride.because("test");
    private static final int THREADS = 2;

    private final AtomicLong time = new AtomicLong();
    private final BreakerSettings changed;
    private final State[] admitted = new State[THREADS + 1];
    final Machine machine;

    MachineOperations(BreakerSettings.Builder settings, BreakerSettings.Builder changed) {
        this.changed = changed.build();
        this.machine = new Machine("inventory", settings.build(), BreakerClock.of(() -> time.get(), () -> 0.5));
    }

    /** Settings whose times all are the same. */
    static BreakerSettings.Builder settings() {
        return BreakerSettings.builder()
                .allowedFails(2)
                .retryTimer(Duration.ofNanos(TIME))
                .probeLease(Duration.ofNanos(TIME));
    }

    final void openIt() {
        State closed = machine.admit();
        while (machine.stateNow() == BreakerState.CLOSED) {
            machine.failed(closed, "Failure");
        }
    }

    final void beginAll() {
        Arrays.setAll(admitted, thread -> machine.admit());
    }

    final void waitForTheTime() {
        time.addAndGet(TIME);
    }

    @Operation
    public String begin(@Param(name = "thread") int thread) {
        try {
            admitted[thread] = machine.admit();
            return "admitted";
        } catch (BreakerOpenException rejection) {
            return "rejected: " + rejection.state();
        }
    }

    @Operation
    public void succeed(@Param(name = "thread") int thread) {
        if (admitted[thread] != null) {
            machine.returned(admitted[thread], 0, "fine");
        }
    }

    @Operation
    public void fail(@Param(name = "thread") int thread) {
        if (admitted[thread] != null) {
            machine.failed(admitted[thread], "Failure");
        }
    }

    @Operation
    public void beNeutral(@Param(name = "thread") int thread) {
        if (admitted[thread] != null) {
            machine.neutral(admitted[thread], Machine.NOT_TIMED, "Neutral");
        }
    }

    @Operation
    public void reset() {
        order((current, now, around) -> current.reset(now, around, WHY));
    }

    @Operation
    public boolean resetFirstGeneration() {
        try {
            machine.change(OptionalLong.of(0), (current, now, around) -> current.reset(now, around, WHY));
            return true;
        } catch (StaleGenerationException refused) {
            return false;
        }
    }

    @Operation
    public void forceOpen() {
        order((current, now, around) -> current.forced(BreakerState.FORCED_OPEN, now, around, WHY));
    }

    @Operation
    public void forceClosed() {
        order((current, now, around) -> current.forced(BreakerState.FORCED_CLOSED, now, around, WHY));
    }

    @Operation
    public void release() {
        order((current, now, around) -> current.released(now, around, WHY));
    }

    @Operation
    public void reconfigure() {
        order((current, now, around) -> current.reconfigured(now, around, changed, WHY));
    }

    private void order(Machine.Step step) {
        machine.change(OptionalLong.empty(), step);
    }

    @Operation
    public BreakerState state() {
        return machine.stateNow();
    }

    @Operation
    public String snapshot() {
        BreakerSnapshot seen = machine.snapshot();
        return seen.state()
                + (seen.probeInFlight() ? ", probing" : "")
                + (seen.wouldBeOpen() ? ", would be open" : "")
                + ", failures "
                + seen.consecutiveFailures();
    }

    @Operation
    public String history() {
        StringBuilder causes = new StringBuilder();
        for (BreakerTransition change : machine.state().history()) {
            if (change.cause() != Cause.RETRY_TIME_PASSED && change.cause() != Cause.OVERRIDE_ENDED) {
                causes.append(change.cause()).append(' ');
            }
        }
        return causes.toString();
    }
}
