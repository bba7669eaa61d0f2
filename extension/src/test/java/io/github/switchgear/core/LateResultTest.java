package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A result counts only in the generation that admitted its call. */
@ExtendWith(CapturedLog.class)
class LateResultTest {

    private static final ManualOverride WHY = ManualOverride.because("a test");

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("stock", Calls.settings().build(), ticker);

    @Test
    void aSuccessFromBeforeTheTripDoesNotCloseAHalfOpenBreaker() {
        RunningCall early = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);

        early.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().probeInFlight()).isTrue();

        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aFailureFromBeforeTheTripDoesNotReopenOrCount() {
        RunningCall early = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);

        early.fail();
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(4);
        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aNeutralResultFromBeforeTheTripDoesNotTakeTheProbesSlot() {
        RunningCall early = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall.of(breaker);

        early.beNeutral();
        assertThat(breaker.snapshot().probeInFlight()).isTrue();
        Calls.beRejected(breaker);
    }

    @Test
    void aFailureFromBeforeAResetDoesNotCount() {
        Calls.fail(breaker, 2);
        RunningCall early = RunningCall.of(breaker);
        breaker.reset();
        early.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(3);
    }

    @Test
    void aProbeFromBeforeAResetDecidesNothing() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);
        breaker.reset();
        probe.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void aResultFromBeforeAnOverrideDoesNotCount() {
        RunningCall early = RunningCall.of(breaker);
        breaker.forceClosed(WHY);
        early.fail();

        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(1);
    }

    @Test
    void aResultThatComesAfterTheEndOfItsOverrideDoesNotCount() {
        breaker.forceClosed(WHY.lasting(Duration.ofMinutes(1)));
        RunningCall late = RunningCall.of(breaker);
        ticker.advance(Duration.ofMinutes(1));
        late.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.history().get(0).cause()).isEqualTo(Cause.OVERRIDE_ENDED);
    }

    @Test
    void resetLeavesNothingThatHalfOpensTheNextOpeningEarly() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(29));
        breaker.reset();
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(29));

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        Calls.beRejected(breaker);
    }

    @Test
    void aCallIsJudgedByTheSettingsThatAdmittedItAndCountedAgainstTheCurrentOnes() {
        RunningCall running = RunningCall.of(breaker);
        breaker.reconfigure(BreakerSettings.builder().allowedFails(1).build());
        running.beNeutral();
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.snapshot().totals().neutral()).isEqualTo(1);

        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }
}
