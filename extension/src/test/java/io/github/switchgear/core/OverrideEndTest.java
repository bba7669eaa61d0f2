package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An override that ends behaves like a release. */
@ExtendWith(CapturedLog.class)
class OverrideEndTest {

    private static final ManualOverride TEN_MINUTES =
            ManualOverride.because("test").by("ann").lasting(Duration.ofMinutes(10));

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @Test
    void anOverrideHoldsUntilTheLastNanosecond() {
        breaker.forceOpen(TEN_MINUTES);
        ticker.advance(Duration.ofMinutes(10).minusNanos(1));

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(Calls.beRejected(breaker).retryAfter()).contains(Duration.ofNanos(1));
    }

    @Test
    void aForcedOpenBreakerWhoseTimeIsUpReadsHalfOpenSinceThen() {
        Calls.fail(breaker, 2);
        breaker.forceOpen(TEN_MINUTES);
        ticker.advance(Duration.ofMinutes(15));

        BreakerSnapshot read = breaker.snapshot();

        assertThat(read.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(read.since()).isEqualTo(start.plusSeconds(600));
        assertThat(read.generation()).isEqualTo(1);
        assertThat(read.consecutiveFailures()).isEqualTo(2);
        assertThat(read.retryAfterMillis()).isZero();
        assertThat(read.override()).isNull();
        assertThat(breaker.history()).hasSize(1);
    }

    @Test
    void theNextCallThenIsAProbe() {
        breaker.forceOpen(TEN_MINUTES);
        ticker.advance(Duration.ofMinutes(10));

        RunningCall probe = RunningCall.of(breaker);
        Calls.beRejected(breaker);
        probe.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.PROBE_FAILED, Cause.OVERRIDE_ENDED, Cause.FORCED);
    }

    @Test
    void aForcedClosedBreakerWhoseTimeIsUpReadsClosedWithTheCountZeroed() {
        breaker.forceClosed(TEN_MINUTES);
        Calls.fail(breaker, 7);
        ticker.advance(Duration.ofMinutes(15));

        BreakerSnapshot read = breaker.snapshot();

        assertThat(read.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(read.since()).isEqualTo(start.plusSeconds(600));
        assertThat(read.generation()).isEqualTo(1);
        assertThat(read.consecutiveFailures()).isZero();
        assertThat(read.wouldBeOpen()).isFalse();
        assertThat(read.override()).isNull();
        assertThat(breaker.history()).hasSize(1);
    }

    @Test
    void theFailuresThenCountFromZero() {
        breaker.forceClosed(TEN_MINUTES);
        Calls.fail(breaker, 7);
        ticker.advance(Duration.ofMinutes(10));

        Calls.fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void theEndIsOneTransitionAtItsTimeByNobody() {
        breaker.forceClosed(TEN_MINUTES);
        ticker.advance(Duration.ofMinutes(15));

        Calls.succeed(breaker);

        assertThat(breaker.history()).hasSize(2);
        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.FORCED_CLOSED,
                        BreakerState.CLOSED,
                        Cause.OVERRIDE_ENDED,
                        2,
                        start.plusSeconds(600),
                        null,
                        null,
                        null));
    }

    @Test
    void aReleaseAfterTheEndAddsNothingToIt() {
        breaker.forceOpen(TEN_MINUTES);
        ticker.advance(Duration.ofMinutes(15));

        breaker.release();

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.OVERRIDE_ENDED, Cause.FORCED);
    }

    @Test
    void anOverrideThatWasReleasedDoesNotEndALaterOne() {
        breaker.forceOpen(TEN_MINUTES);
        breaker.release();
        ticker.advance(Duration.ofMinutes(5));
        breaker.forceOpen(TEN_MINUTES);
        ticker.advance(Duration.ofMinutes(5));

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
    }
}
