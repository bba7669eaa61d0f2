package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ProbeSuccessesTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().probeSuccesses(3).build(), ticker);

    @BeforeEach
    void halfOpen() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
    }

    @Test
    void soManyGoodProbesInARowClose() {
        Calls.succeed(breaker);
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);

        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void aGoodProbeThatDoesNotCloseIsNoEventAndLeavesTheCount() {
        int known = breaker.history().size();

        Calls.succeed(breaker);

        assertThat(breaker.history().subList(0, breaker.history().size() - known))
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.RETRY_TIME_PASSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
    }

    @Test
    void probesComeOneAtATime() {
        Calls.succeed(breaker);
        RunningCall probe = RunningCall.of(breaker);

        assertThat(Calls.beRejected(breaker).state()).isEqualTo(BreakerState.HALF_OPEN);
        probe.succeed();

        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aFailedProbeOpensAndTheGoodOnesBeforeItAreForgotten() {
        Calls.succeed(breaker);
        Calls.succeed(breaker);
        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(4);

        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);
        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aNeutralProbeUndoesNoGoodOne() {
        Calls.succeed(breaker);
        Calls.succeed(breaker);
        Calls.beNeutral(breaker);
        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aLeaseThatRunsOutUndoesNoGoodOne() {
        Calls.succeed(breaker);
        Calls.succeed(breaker);
        RunningCall lost = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(30));

        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        lost.fail();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void theSettingsAtTheEndOfAProbeSayHowManyAreEnough() {
        Calls.succeed(breaker);
        breaker.reconfigure(breaker.settings().toBuilder().probeSuccesses(2).build());
        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }
}
