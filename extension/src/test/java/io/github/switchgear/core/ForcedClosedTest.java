package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ForcedClosedTest {

    private static final ManualOverride SALE =
            ManualOverride.because("sale day").by("ann");

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @Test
    void callsGoThroughAreJudgedAndCountedAndNeverTrip() {
        breaker.forceClosed(SALE);

        Calls.fail(breaker, 10);
        Calls.beNeutral(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(10);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 10, 0, 1, 0));
        assertThat(breaker.history()).hasSize(1);
    }

    @Test
    void aSuccessZeroesTheCount() {
        breaker.forceClosed(SALE);
        Calls.fail(breaker, 5);

        Calls.succeed(breaker);

        assertThat(breaker.snapshot().consecutiveFailures()).isZero();
        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_CLOSED);
    }

    @Test
    void itTellsThatItWouldBeOpenExactlyWhileTheCountIsAtTheLimit() {
        breaker.forceClosed(SALE);

        Calls.fail(breaker, 2);
        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();
        Calls.fail(breaker);
        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();
        Calls.fail(breaker);
        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();
        Calls.succeed(breaker);
        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();
    }

    @Test
    void anOpenBreakerThatIsForcedClosedWouldBeOpen() {
        Calls.open(breaker);
        assertThat(breaker.snapshot().wouldBeOpen()).isFalse();

        breaker.forceClosed(SALE);

        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
        assertThat(breaker.snapshot().wouldBeOpen()).isTrue();
        Calls.succeed(breaker);
    }

    @Test
    void forcingIsOneTransitionThatTellsWhoAndWhy() {
        breaker.forceClosed(SALE);

        assertThat(breaker.history())
                .containsExactly(new BreakerTransition(
                        "inventory",
                        BreakerState.CLOSED,
                        BreakerState.FORCED_CLOSED,
                        Cause.FORCED,
                        1,
                        start,
                        null,
                        "ann",
                        "sale day"));
    }

    @Test
    void forcingAgainReplacesReasonActorAndEndInOneTransitionAndKeepsTheCount() {
        breaker.forceClosed(SALE);
        Calls.fail(breaker, 2);
        ticker.advance(Duration.ofSeconds(5));

        breaker.forceClosed(ManualOverride.because("long sale").by("bob").lasting(Duration.ofSeconds(20)));

        assertThat(breaker.snapshot().override())
                .isEqualTo(new ActiveOverride(
                        BreakerState.FORCED_CLOSED, "long sale", "bob", start.plusSeconds(5), start.plusSeconds(25)));
        assertThat(breaker.history()).extracting(BreakerTransition::cause).containsExactly(Cause.FORCED, Cause.FORCED);
        assertThat(breaker.history().get(0).from()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(2);
    }

    @Test
    void noTimeIsLeftToWaitFor() {
        breaker.forceClosed(SALE.lasting(Duration.ofSeconds(20)));

        assertThat(breaker.snapshot().retryAfterMillis()).isNull();
    }
}
