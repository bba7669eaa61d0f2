package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class CircuitBreakerTest {

    private static final BreakerSettings SETTINGS = BreakerSettings.builder().build();

    @Test
    void aNewBreakerIsClosedAndTellsItsNameAndSettings() {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", SETTINGS);

        assertThat(breaker.name()).isEqualTo("inventory");
        assertThat(breaker.settings()).isSameAs(SETTINGS);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.history()).isEmpty();
        assertThat(breaker).hasToString("CircuitBreaker[inventory, CLOSED]");
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CircuitBreaker.of(" ", SETTINGS))
                .withMessage("name must not be blank");
    }

    @Test
    void whatIsMissingIsRefused() {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", SETTINGS);

        assertThatNullPointerException().isThrownBy(() -> CircuitBreaker.of("inventory", null));
        assertThatNullPointerException().isThrownBy(() -> breaker.reconfigure(null));
        assertThatNullPointerException().isThrownBy(() -> breaker.reset(null));
        assertThatNullPointerException().isThrownBy(() -> breaker.release(null));
        assertThat(breaker.history()).isEmpty();
    }

    @Test
    void withoutATickerOfOnesOwnInstantsAreThoseOfTheWallClock() {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", SETTINGS);

        breaker.forceOpen(ManualOverride.because("test").lasting(Duration.ofHours(1)));

        assertThat(breaker.snapshot().since()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(breaker.snapshot().override().until())
                .isEqualTo(breaker.snapshot().since().plusSeconds(3600));
        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    @Test
    void instantsAreWholeMilliseconds() {
        MovableTicker ticker = new MovableTicker();
        CircuitBreaker breaker = CircuitBreaker.of("inventory", SETTINGS, ticker);
        ticker.advance(Duration.ofNanos(1_234_567));

        breaker.reset();

        Instant at = breaker.history().get(0).at();
        assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
    }
}
