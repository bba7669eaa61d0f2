package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several probes in flight at once. */
@ExtendWith(CapturedLog.class)
class ParallelProbesTest {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "inventory",
            Calls.settings()
                    .probes(3)
                    .probeSuccesses(3)
                    .probeLease(LEASE)
                    .retryTimer(Duration.ofSeconds(30))
                    .build(),
            ticker);

    private void halfOpen() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
    }

    @Test
    void asManyAsAllowedAreLetThroughAndTheNextIsRejectedUntilTheEarliestLeaseEnds() {
        halfOpen();
        RunningCall first = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(4));
        RunningCall second = RunningCall.of(breaker);
        RunningCall third = RunningCall.of(breaker);

        assertThat(Calls.beRejected(breaker).retryAfter()).contains(Duration.ofSeconds(6));
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(6_000);
        assertThat(breaker.snapshot().probeInFlight()).isTrue();

        first.succeed();
        second.succeed();
        third.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whereThereIsRoomACallMayComeAtOnce() {
        halfOpen();
        RunningCall probe = RunningCall.of(breaker);

        assertThat(breaker.snapshot().probeInFlight()).isTrue();
        assertThat(breaker.snapshot().retryAfterMillis()).isZero();

        probe.succeed();
    }

    @Test
    void eachSlotIsGivenBackByItsOwnProbe() {
        halfOpen();
        RunningCall first = RunningCall.of(breaker);
        RunningCall second = RunningCall.of(breaker);
        RunningCall third = RunningCall.of(breaker);

        second.beNeutral();
        RunningCall instead = RunningCall.of(breaker);
        Calls.beRejected(breaker);

        first.succeed();
        third.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        instead.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void oneBadProbeOpensAndTheOthersCountForNothing() {
        halfOpen();
        RunningCall first = RunningCall.of(breaker);
        RunningCall second = RunningCall.of(breaker);
        RunningCall third = RunningCall.of(breaker);

        second.fail();
        first.succeed();
        third.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.PROBE_FAILED, Cause.RETRY_TIME_PASSED, Cause.FAILURES_REACHED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(4);
    }

    @Test
    void aLeaseThatHasRunOutFreesItsOwnSlotAlone() {
        halfOpen();
        RunningCall overdue = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(4));
        RunningCall second = RunningCall.of(breaker);
        RunningCall third = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(6));

        RunningCall instead = RunningCall.of(breaker);
        assertThat(Calls.beRejected(breaker).retryAfter()).contains(Duration.ofSeconds(4));

        overdue.fail();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        second.succeed();
        third.succeed();
        instead.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void fewerThanAreInFlightLetsNoneInUntilSomeHaveEnded() {
        halfOpen();
        RunningCall first = RunningCall.of(breaker);
        RunningCall second = RunningCall.of(breaker);
        breaker.reconfigure(breaker.settings().toBuilder().probes(1).build());

        Calls.beRejected(breaker);
        first.beNeutral();
        Calls.beRejected(breaker);
        second.beNeutral();
        RunningCall.of(breaker).succeed();

        assertThat(breaker.snapshot().probeInFlight()).isFalse();
    }
}
