package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class OpeningTest {

    private final MovableTicker ticker = new MovableTicker();

    @Test
    void oneAllowedFailureOpensAtTheFirst() {
        CircuitBreaker breaker = breaker(Calls.settings().allowedFails(1));

        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aSuccessInBetweenStartsTheCountOver() {
        CircuitBreaker breaker = breaker(Calls.settings());

        Calls.fail(breaker, 2);
        Calls.succeed(breaker);
        Calls.fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aNeutralOutcomeInBetweenDoesNotStartTheCountOver() {
        CircuitBreaker breaker = breaker(Calls.settings());

        Calls.fail(breaker, 2);
        Calls.beNeutral(breaker);
        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void timeAloneDoesNotStartTheCountOver() {
        CircuitBreaker breaker = breaker(Calls.settings());

        Calls.fail(breaker, 2);
        ticker.advance(Duration.ofDays(1));
        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void openingIsOneTransitionThatNamesTheLastFailuresClass() {
        CircuitBreaker breaker = breaker(Calls.settings());
        Instant start = breaker.snapshot().since();
        ticker.advance(Duration.ofSeconds(5));

        Calls.open(breaker);

        assertThat(breaker.history())
                .containsExactly(new BreakerTransition(
                        "inventory",
                        BreakerState.CLOSED,
                        BreakerState.OPEN,
                        Cause.FAILURES_REACHED,
                        1,
                        start.plusSeconds(5),
                        ConnectException.class.getName(),
                        null,
                        null));
        assertThat(breaker.snapshot().since()).isEqualTo(start.plusSeconds(5));
        assertThat(breaker.snapshot().generation()).isEqualTo(1);
    }

    @Test
    void openingByARejectedResultNamesTheValidator() throws Exception {
        CircuitBreaker breaker = breaker(Calls.settings().allowedFails(1).validator(new Never()));

        breaker.call(() -> "result");

        assertThat(breaker.history().get(0).failure()).isEqualTo("Never");
    }

    @Test
    void aSuccessWhileNoFailuresAreCountedIsNoTransition() {
        CircuitBreaker breaker = breaker(Calls.settings());

        Calls.succeed(breaker);

        assertThat(breaker.history()).isEmpty();
        assertThat(breaker.snapshot().generation()).isZero();
    }

    private CircuitBreaker breaker(BreakerSettings.Builder settings) {
        return CircuitBreaker.of("inventory", settings.build(), ticker);
    }
}
