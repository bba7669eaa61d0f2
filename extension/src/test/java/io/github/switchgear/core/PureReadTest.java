package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class PureReadTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @Test
    void anOpenBreakerWhoseRetryTimeHasPassedReadsHalfOpenSinceThatDeadline() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(99));

        BreakerSnapshot read = breaker.snapshot();

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(read.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(read.since()).isEqualTo(start.plusSeconds(30));
        assertThat(read.generation()).isEqualTo(1);
        assertThat(read.consecutiveFailures()).isEqualTo(3);
    }

    @Test
    void readsPublishNothing() {
        List<BreakerTransition> heard = new ArrayList<>();
        Calls.open(breaker);
        List<BreakerTransition> before = breaker.history();
        ticker.advance(Duration.ofSeconds(99));

        try (Registration listening = breaker.onTransition(heard::add)) {
            assertThat(listening).isNotNull();
            assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
            assertThat(breaker.snapshot().generation()).isEqualTo(1);
            assertThat(breaker).hasToString("CircuitBreaker[inventory, HALF_OPEN]");
            assertThat(breaker.settings()).isNotNull();
            assertThat(breaker.history()).isEqualTo(before);
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void whatTheClockHasBroughtIsPendingUntilItIsPublished() {
        Calls.open(breaker);
        assertThat(breaker.pending()).isEmpty();
        breaker.forceOpen(
                ManualOverride.because("move").from(start.plusSeconds(60)).lasting(Duration.ofSeconds(20)));
        ticker.advance(Duration.ofSeconds(99));

        List<BreakerTransition> pending = breaker.pending();

        assertThat(pending)
                .extracting(BreakerTransition::cause, BreakerTransition::generation, BreakerTransition::at)
                .containsExactly(
                        tuple(Cause.OVERRIDE_ENDED, 4, 80),
                        tuple(Cause.FORCED, 3, 60),
                        tuple(Cause.RETRY_TIME_PASSED, 2, 30));
        assertThat(breaker.pending()).isEqualTo(pending);
        Calls.succeed(breaker);
        assertThat(breaker.pending()).isEmpty();
        assertThat(breaker.history()).containsAll(pending);
    }

    @Test
    void theNextCallPublishesTheStepBeforeItsOwn() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(99));

        Calls.succeed(breaker);

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause, BreakerTransition::generation, BreakerTransition::at)
                .containsExactly(
                        tuple(Cause.PROBE_SUCCEEDED, 3, 99),
                        tuple(Cause.RETRY_TIME_PASSED, 2, 30),
                        tuple(Cause.FAILURES_REACHED, 1, 0));
        assertThat(breaker.history().get(1).to()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aResetPublishesTheStepBeforeItsOwn() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(99));

        breaker.reset();

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause, BreakerTransition::generation, BreakerTransition::at)
                .startsWith(tuple(Cause.RESET, 3, 99), tuple(Cause.RETRY_TIME_PASSED, 2, 30));
        assertThat(breaker.history().get(0).from()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aReconfigurationPublishesTheStepBeforeItsOwn() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(99));

        breaker.reconfigure(BreakerSettings.builder().build());

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause, BreakerTransition::generation, BreakerTransition::at)
                .startsWith(tuple(Cause.RECONFIGURED, 2, 99), tuple(Cause.RETRY_TIME_PASSED, 2, 30));
    }

    @Test
    void aReleaseWithNothingToReleasePublishesTheStepAlone() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(99));

        breaker.release();

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.RETRY_TIME_PASSED, Cause.FAILURES_REACHED);
    }

    @Test
    void theEndOfACallPublishesTheStepBeforeItIsCounted() {
        breaker.forceClosed(ManualOverride.because("test").lasting(Duration.ofSeconds(10)));
        RunningCall running = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(99));

        running.fail();

        assertThat(breaker.history().get(0).cause()).isEqualTo(Cause.OVERRIDE_ENDED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void forcingPublishesTheStepBeforeItsOwn() {
        breaker.forceOpen(ManualOverride.because("first").lasting(Duration.ofSeconds(10)));
        ticker.advance(Duration.ofSeconds(99));

        breaker.forceOpen(ManualOverride.because("second"));

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause, BreakerTransition::generation, BreakerTransition::at)
                .containsExactly(
                        tuple(Cause.FORCED, 3, 99), tuple(Cause.OVERRIDE_ENDED, 2, 10), tuple(Cause.FORCED, 1, 0));
        assertThat(breaker.history().get(0).from()).isEqualTo(BreakerState.HALF_OPEN);
    }

    private Tuple tuple(Cause cause, long generation, long secondsFromStart) {
        return Assertions.tuple(cause, generation, start.plusSeconds(secondsFromStart));
    }
}
