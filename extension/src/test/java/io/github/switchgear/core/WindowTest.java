package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a window makes of a breaker; what it makes of calls, the tests of the windows themselves tell. */
@ExtendWith(CapturedLog.class)
class WindowTest {

    private static final ManualOverride WHY = ManualOverride.because("drill");

    private final MovableTicker ticker = new MovableTicker();
    private final BreakerSettings settings =
            Calls.settings().countWindow(10, 0.5, 4).build();
    private final CircuitBreaker breaker = CircuitBreaker.of("inventory", settings, ticker);

    @Test
    void theCallThatReachesTheRatioOpens() {
        Calls.fail(breaker);
        Calls.succeed(breaker);
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        BreakerTransition opening = breaker.history().get(0);
        assertThat(opening.cause()).isEqualTo(Cause.FAILURE_RATIO_REACHED);
        assertThat(opening.failure()).isEqualTo("java.net.ConnectException");
    }

    @Test
    void aSuccessThatBringsTheMinimumOpensToo() {
        Calls.fail(breaker, 3);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.history().get(0).failure()).isEqualTo("java.net.ConnectException");
        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void itReplacesTheConsecutiveFailures() {
        breaker.reconfigure(
                settings.toBuilder().allowedFails(1).countWindow(10, 1, 10).build());

        Calls.fail(breaker, 9);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(9);
        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(10);
    }

    @Test
    void neutralCallsAreNotInIt() {
        Calls.fail(breaker, 3);
        Calls.beNeutral(breaker);
        Calls.beNeutral(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void afterClosingItStartsEmpty() {
        Calls.fail(breaker, 4);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        Calls.fail(breaker, 3);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void afterAResetItStartsEmpty() {
        Calls.fail(breaker, 3);

        breaker.reset();
        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aResultFromBeforeAResetIsNotInIt() {
        RunningCall late = RunningCall.of(breaker);
        Calls.fail(breaker, 2);
        breaker.reset();
        Calls.fail(breaker, 3);

        late.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(6);
    }

    @Test
    void whileForcedClosedItCountsOnAndTellsWhatItWouldDo() {
        Calls.fail(breaker, 3);
        breaker.forceClosed(WHY);
        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();

        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();
        for (int i = 0; i < 5; i++) {
            Calls.succeed(breaker);
        }

        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();
    }

    @Test
    void aBreakerForcedClosedFromOpenWouldBeOpen() {
        Calls.fail(breaker, 4);

        breaker.forceClosed(WHY);

        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();
    }

    @Test
    void afterAReleaseFromForcedClosedItStartsEmpty() {
        breaker.forceClosed(WHY);
        Calls.fail(breaker, 10);

        breaker.release();
        Calls.fail(breaker, 3);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aWindowThatIsReconfiguredStartsEmptyAndOneThatIsNotGoesOn() {
        Calls.fail(breaker, 3);
        breaker.reconfigure(settings.toBuilder().allowedFails(9).build());
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);

        breaker.reset();
        Calls.fail(breaker, 3);
        breaker.reconfigure(settings.toBuilder().countWindow(10, 0.5, 3).build());
        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aRunningCallIsCountedInTheWindowThatIsThereWhenItEnds() {
        RunningCall running = RunningCall.of(breaker);
        breaker.reconfigure(settings.toBuilder().countWindow(1, 1, 1).build());

        running.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void inAWindowOfTimeOldCallsAreForgotten() {
        breaker.reconfigure(settings.toBuilder()
                .countWindow(0, 0.5, 0)
                .timeWindow(Duration.ofSeconds(60), 0.5, 4)
                .build());
        Calls.fail(breaker, 3);
        ticker.advance(Duration.ofSeconds(60));

        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        ticker.advance(Duration.ofSeconds(59));
        Calls.fail(breaker, 3);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void whileForcedClosedAWindowOfTimeForgetsToo() {
        breaker.reconfigure(settings.toBuilder()
                .countWindow(0, 0.5, 0)
                .timeWindow(Duration.ofSeconds(60), 0.5, 4)
                .build());
        breaker.forceClosed(WHY);
        Calls.fail(breaker, 4);
        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();

        ticker.advance(Duration.ofSeconds(60));

        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();
    }

    /** The settings want half of at least four calls. */
    @Test
    void aSuccessOfWhichNothingCanComeWritesNothingButItsTotal() {
        Tally tally = new Tally();
        CallWindow window = CallWindow.of(settings.window(), 0, tally, 0);
        window.record(null, 0, true);
        assertThat(window.succeeds(0)).isTrue();
        window.record("failure", 0, true);
        assertThat(window.succeeds(0)).isTrue();

        assertThat(tally.totals().succeeded()).isEqualTo(3);
    }

    /** Two of three have failed: with the fourth, whatever becomes of it, half of four. */
    @Test
    void aSuccessThatMayOpenHasItsPlace() {
        Tally tally = new Tally();
        CallWindow window = CallWindow.of(settings.window(), 0, tally, 0);
        window.record(null, 0, true);
        window.record("failure", 0, true);
        window.record("failure", 0, true);

        assertThat(window.succeeds(0)).isFalse();
        assertThat(window.record(null, 0, true)).isEqualTo(CallWindow.Counting.TRIPPED);
        assertThat(tally.totals().succeeded()).isEqualTo(2);
    }
}
