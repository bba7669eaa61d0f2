package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class SlowCallTest {

    private static final Duration LIMIT = Duration.ofMillis(100);

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().slowCall(LIMIT).build(), ticker);

    private String take(Duration time) throws Exception {
        return breaker.call(() -> {
            ticker.advance(time);
            return "answer";
        });
    }

    @Test
    void aCallThatTakesLongerIsAFailureAndStillReturnsItsResult() throws Exception {
        assertThat(take(LIMIT.plusNanos(1))).isEqualTo("answer");

        BreakerSnapshot snapshot = breaker.snapshot();
        assertThat(snapshot.totals()).isEqualTo(new Totals(0, 1, 1, 0, 0));
        assertThat(snapshot.consecutiveFailures()).isEqualTo(1);
        assertThat(snapshot.lastFailure().type()).isEqualTo("slowCall");
    }

    @Test
    void aCallThatTakesJustAsLongIsASuccess() throws Exception {
        take(LIMIT);

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void slowCallsOpenTheBreaker() throws Exception {
        for (int i = 0; i < 3; i++) {
            take(LIMIT.multipliedBy(2));
        }

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.history().get(0).failure()).isEqualTo("slowCall");
    }

    @Test
    void whatItThrowsDecidesAndNotHowLongThatTook() {
        assertThatExceptionOfType(Calls.Harmless.class)
                .isThrownBy(() -> breaker.call(() -> {
                    ticker.advance(LIMIT.multipliedBy(2));
                    throw new Calls.Harmless();
                }));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> breaker.call(() -> {
                    ticker.advance(LIMIT.multipliedBy(2));
                    throw new IllegalStateException();
                }));

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 1, 0));
    }

    @Test
    void aRejectedResultIsNotCountedAsSlowToo() throws Exception {
        breaker.reconfigure(
                breaker.settings().toBuilder().validator(new Never()).build());

        take(LIMIT.multipliedBy(2));

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
        assertThat(breaker.snapshot().lastFailure().type()).isEqualTo("Never");
    }

    @Test
    void theTimeIsTheMethodsOwnAndNotTheValidators() throws Exception {
        breaker.reconfigure(breaker.settings().toBuilder()
                .validator(result -> {
                    ticker.advance(LIMIT.multipliedBy(2));
                    return true;
                })
                .build());

        take(LIMIT);

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aSlowProbeOpensAgain() throws Exception {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));

        take(LIMIT.multipliedBy(2));

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.history().get(0).cause()).isEqualTo(Cause.PROBE_FAILED);
    }

    @Test
    void withoutALimitNoCallIsTooSlow() throws Exception {
        breaker.reconfigure(
                breaker.settings().toBuilder().slowCall(Duration.ZERO).build());

        take(Duration.ofDays(400));

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }
}
