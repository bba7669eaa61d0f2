package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A call has tripped the window, but its thread has not yet published the opening. It asks for the jitter's chance just
 * before it does, and there somebody else comes first.
 */
@ExtendWith(CapturedLog.class)
class HelpedTripTest {

    private Runnable inBetween = () -> {};

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "inventory",
            Calls.settings().countWindow(4, 0.5, 1).build(),
            BreakerClock.of(new MovableTicker(), this::chance));

    private double chance() {
        Runnable once = inBetween;
        inBetween = () -> {};
        once.run();
        return 0.5;
    }

    @Test
    void whoComesFirstPublishesTheOpeningAndNobodyPublishesItTwice() {
        inBetween = () -> Calls.fail(breaker);

        Calls.fail(breaker);

        assertThat(breaker.history()).extracting(BreakerTransition::cause).containsExactly(Cause.FAILURE_RATIO_REACHED);
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(2);
    }

    @Test
    void anOperatorForcesABreakerThatIsOpenByThen() {
        inBetween = () -> breaker.forceOpen(ManualOverride.because("test"));

        Calls.fail(breaker);

        assertThat(breaker.history())
                .extracting(BreakerTransition::from, BreakerTransition::cause)
                .containsExactly(
                        tuple(BreakerState.OPEN, Cause.FORCED),
                        tuple(BreakerState.CLOSED, Cause.FAILURE_RATIO_REACHED));
    }

    /** Even where the operator saw the window before the call tripped it. */
    @Test
    void noOverrideIsComputedFromAStateWhoseWindowHasTripped() {
        ManualOverride why = ManualOverride.because("test");
        Machine around = new Machine("inventory", breaker.settings(), BreakerClock.of(new MovableTicker()));
        State closed = around.state();

        assertThat(closed.window().record("Failure", 0, true)).isEqualTo(CallWindow.Counting.TRIPPED);

        assertThat(closed.forced(BreakerState.FORCED_OPEN, 0, around, why)).isNull();
        assertThat(closed.forced(BreakerState.FORCED_CLOSED, 0, around, why)).isNull();
        assertThat(closed.due(0, around, null).phase().state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void anOperatorWhoSawItClosedDoesNotResetTheOpening() {
        ManualOverride asSeen = ManualOverride.because("test").expecting(0);
        inBetween =
                () -> assertThatExceptionOfType(StaleGenerationException.class).isThrownBy(() -> breaker.reset(asSeen));

        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.history()).extracting(BreakerTransition::cause).containsExactly(Cause.FAILURE_RATIO_REACHED);
    }
}
