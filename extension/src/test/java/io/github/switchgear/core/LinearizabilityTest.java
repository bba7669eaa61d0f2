package io.github.switchgear.core;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever threads do to a breaker at the same time, it looks as if they had done it one after the other. */
class LinearizabilityTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Closed.class,
                Open.class,
                RetryTimePassed.class,
                LeaseRunOut.class,
                OverrideEnded.class,
                WindowOfCalls.class
            })
    void someOrderOfTheOperationsExplainsWhatTheThreadsSaw(Class<?> situation) {
        Linearizability.check(situation);
    }

    @Test
    void everyCallCountsOnceWhateverSliceItEndsIn() {
        Linearizability.check(
                SliceOperations.class, "state", List.of(List.of("fail"), List.of("letASlicePass", "fail")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "snapshot"})
    void nobodyReadsAStateInWhichItNeverWas(String read) {
        Linearizability.check(
                ReadOperations.class, "state", List.of(List.of(read), List.of("reset", "letTheRetryTimePass")));
    }

    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class Closed extends MachineOperations {

        public Closed() {
            super(settings(), settings().allowedFails(3));
        }
    }

    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class Open extends MachineOperations {

        public Open() {
            super(settings(), settings().allowedFails(1));
            openIt();
        }
    }

    /** Nobody has published it: the next call is the probe. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class RetryTimePassed extends MachineOperations {

        public RetryTimePassed() {
            super(settings(), settings().probeSuccesses(2));
            openIt();
            waitForTheTime();
        }
    }

    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class LeaseRunOut extends MachineOperations {

        public LeaseRunOut() {
            super(settings().probeSuccesses(2), settings());
            openIt();
            waitForTheTime();
            machine.admit();
            waitForTheTime();
        }
    }

    /** Nobody has published it. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class OverrideEnded extends MachineOperations {

        private static final ManualOverride SHORT =
                ManualOverride.because("test").lasting(Duration.ofNanos(TIME));

        public OverrideEnded() {
            super(settings(), settings().allowedFails(1));
            machine.change(OptionalLong.empty(), (current, now, clock) -> current.forcedClosed(now, clock, SHORT));
            waitForTheTime();
        }
    }

    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class WindowOfCalls extends MachineOperations {

        public WindowOfCalls() {
            super(settings().countWindow(2, 1, 2), settings().countWindow(3, 0.5, 1));
        }
    }
}
