package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ProbeLeaseTest {

    private final MovableTicker ticker = new MovableTicker();

    @Test
    void theLeaseIsAsLongAsTheRetryTime() {
        leaseEndsAfter(Duration.ofSeconds(45), halfOpen(Calls.settings().retryTimer(Duration.ofSeconds(45))));
    }

    @Test
    void theLeaseIsTheConfiguredRetryTimeHoweverLongTheBreakerWasOpen() {
        CircuitBreaker breaker =
                halfOpen(Calls.settings().retryTimer(Duration.ofSeconds(45)).backoff(4, Duration.ZERO, 0));
        Calls.fail(breaker);
        ticker.advance(Duration.ofMinutes(3));

        leaseEndsAfter(Duration.ofSeconds(45), breaker);
    }

    @Test
    void theLeaseIsNeverUnderOneSecondByDefault() {
        leaseEndsAfter(Duration.ofSeconds(1), halfOpen(Calls.settings().retryTimer(Duration.ofMillis(999))));
    }

    @Test
    void withoutARetryTimeTheLeaseIsOneSecond() {
        leaseEndsAfter(Duration.ofSeconds(1), halfOpen(Calls.settings().retryTimer(Duration.ZERO)));
    }

    @Test
    void aLeaseThatIsSetIsTakenAsItIs() {
        leaseEndsAfter(Duration.ofMillis(20), halfOpen(Calls.settings().probeLease(Duration.ofMillis(20))));
    }

    @Test
    void aProbeThatEndsInTheLastNanosecondOfItsLeaseDecides() {
        CircuitBreaker breaker = halfOpen(Calls.settings());
        RunningCall probe = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(30).minusNanos(1));

        probe.succeed();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aProbeWhoseLeaseHasRunOutDecidesNothingThoughNobodyTookItsPlace() {
        CircuitBreaker breaker = halfOpen(Calls.settings());
        RunningCall good = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(30));
        good.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);

        RunningCall bad = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(30));
        bad.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 4, 0, 0, 0));
    }

    @Test
    void theSuccessOfAnOverdueProbeDoesNotCloseUnderTheNewOne() {
        CircuitBreaker breaker = halfOpen(Calls.settings());
        RunningCall overdue = overdueProbe(breaker);
        RunningCall probe = RunningCall.of(breaker);

        overdue.succeed();

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().totals().succeeded()).isEqualTo(1);
        Calls.beRejected(breaker);
        probe.fail();
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void theFailureOfAnOverdueProbeDoesNotOpenUnderTheNewOne() {
        CircuitBreaker breaker = halfOpen(Calls.settings());
        RunningCall overdue = overdueProbe(breaker);
        RunningCall probe = RunningCall.of(breaker);

        overdue.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(4);
        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void anOverdueNeutralProbeDoesNotGiveTheNewOnesSlotBack() {
        CircuitBreaker breaker = halfOpen(Calls.settings());
        RunningCall overdue = overdueProbe(breaker);
        RunningCall probe = RunningCall.of(breaker);

        overdue.beNeutral();

        assertThat(breaker.snapshot().probeInFlight()).isTrue();
        assertThat(breaker.snapshot().totals().neutral()).isEqualTo(1);
        Calls.beRejected(breaker);
        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void theNewProbeHasAFullLease() {
        CircuitBreaker breaker = halfOpen(Calls.settings());
        RunningCall overdue = overdueProbe(breaker);
        RunningCall probe = RunningCall.of(breaker);

        assertThat(Calls.beRejected(breaker).retryAfter()).contains(Duration.ofSeconds(30));

        overdue.succeed();
        probe.succeed();
    }

    @Test
    void aLeaseThatRunsOutIsNoTransition() {
        CircuitBreaker breaker = halfOpen(Calls.settings());
        RunningCall overdue = overdueProbe(breaker);
        RunningCall probe = RunningCall.of(breaker);

        assertThat(breaker.snapshot().generation()).isEqualTo(2);
        assertThat(breaker.history()).hasSize(2);

        overdue.succeed();
        probe.succeed();
    }

    private CircuitBreaker halfOpen(BreakerSettings.Builder settings) {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", settings.build(), ticker);
        Calls.open(breaker);
        ticker.advance(breaker.settings().retryTimer());
        return breaker;
    }

    private RunningCall overdueProbe(CircuitBreaker breaker) {
        RunningCall overdue = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(30));
        return overdue;
    }

    /** Rejections until then, and exactly then the next call is the probe. */
    private void leaseEndsAfter(Duration lease, CircuitBreaker breaker) {
        RunningCall hanging = RunningCall.of(breaker);

        ticker.advance(lease.minusNanos(1));
        assertThat(breaker.snapshot().probeInFlight()).isTrue();
        assertThat(Calls.beRejected(breaker).retryAfter()).contains(Duration.ofNanos(1));

        ticker.advance(Duration.ofNanos(1));
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        hanging.succeed();
    }
}
