package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ReleaseTest {

    private static final ManualOverride WHY = ManualOverride.because("test");

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @Test
    void afterAReleaseFromForcedOpenTheNextCallIsAProbe() {
        Calls.fail(breaker, 2);
        breaker.forceOpen(WHY);

        breaker.release();

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().override()).isNull();
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(2);
        RunningCall probe = RunningCall.of(breaker);
        Calls.beRejected(breaker);
        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aProbeThatFailsAfterAReleaseOpens() {
        breaker.forceOpen(WHY);
        breaker.release();

        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(1);
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(30_000);
    }

    @Test
    void aReleaseFromForcedClosedIsClosedWithTheCountZeroed() {
        breaker.forceClosed(WHY);
        Calls.fail(breaker, 7);

        breaker.release();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().override()).isNull();
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        Calls.fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aReleaseIsOneTransitionThatTellsWhoAndWhy() {
        breaker.forceOpen(WHY);
        ticker.advance(Duration.ofSeconds(5));

        breaker.release(ManualOverride.because("all is well").by("bob"));

        assertThat(breaker.history()).hasSize(2);
        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.FORCED_OPEN,
                        BreakerState.HALF_OPEN,
                        Cause.RELEASED,
                        2,
                        start.plusSeconds(5),
                        null,
                        "bob",
                        "all is well"));
        assertThat(breaker.snapshot().since()).isEqualTo(start.plusSeconds(5));
    }

    @Test
    void aReleaseNeedsNeitherReasonNorActor() {
        breaker.forceClosed(WHY);

        breaker.release();

        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.FORCED_CLOSED,
                        BreakerState.CLOSED,
                        Cause.RELEASED,
                        2,
                        start,
                        null,
                        null,
                        null));
    }

    @Test
    void aReleaseWithoutAnOverrideDoesNothing() {
        Calls.fail(breaker, 2);
        releaseChangesNothing();

        Calls.fail(breaker);
        releaseChangesNothing();

        ticker.advance(Duration.ofSeconds(30));
        Calls.beNeutral(breaker);
        releaseChangesNothing();
    }

    private void releaseChangesNothing() {
        BreakerSnapshot before = breaker.snapshot();
        int transitions = breaker.history().size();

        breaker.release();
        breaker.release(WHY);

        assertThat(breaker.snapshot()).isEqualTo(before);
        assertThat(breaker.history()).hasSize(transitions);
    }
}
