package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A result counts only for the state that admitted it; the totals count it all the same. */
@ExtendWith(CapturedLog.class)
class LateResultTest {

    private static final ManualOverride WHY = ManualOverride.because("test");

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);

    @Test
    void aLateSuccessDoesNotCloseAnOpenBreaker() {
        RunningCall late = RunningCall.of(breaker);
        Calls.open(breaker);

        changesOnlyTheTotals(late::succeed);

        assertThat(breaker.snapshot().totals().succeeded()).isEqualTo(1);
        Calls.beRejected(breaker);
    }

    @Test
    void aLateFailureAddsNothingToAnOpenBreaker() {
        RunningCall late = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(20));

        late.fail();

        assertThat(breaker.snapshot().totals().failed()).isEqualTo(4);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(10_000);
    }

    @Test
    void aLateSuccessDoesNotCloseAHalfOpenBreakerUnderItsProbe() {
        RunningCall late = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);

        changesOnlyTheTotals(late::succeed);

        Calls.beRejected(breaker);
        probe.fail();
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aLateFailureDoesNotOpenAHalfOpenBreakerUnderItsProbe() {
        RunningCall late = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);

        late.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aLateNeutralOutcomeDoesNotGiveTheProbesSlotBack() {
        RunningCall late = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);

        changesOnlyTheTotals(late::beNeutral);

        assertThat(breaker.snapshot().totals().neutral()).isEqualTo(1);
        Calls.beRejected(breaker);
        probe.succeed();
    }

    @Test
    void aLateFailureDoesNotCountAfterTheBreakerHasClosedAgain() {
        RunningCall late = RunningCall.of(breaker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);
        Calls.fail(breaker, 2);

        late.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(2);
    }

    @Test
    void aLateSuccessDoesNotZeroTheCountAfterAReset() {
        RunningCall late = RunningCall.of(breaker);
        breaker.reset();
        Calls.fail(breaker, 2);

        changesOnlyTheTotals(late::succeed);

        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aLateFailureDoesNotOpenAfterAReset() {
        Calls.fail(breaker, 2);
        RunningCall late = RunningCall.of(breaker);
        breaker.reset();

        late.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(3);
    }

    @Test
    void aProbeThatEndsAfterAResetDecidesNothing() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);
        breaker.reset();

        probe.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void aProbeThatEndsWhileForcedOpenDecidesNothing() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);
        breaker.forceOpen(WHY);

        changesOnlyTheTotals(probe::succeed);

        Calls.beRejected(breaker);
    }

    @Test
    void aProbeFromBeforeAnOverrideDecidesNothingAfterIt() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);
        breaker.forceOpen(WHY);
        breaker.release();

        changesOnlyTheTotals(probe::succeed);

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aLateResultDoesNotCountWhileForcedClosed() {
        Calls.fail(breaker, 2);
        RunningCall success = RunningCall.of(breaker);
        RunningCall failure = RunningCall.of(breaker);
        breaker.forceClosed(WHY);

        changesOnlyTheTotals(success::succeed);
        failure.fail();

        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(2);
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(3);
    }

    @Test
    void aResultAdmittedByAnOverrideDoesNotCountAfterIt() {
        breaker.forceClosed(WHY);
        RunningCall late = RunningCall.of(breaker);
        breaker.release();
        Calls.fail(breaker, 2);

        late.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(2);
    }

    private void changesOnlyTheTotals(Runnable end) {
        BreakerSnapshot before = breaker.snapshot();
        int transitions = breaker.history().size();

        end.run();

        assertThat(breaker.snapshot())
                .usingRecursiveComparison()
                .ignoringFields("totals")
                .isEqualTo(before);
        assertThat(breaker.snapshot().totals()).isNotEqualTo(before.totals());
        assertThat(breaker.history()).hasSize(transitions);
    }
}
