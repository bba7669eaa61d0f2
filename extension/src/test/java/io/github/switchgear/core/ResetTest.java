package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ResetTest {

    private static final ManualOverride WHY = ManualOverride.because("test");

    private final MovableTicker ticker = new MovableTicker();
    private final long begin = ticker.getAsLong();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @Test
    void aClosedBreakerIsReset() {
        Calls.fail(breaker, 2);

        isReset(BreakerState.CLOSED);
        assertThat(breaker.snapshot().since()).isEqualTo(start);
    }

    @Test
    void aFreshBreakerIsReset() {
        isReset(BreakerState.CLOSED);
    }

    @Test
    void anOpenBreakerIsReset() {
        Calls.open(breaker);

        isReset(BreakerState.OPEN);
        assertThat(breaker.snapshot().since()).isEqualTo(start.plusSeconds(5));
    }

    @Test
    void aHalfOpenBreakerIsReset() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.beNeutral(breaker);

        isReset(BreakerState.HALF_OPEN);
    }

    @Test
    void aForcedOpenBreakerIsReset() {
        breaker.forceOpen(WHY);

        isReset(BreakerState.FORCED_OPEN);
    }

    @Test
    void aForcedClosedBreakerIsReset() {
        breaker.forceClosed(WHY.lasting(Duration.ofMinutes(1)));
        Calls.fail(breaker, 7);

        isReset(BreakerState.FORCED_CLOSED);
    }

    @Test
    void aResetNeedsNeitherReasonNorActor() {
        breaker.reset();

        assertThat(breaker.history())
                .containsExactly(new BreakerTransition(
                        "inventory",
                        BreakerState.CLOSED,
                        BreakerState.CLOSED,
                        Cause.RESET,
                        1,
                        start,
                        null,
                        null,
                        null));
    }

    @Test
    void aResetLeavesNothingThatHalfOpensTheNextOpeningEarly() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(20));
        breaker.reset();
        Calls.open(breaker);

        ticker.advance(Duration.ofSeconds(10));
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        ticker.advance(Duration.ofSeconds(19));
        Calls.beRejected(breaker);
        ticker.advance(Duration.ofSeconds(1));
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void theTotalsAndTheLastFailureSurviveAReset() {
        Calls.open(breaker);
        BreakerSnapshot before = breaker.snapshot();

        breaker.reset();

        assertThat(breaker.snapshot().totals()).isEqualTo(before.totals());
        assertThat(breaker.snapshot().lastFailure()).isEqualTo(before.lastFailure());
    }

    /** Closed with the count zeroed, in a new generation, by exactly one event. */
    private void isReset(BreakerState from) {
        List<BreakerTransition> heard = new ArrayList<>();
        breaker.onTransition(heard::add);
        long generation = breaker.snapshot().generation();
        ticker.advance(Duration.ofSeconds(5));
        Instant at = start.plusNanos(ticker.getAsLong() - begin);

        breaker.reset(ManualOverride.because("all is well").by("bob"));

        BreakerSnapshot after = breaker.snapshot();
        assertThat(after.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(after.consecutiveFailures()).isZero();
        assertThat(after.generation()).isEqualTo(generation + 1);
        assertThat(after.override()).isNull();
        assertThat(heard)
                .containsExactly(new BreakerTransition(
                        "inventory",
                        from,
                        BreakerState.CLOSED,
                        Cause.RESET,
                        generation + 1,
                        at,
                        null,
                        "bob",
                        "all is well"));
        assertThat(breaker.history().get(0)).isEqualTo(heard.get(0));
        Calls.succeed(breaker);
    }
}
