package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class OverrideTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final ManualOverride WHY = ManualOverride.because("flood").by("ann");

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("stock", Calls.settings().build(), ticker);

    @Test
    void forcedOpenRejectsEveryCallAndCountsIt() {
        breaker.forceOpen(WHY);
        ticker.advance(Duration.ofDays(300));

        BreakerOpenException rejection = Calls.beRejected(breaker);

        assertThat(rejection.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(rejection.retryAfter()).isEmpty();
        assertThat(rejection).hasMessage("Breaker 'stock' is FORCED_OPEN until it is released");
        assertThat(breaker.snapshot().totals().rejected()).isEqualTo(1);
        assertThat(breaker.snapshot().retryAfterMillis()).isNull();
    }

    @Test
    void forcedOpenWithAnEndTellsTheTimeToIt() {
        breaker.forceOpen(WHY.lasting(TEN_MINUTES));
        ticker.advance(Duration.ofMinutes(4));

        assertThat(Calls.beRejected(breaker).retryAfter()).contains(Duration.ofMinutes(6));
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(360_000);
    }

    @Test
    void theSnapshotTellsWhatSomebodyDecided() {
        Instant before = breaker.snapshot().since();
        ticker.advance(Duration.ofSeconds(1));
        breaker.forceOpen(WHY.lasting(TEN_MINUTES));

        assertThat(breaker.snapshot().override())
                .isEqualTo(new BreakerSnapshot.ActiveOverride(
                        BreakerState.FORCED_OPEN,
                        "flood",
                        "ann",
                        before.plusSeconds(1),
                        before.plusSeconds(1).plus(TEN_MINUTES)));
    }

    @Test
    void releasedFromForcedOpenTheNextCallIsTheProbe() {
        breaker.forceOpen(WHY);
        breaker.release(ManualOverride.withoutReason().by("bob"));
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().override()).isNull();
        assertThat(breaker.history().get(0))
                .extracting(BreakerTransition::cause, BreakerTransition::actor, BreakerTransition::reason)
                .containsExactly(Cause.RELEASED, "bob", null);

        RunningCall probe = RunningCall.of(breaker);
        Calls.beRejected(breaker);
        probe.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void forcedClosedJudgesAndCountsButNeverOpens() {
        breaker.forceClosed(WHY);
        Calls.fail(breaker, 2);
        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();
        Calls.fail(breaker, 8);

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(10);
        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(10);

        Calls.succeed(breaker);
        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void forcedClosedOutOfOpenKeepsTheCountAndLetsCallsThrough() {
        Calls.open(breaker);
        breaker.forceClosed(WHY);

        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();
        Calls.succeed(breaker);
    }

    @Test
    void releasedFromForcedClosedItIsClosedWithNothingCounted() {
        breaker.forceClosed(WHY);
        Calls.fail(breaker, 5);
        breaker.release();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();
    }

    @Test
    void anOverrideThatEndsIsReleasedByItself() {
        breaker.forceOpen(WHY.lasting(TEN_MINUTES));
        ticker.advance(TEN_MINUTES.minusNanos(1));
        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
        ticker.advance(Duration.ofNanos(1));
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().override()).isNull();

        breaker.forceClosed(WHY.lasting(TEN_MINUTES));
        Calls.fail(breaker, 5);
        ticker.advance(TEN_MINUTES);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        Calls.fail(breaker);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(1);
        assertThat(breaker.history().get(0).cause()).isEqualTo(Cause.OVERRIDE_ENDED);
    }

    @Test
    void releaseWithoutAnOverrideDoesNothing() {
        Calls.open(breaker);
        int events = breaker.history().size();
        breaker.release();

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.history()).hasSize(events);
    }

    @Test
    void resetClosesFromEveryStateInOneEventAndANewGeneration() {
        breaker.forceOpen(WHY);
        assertReset();
        breaker.forceClosed(WHY);
        assertReset();
        Calls.open(breaker);
        assertReset();
        Calls.fail(breaker);
        assertReset();
        assertReset();
    }

    private void assertReset() {
        BreakerSnapshot before = breaker.snapshot();
        int events = breaker.history().size();
        breaker.reset(WHY);

        assertThat(breaker.history()).hasSize(events + 1);
        assertThat(breaker.history().get(0))
                .extracting(
                        BreakerTransition::from,
                        BreakerTransition::to,
                        BreakerTransition::cause,
                        BreakerTransition::generation,
                        BreakerTransition::actor,
                        BreakerTransition::reason)
                .containsExactly(
                        before.state(), BreakerState.CLOSED, Cause.RESET, before.generation() + 1, "ann", "flood");
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.snapshot().override()).isNull();
    }

    @Test
    void forcingAgainReplacesReasonAndEndInOneEvent() {
        breaker.forceOpen(WHY.lasting(TEN_MINUTES));
        Instant since = breaker.snapshot().since();
        ticker.advance(Duration.ofMinutes(1));
        breaker.forceOpen(ManualOverride.because("still flooded").by("bob"));

        BreakerSnapshot.ActiveOverride override = breaker.snapshot().override();
        assertThat(override.reason()).isEqualTo("still flooded");
        assertThat(override.actor()).isEqualTo("bob");
        assertThat(override.until()).isNull();
        assertThat(breaker.snapshot().since()).isEqualTo(since);
        assertThat(breaker.history()).hasSize(2);
        assertThat(breaker.history().get(0).from()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    @Test
    void forcingNeedsAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> breaker.forceOpen(ManualOverride.withoutReason()));
        assertThatIllegalArgumentException().isThrownBy(() -> breaker.forceClosed(ManualOverride.withoutReason()));
        assertThat(breaker.history()).isEmpty();
    }

    @Test
    void aManualOverrideRefusesWhatMeansNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManualOverride.because(" "))
                .withMessage("reason must not be blank");
        assertThatIllegalArgumentException().isThrownBy(() -> WHY.by(""));
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(366)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WHY.lasting(wrong))
                    .withMessageContaining(wrong.toString());
        }
        assertThat(WHY.lasting(Duration.ofDays(365)).duration()).contains(Duration.ofDays(365));
        assertThat(WHY.duration()).isEmpty();
    }
}
