package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class SnapshotTest {

    private static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @Test
    void aFreshBreakerIsClosedAndHasCountedNothing() {
        ticker.advance(Duration.ofSeconds(5));

        assertThat(breaker.snapshot())
                .isEqualTo(new BreakerSnapshot(
                        "inventory", BreakerState.CLOSED, start, 0, 0, null, false, false, NONE, null, null));
    }

    @Test
    void anOpenBreakerTellsTheTimeLeftAndTheLastFailure() {
        ticker.advance(Duration.ofSeconds(5));
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(10));

        assertThat(breaker.snapshot())
                .isEqualTo(new BreakerSnapshot(
                        "inventory",
                        BreakerState.OPEN,
                        start.plusSeconds(5),
                        1,
                        3,
                        20_000L,
                        false,
                        false,
                        new Totals(0, 3, 0, 0, 0),
                        new LastFailure(ConnectException.class.getName(), start.plusSeconds(5)),
                        null));
    }

    @Test
    void aRunningProbeIsSeenWithWhatIsLeftOfItsLease() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
        assertThat(breaker.snapshot().retryAfterMillis()).isZero();

        RunningCall probe = RunningCall.of(breaker);
        ticker.advance(Duration.ofSeconds(12));
        assertThat(breaker.snapshot().probeInFlight()).isTrue();
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(18_000);

        ticker.advance(Duration.ofSeconds(18));
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
        assertThat(breaker.snapshot().retryAfterMillis()).isZero();
        probe.succeed();
    }

    @Test
    void theTimeLeftIsRoundedUp() {
        Calls.open(breaker);

        ticker.advance(Duration.ofNanos(1));
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(30_000);
        ticker.advance(Duration.ofSeconds(30).minusNanos(2));
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(1);
    }

    @Test
    void anOverrideIsToldWithReasonActorAndEnd() {
        ticker.advance(Duration.ofSeconds(5));
        breaker.forceOpen(ManualOverride.because("warehouse moves").by("ann").lasting(Duration.ofMinutes(10)));
        ticker.advance(Duration.ofMinutes(1));

        assertThat(breaker.snapshot())
                .isEqualTo(new BreakerSnapshot(
                        "inventory",
                        BreakerState.FORCED_OPEN,
                        start.plusSeconds(5),
                        1,
                        0,
                        540_000L,
                        false,
                        false,
                        NONE,
                        null,
                        new ActiveOverride(
                                BreakerState.FORCED_OPEN,
                                "warehouse moves",
                                "ann",
                                start.plusSeconds(5),
                                start.plusSeconds(605))));
    }

    @Test
    void anOverrideWithoutActorAndEndTellsNeither() {
        breaker.forceOpen(ManualOverride.because("warehouse moves"));

        assertThat(breaker.snapshot().override())
                .isEqualTo(new ActiveOverride(BreakerState.FORCED_OPEN, "warehouse moves", null, start, null));
        assertThat(breaker.snapshot().retryAfterMillis()).isNull();
    }

    @Test
    void theLastFailureIsTheNewestAndOutlivesASuccess() {
        Calls.fail(breaker);
        ticker.advance(Duration.ofSeconds(3));
        Calls.fail(breaker);
        ticker.advance(Duration.ofSeconds(3));
        Calls.succeed(breaker);

        assertThat(breaker.snapshot().lastFailure())
                .isEqualTo(new LastFailure(ConnectException.class.getName(), start.plusSeconds(3)));
    }

    @Test
    void aNeutralOutcomeIsNoLastFailure() {
        Calls.beNeutral(breaker);

        assertThat(breaker.snapshot().lastFailure()).isNull();
    }

    @Test
    void theTypeOfALastFailureByARejectedResultIsTheValidator() throws Exception {
        CircuitBreaker picky = CircuitBreaker.of(
                "picky", BreakerSettings.builder().validator(new Never()).build(), ticker);

        picky.call(() -> "secret result");

        assertThat(picky.snapshot().lastFailure())
                .isEqualTo(new LastFailure("Never", picky.snapshot().since()));
    }
}
