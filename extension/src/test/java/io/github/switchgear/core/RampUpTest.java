package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.RampUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The share of calls that is let through grows once probes have closed the breaker. */
@ExtendWith(CapturedLog.class)
class RampUpTest {

    private static final Duration RAMP = Duration.ofSeconds(90);

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "inventory",
            Calls.settings().retryTimer(Duration.ofSeconds(30)).rampUp(RAMP).build(),
            ticker);
    private final Instant start = breaker.snapshot().since();

    private void closeByProbe() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);
    }

    private boolean isLetThrough() {
        try {
            breaker.call(() -> "fine");
            return true;
        } catch (BreakerOpenException rejection) {
            return false;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private List<Integer> letThrough(int calls) {
        List<Integer> numbers = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            if (isLetThrough()) {
                numbers.add(call);
            }
        }
        return numbers;
    }

    @Test
    void atItsBeginningOneInTenIsLetThrough() {
        closeByProbe();

        assertThat(breaker.snapshot().rampUp()).isEqualTo(new RampUp(0.1, start.plusSeconds(120)));
        assertThat(letThrough(31)).containsExactly(1, 11, 21, 31);
    }

    @Test
    void theShareGrowsEvenlyAndEachCallAddsThatOfItsMoment() {
        closeByProbe();
        ticker.advance(Duration.ofSeconds(40));

        assertThat(breaker.snapshot().rampUp()).isEqualTo(new RampUp(0.5, start.plusSeconds(120)));
        assertThat(letThrough(7)).containsExactly(1, 3, 5, 7);

        ticker.advance(Duration.ofSeconds(25));
        assertThat(letThrough(4)).containsExactly(2, 3, 4);
    }

    @Test
    void whatIsNotLetThroughIsToldHowMuchOfTheRampIsLeft() {
        closeByProbe();
        ticker.advance(Duration.ofSeconds(40));
        Calls.succeed(breaker);

        BreakerOpenException rejection = Calls.beRejected(breaker);

        assertThat(rejection.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(rejection.retryAfter()).contains(Duration.ofSeconds(50));
        assertThat(rejection)
                .hasMessage("Breaker 'inventory' is CLOSED and ramps up; all calls are let through in 50000 ms");
        assertThat(breaker.snapshot().retryAfterMillis()).isNull();
        assertThat(breaker.snapshot().totals().rejected()).isEqualTo(1);
    }

    @Test
    void afterItAllAreLetThroughAndItsEndIsNoTransition() {
        closeByProbe();
        Calls.succeed(breaker);
        Calls.beRejected(breaker);
        ticker.advance(RAMP);

        assertThat(breaker.snapshot().rampUp()).isNull();
        assertThat(letThrough(20)).hasSize(20);
        assertThat(breaker.history()).hasSize(3);
        assertThat(breaker.snapshot().generation()).isEqualTo(3);
    }

    @Test
    void whoWasLetInBeforeItsEndStillCounts() {
        closeByProbe();
        RunningCall call = RunningCall.of(breaker);
        ticker.advance(RAMP);

        call.fail();

        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(1);
    }

    @Test
    void failuresCountAndATripEndsIt() {
        closeByProbe();
        ticker.advance(Duration.ofSeconds(40));

        Calls.fail(breaker);
        Calls.beRejected(breaker);
        Calls.fail(breaker);
        Calls.beRejected(breaker);
        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().rampUp()).isNull();
        assertThat(breaker.history().get(0).cause()).isEqualTo(Cause.FAILURES_REACHED);
    }

    @Test
    void theNextClosingBeginsANewOne() {
        closeByProbe();
        ticker.advance(RAMP.dividedBy(2));
        Calls.succeed(breaker);
        breaker.forceOpen(ManualOverride.because("test"));
        breaker.release();

        Calls.succeed(breaker);

        assertThat(breaker.snapshot().rampUp()).isEqualTo(new RampUp(0.1, start.plusSeconds(30 + 45 + 90)));
    }

    @Test
    void resetEndsItAndNoOtherClosingBeginsOne() {
        closeByProbe();
        breaker.reset();
        assertThat(breaker.snapshot().rampUp()).isNull();

        breaker.forceClosed(ManualOverride.because("test"));
        breaker.release();
        assertThat(breaker.snapshot().rampUp()).isNull();

        breaker.forceClosed(ManualOverride.because("test").lasting(Duration.ofSeconds(1)));
        ticker.advance(Duration.ofSeconds(1));
        Calls.succeed(breaker);
        assertThat(breaker.snapshot().rampUp()).isNull();
        assertThat(letThrough(20)).hasSize(20);
    }

    @Test
    void otherSettingsLetOneThatRunsKeepItsEnd() {
        closeByProbe();
        breaker.reconfigure(
                breaker.settings().toBuilder().rampUp(Duration.ofSeconds(5)).build());

        assertThat(breaker.snapshot().rampUp()).isEqualTo(new RampUp(0.1, start.plusSeconds(120)));
    }

    @Test
    void settingsWithoutOneEndIt() {
        closeByProbe();
        breaker.reconfigure(breaker.settings().toBuilder().rampUp(Duration.ZERO).build());

        assertThat(breaker.snapshot().rampUp()).isNull();
        assertThat(letThrough(20)).hasSize(20);
    }

    @Test
    void theLongestIsCountedWithoutRounding() {
        breaker.reconfigure(
                breaker.settings().toBuilder().rampUp(Duration.ofDays(1)).build());
        closeByProbe();
        ticker.advance(Duration.ofDays(1).minusNanos(1));

        assertThat(letThrough(1_000)).hasSize(999).doesNotContain(2);
        assertThat(breaker.snapshot().rampUp()).isNotNull();
    }
}
