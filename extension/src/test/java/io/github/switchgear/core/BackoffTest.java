package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class BackoffTest {

    private final MovableTicker ticker = new MovableTicker();
    private final AtomicReference<Double> chance = new AtomicReference<>(0.5);

    private CircuitBreaker breaker(double multiplier, Duration max, double jitter) {
        BreakerSettings settings = Calls.settings()
                .allowedFails(1)
                .retryTimer(Duration.ofSeconds(10))
                .backoff(multiplier, max, jitter)
                .build();
        return CircuitBreaker.of("inventory", settings, BreakerClock.of(ticker, chance::get));
    }

    private Duration openFor(CircuitBreaker breaker) {
        Calls.fail(breaker);
        return left(breaker);
    }

    private static Duration left(CircuitBreaker breaker) {
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        return Duration.ofMillis(breaker.snapshot().retryAfterMillis());
    }

    private Duration nextOpening(CircuitBreaker breaker) {
        ticker.advance(left(breaker));
        return openFor(breaker);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Test
    void eachFurtherOpeningInARowLastsSoManyTimesLonger() {
        CircuitBreaker breaker = breaker(2, Duration.ZERO, 0);

        assertThat(openFor(breaker)).isEqualTo(seconds(10));
        assertThat(nextOpening(breaker)).isEqualTo(seconds(20));
        assertThat(nextOpening(breaker)).isEqualTo(seconds(40));
        assertThat(nextOpening(breaker)).isEqualTo(seconds(80));
    }

    @Test
    void theLongestOpeningIsAsLongAsTheMaximum() {
        CircuitBreaker breaker = breaker(3, seconds(25), 0);
        openFor(breaker);

        assertThat(nextOpening(breaker)).isEqualTo(seconds(25));
        assertThat(nextOpening(breaker)).isEqualTo(seconds(25));
    }

    @Test
    void withoutAMaximumAYearIsTheLongest() {
        CircuitBreaker breaker = breaker(1e9, Duration.ZERO, 0);
        openFor(breaker);

        assertThat(nextOpening(breaker)).isEqualTo(Duration.ofDays(365));
        assertThat(nextOpening(breaker)).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void byDefaultItDoesNotGrow() {
        CircuitBreaker breaker = breaker(1, Duration.ZERO, 0);
        openFor(breaker);

        assertThat(nextOpening(breaker)).isEqualTo(seconds(10));
    }

    @Test
    void aRetryTimerOfNothingStaysNothing() {
        assertThat(BreakerSettings.builder()
                        .retryTimer(Duration.ZERO)
                        .backoff(2, Duration.ZERO, 0.5)
                        .build()
                        .openTime(1000, 0.9))
                .isZero();
    }

    @Test
    void jitterSpreadsEachOpeningTheFirstIncluded() {
        CircuitBreaker breaker = breaker(2, Duration.ZERO, 0.1);

        chance.set(0.0);
        assertThat(openFor(breaker)).isEqualTo(seconds(9));
        chance.set(0.75);
        assertThat(nextOpening(breaker)).isEqualTo(seconds(21));
    }

    @Test
    void jitterSpreadsAfterTheMaximum() {
        CircuitBreaker breaker = breaker(2, seconds(15), 0.2);
        openFor(breaker);

        chance.set(1.0);
        assertThat(nextOpening(breaker)).isEqualTo(seconds(18));
    }

    @Test
    void theChanceOfTheSystemIsSpreadOverTheWholeRange() {
        BreakerSettings settings = BreakerSettings.builder()
                .backoff(1, Duration.ZERO, 0.5)
                .retryTimer(seconds(10))
                .build();
        BreakerClock clock = BreakerClock.system();

        assertThat(Stream.generate(() -> settings.openTime(1, clock.chance())).limit(1000))
                .allMatch(time -> time.compareTo(seconds(5)) >= 0 && time.compareTo(seconds(15)) <= 0)
                .anyMatch(time -> time.compareTo(seconds(7)) < 0)
                .anyMatch(time -> time.compareTo(seconds(13)) > 0);
    }

    @Test
    void closingStartsOver() {
        CircuitBreaker breaker = breaker(2, Duration.ZERO, 0);
        openFor(breaker);
        nextOpening(breaker);
        ticker.advance(seconds(20));
        Calls.succeed(breaker);

        assertThat(openFor(breaker)).isEqualTo(seconds(10));
    }

    @Test
    void aResetStartsOver() {
        CircuitBreaker breaker = breaker(2, Duration.ZERO, 0);
        openFor(breaker);
        nextOpening(breaker);
        breaker.reset();

        assertThat(openFor(breaker)).isEqualTo(seconds(10));
    }

    @Test
    void aProbeThatFailsAfterAReleaseIsTheSecondOpening() {
        CircuitBreaker breaker = breaker(2, Duration.ZERO, 0);
        openFor(breaker);
        nextOpening(breaker);
        breaker.forceOpen(ManualOverride.because("drill"));
        breaker.release();

        assertThat(openFor(breaker)).isEqualTo(seconds(20));
    }

    @Test
    void anOverrideThatEndsIsARelease() {
        CircuitBreaker breaker = breaker(2, Duration.ZERO, 0);
        breaker.forceOpen(ManualOverride.because("drill").lasting(seconds(5)));
        ticker.advance(seconds(5));

        assertThat(openFor(breaker)).isEqualTo(seconds(20));
    }

    @Test
    void whatChangesTheSettingsDoesNotStartOver() {
        CircuitBreaker breaker = breaker(2, Duration.ZERO, 0);
        openFor(breaker);
        breaker.reconfigure(breaker.settings().toBuilder().allowedFails(7).build());

        assertThat(nextOpening(breaker)).isEqualTo(seconds(20));
    }
}
