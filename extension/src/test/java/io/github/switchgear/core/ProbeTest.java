package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ProbeTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @BeforeEach
    void halfOpen() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
    }

    @Test
    void aSuccessfulProbeClosesAndZeroesTheCount() {
        ticker.advance(Duration.ofSeconds(2));

        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.snapshot().since()).isEqualTo(start.plusSeconds(32));
        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.HALF_OPEN,
                        BreakerState.CLOSED,
                        Cause.PROBE_SUCCEEDED,
                        3,
                        start.plusSeconds(32),
                        null,
                        null,
                        null));
    }

    @Test
    void whileOneProbeRunsAllOthersAreRejectedWithWhatIsLeftOfItsLease() {
        RunningCall probe = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(12));

        BreakerOpenException rejection = Calls.beRejected(breaker);
        assertThat(rejection.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(rejection.retryAfter()).contains(Duration.ofSeconds(18));
        assertThat(rejection).hasMessage("Breaker 'inventory' is HALF_OPEN; a call may be let through in 18000 ms");
        Calls.beRejected(breaker);

        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 3, 0, 0, 2));
    }

    @Test
    void aFailedProbeOpensForAFullRetryTimeAndAddsToTheCount() {
        ticker.advance(Duration.ofSeconds(7));

        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(4);
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(30_000);
        assertThat(breaker.snapshot().since()).isEqualTo(start.plusSeconds(37));
        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.HALF_OPEN,
                        BreakerState.OPEN,
                        Cause.PROBE_FAILED,
                        3,
                        start.plusSeconds(37),
                        ConnectException.class.getName(),
                        null,
                        null));
    }

    @Test
    void theRetryTimeOfAFailedProbeCountsFromItsEnd() {
        RunningCall probe = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(20));
        probe.fail();

        ticker.advance(Duration.ofSeconds(29));
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        ticker.advance(Duration.ofSeconds(1));
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aNeutralProbeGivesItsSlotBackAndDecidesNothing() {
        Calls.beNeutral(breaker);

        BreakerSnapshot after = breaker.snapshot();
        assertThat(after.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(after.probeInFlight()).isFalse();
        assertThat(after.consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.history()).hasSize(2);
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aClosedBreakerNeedsAsManyFailuresAsEverToOpenAgain() {
        Calls.succeed(breaker);

        Calls.fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void everyFailedProbeAddsToTheCount() {
        for (int i = 0; i < 5; i++) {
            Calls.fail(breaker);
            ticker.advance(Duration.ofSeconds(30));
        }

        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(8);
        assertThat(breaker.snapshot().generation()).isEqualTo(11);
    }
}
