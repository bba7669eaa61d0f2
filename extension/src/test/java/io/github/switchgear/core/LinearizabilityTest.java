package io.github.switchgear.core;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever threads do to a breaker at the same time, it looks as if they had done it one after the other. */
@Tag("linearizability")
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

    /** What Lincheck is to look at in any case: the fewer switches of threads a defect needs, the surer it is found. */
    @ParameterizedTest
    @MethodSource
    void noRaceIsLost(Class<?> situation, String oneThread, String another) {
        Linearizability.check(
                situation,
                List.of("snapshot", "history"),
                List.of(List.of(oneThread.split(" ")), List.of(another.split(" "))));
    }

    static Stream<Arguments> noRaceIsLost() {
        return Stream.of(
                arguments(Closed.class, "begin fail", "begin fail"),
                arguments(Closed.class, "begin fail", "begin succeed"),
                arguments(Closed.class, "begin fail fail", "reset"),
                arguments(Closed.class, "begin fail fail", "reconfigure"),
                arguments(Closed.class, "resetFirstGeneration", "resetFirstGeneration"),
                arguments(Closed.class, "resetFirstGeneration", "forceOpen"),
                arguments(Closed.class, "forceOpen", "forceClosed"),
                arguments(Open.class, "reset begin", "forceOpen release"),
                arguments(RetryTimePassed.class, "begin", "begin"),
                arguments(RetryTimePassed.class, "begin succeed", "begin fail"),
                arguments(RetryTimePassed.class, "begin beNeutral", "begin reconfigure"),
                arguments(RetryTimePassed.class, "begin", "reset"),
                arguments(LeaseRunOut.class, "begin", "begin"),
                arguments(LeaseRunOut.class, "begin succeed", "begin succeed"),
                arguments(OverrideEnded.class, "begin fail", "release"),
                arguments(ThreeProbes.class, "begin succeed", "begin succeed"),
                arguments(ThreeProbes.class, "begin succeed", "begin fail"),
                arguments(ThreeProbes.class, "begin beNeutral begin", "begin begin"),
                arguments(TwoTrials.class, "begin succeed", "begin succeed"),
                arguments(TwoTrials.class, "begin succeed begin", "begin fail"),
                arguments(TwoTrials.class, "begin begin", "begin succeed begin"),
                arguments(RampingUp.class, "begin begin", "begin begin"),
                arguments(RampingUp.class, "begin fail", "begin reset"),
                arguments(PlanDue.class, "begin fail", "begin succeed"),
                arguments(PlanDue.class, "fail", "release"),
                arguments(PlanDue.class, "begin", "reconfigure"),
                arguments(OverrideEnded.class, "begin fail", "forceOpen"),
                arguments(WindowOfCalls.class, "begin fail", "begin fail"),
                arguments(OneFailureFromTripping.class, "fail", "forceClosed"),
                arguments(OneFailureFromTripping.class, "fail", "fail"),
                arguments(OneFailureFromTripping.class, "succeed", "fail"),
                arguments(FailuresSuffice.class, "fail", "succeed succeed"),
                arguments(FailuresSuffice.class, "fail succeed", "succeed snapshot"),
                arguments(FailuresSuffice.class, "fail", "succeed forceClosed"),
                arguments(WindowForcedClosed.class, "fail", "succeed snapshot"),
                arguments(WindowForcedClosed.class, "fail", "fail snapshot"),
                arguments(WindowOfCalls.class, "begin fail fail", "reset"),
                arguments(WindowOfCalls.class, "begin fail", "forceClosed begin fail"),
                arguments(WindowOfCalls.class, "begin fail succeed", "reconfigure"));
    }

    @Test
    void everyCallCountsOnceWhateverSliceItEndsIn() {
        Linearizability.check(
                SliceOperations.class, List.of("state"), List.of(List.of("fail"), List.of("letASlicePass", "fail")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "snapshot"})
    void nobodyReadsAStateInWhichItNeverWas(String read) {
        Linearizability.check(
                ReadOperations.class,
                List.of("state"),
                List.of(List.of(read), List.of("reset", "letTheRetryTimePass")));
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
            machine.change(
                    OptionalLong.empty(),
                    (current, now, around) -> current.forced(BreakerState.FORCED_CLOSED, now, around, SHORT));
            waitForTheTime();
        }
    }

    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class WindowOfCalls extends MachineOperations {

        public WindowOfCalls() {
            super(settings().countWindow(2, 1, 2), settings().countWindow(3, 0.5, 1));
        }
    }

    /** One more failure, and any call opens that brings the minimum. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class FailuresSuffice extends MachineOperations {

        public FailuresSuffice() {
            super(settings().countWindow(5, 0.4, 5), settings());
            State admitted = machine.admit();
            machine.returned(admitted, 0, "fine");
            machine.returned(admitted, 0, "fine");
            machine.failed(admitted, "Failure");
            beginAll();
        }
    }

    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class WindowForcedClosed extends MachineOperations {

        public WindowForcedClosed() {
            super(settings().countWindow(4, 0.3, 1), settings());
            forceClosed();
            machine.returned(machine.admit(), 0, "fine");
            beginAll();
        }
    }

    /** Both threads have a call in it. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class OneFailureFromTripping extends MachineOperations {

        public OneFailureFromTripping() {
            super(settings().countWindow(2, 1, 2), settings());
            machine.failed(machine.admit(), "Failure");
            beginAll();
        }
    }

    /** Half-open, with room for three probes, of which one is enough. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class ThreeProbes extends MachineOperations {

        public ThreeProbes() {
            super(settings().probes(3).probeSuccesses(2), settings().probes(1));
            openIt();
            waitForTheTime();
        }
    }

    /** Half-open by the rules of MicroProfile: no more calls than are needed to close it. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class TwoTrials extends MachineOperations {

        public TwoTrials() {
            super(
                    settings()
                            .rules(BreakerRules.MICROPROFILE)
                            .countWindow(2, 0, 2)
                            .probes(2)
                            .probeSuccesses(2),
                    settings().rules(BreakerRules.MICROPROFILE).probeSuccesses(1));
            openIt();
            waitForTheTime();
        }
    }

    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class RampingUp extends MachineOperations {

        public RampingUp() {
            super(settings().rampUp(Duration.ofHours(1)), settings());
            openIt();
            waitForTheTime();
            machine.returned(machine.admit(), 0, "fine");
        }
    }

    /** Nobody has published that what was planned has begun. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class PlanDue extends MachineOperations {

        public PlanDue() {
            super(settings().countWindow(2, 1, 2), settings().countWindow(3, 0.5, 1));
            beginAll();
            ManualOverride now = ManualOverride.because("test").from(machine.instantAt(0));
            machine.change(
                    OptionalLong.empty(),
                    (current, begin, around) -> current.forced(BreakerState.FORCED_OPEN, begin, around, now));
        }
    }
}
