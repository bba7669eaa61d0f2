package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A breaker that goes by the rules of MicroProfile's {@code @CircuitBreaker}. */
@ExtendWith(CapturedLog.class)
class MicroProfileRulesTest {

    private static final Duration DELAY = Duration.ofSeconds(5);

    private final MovableTicker ticker = new MovableTicker();

    private static BreakerSettings.Builder settings(int requestVolumeThreshold, double failureRatio, int threshold) {
        return Calls.settings()
                .rules(BreakerRules.MICROPROFILE)
                .countWindow(requestVolumeThreshold, failureRatio, requestVolumeThreshold)
                .retryTimer(DELAY)
                .probes(threshold)
                .probeSuccesses(threshold);
    }

    private CircuitBreaker breaker(int requestVolumeThreshold, double failureRatio, int successThreshold) {
        return CircuitBreaker.of(
                "inventory",
                settings(requestVolumeThreshold, failureRatio, successThreshold).build(),
                ticker);
    }

    /** F fails, S ends well, K throws what is no failure. */
    private static void make(CircuitBreaker breaker, String calls) {
        for (int i = 0; i < calls.length(); i++) {
            switch (calls.charAt(i)) {
                case 'F' -> Calls.fail(breaker);
                case 'S' -> Calls.succeed(breaker);
                case 'K' -> Calls.beNeutral(breaker);
                default -> throw new IllegalArgumentException(calls);
            }
        }
    }

    private CircuitBreaker halfOpen(int successThreshold) {
        CircuitBreaker breaker = breaker(2, 1, successThreshold);
        make(breaker, "FF");
        ticker.advance(DELAY);
        return breaker;
    }

    @Test
    void theWindowHasToBeFull() {
        CircuitBreaker breaker = breaker(4, 0.5, 1);
        make(breaker, "FFF");
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        make(breaker, "F");
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aSuccessThatFillsTheWindowOpensIt() {
        CircuitBreaker breaker = breaker(4, 0.5, 1);
        make(breaker, "FFSS");

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void whatIsNoFailureIsASuccessInTheWindow() {
        CircuitBreaker breaker = breaker(4, 0.5, 1);
        make(breaker, "FKFK");

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().totals().succeeded()).isEqualTo(2);
        assertThat(breaker.snapshot().totals().neutral()).isZero();
    }

    @Test
    void soItIsOfATrial() {
        CircuitBreaker breaker = halfOpen(1);
        make(breaker, "K");

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aRatioOfNothingIsReachedByAnyFailureInAFullWindowAndNotBySuccesses() {
        CircuitBreaker breaker = breaker(3, 0, 1);
        make(breaker, "SSSS");
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        make(breaker, "F");
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aRatioOfNothingIsRefusedByOtherRules() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(settings(3, 0, 1).rules(BreakerRules.SWITCHGEAR)::build)
                .withMessageContaining("window.failureRatio must be more than 0 and at most 1 but is 0.0");
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(settings(3, -0.1, 1)::build)
                .withMessageContaining("window.failureRatio must be from 0 to 1 but is -0.1");
    }

    @Test
    void trialsAndGoodOnesAreTogetherNoMoreThanCloseIt() {
        CircuitBreaker breaker = halfOpen(3);
        make(breaker, "S");
        RunningCall second = RunningCall.of(breaker);
        RunningCall third = RunningCall.of(breaker);

        assertThat(Calls.beRejected(breaker).state()).isEqualTo(BreakerState.HALF_OPEN);

        second.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        third.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void oneFailedTrialOpensAndWhatTheOthersDoIsIgnored() {
        CircuitBreaker breaker = halfOpen(3);
        RunningCall first = RunningCall.of(breaker);
        RunningCall second = RunningCall.of(breaker);
        first.fail();
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);

        second.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aTrialThatHangsGivesItsPlaceAwayWhenItsLeaseEnds() {
        CircuitBreaker breaker = halfOpen(1);
        RunningCall hanging = RunningCall.of(breaker);
        assertThat(Calls.beRejected(breaker).retryAfter()).contains(DELAY);

        ticker.advance(DELAY);
        make(breaker, "S");
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        hanging.fail();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void trialsThatTakeLongerThanTheirLeaseCloseItAllTheSame() {
        CircuitBreaker breaker = halfOpen(2);
        for (int i = 0; i < 2; i++) {
            assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
            RunningCall slow = RunningCall.of(breaker);
            ticker.advance(DELAY.plusSeconds(1));
            slow.succeed();
        }

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aTrialThatFailsAfterItsLeaseOpens() {
        CircuitBreaker breaker = halfOpen(1);
        RunningCall slow = RunningCall.of(breaker);
        ticker.advance(DELAY);
        slow.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aTrialThatEndsAfterItsLeaseTakesNobodyElsesPlaceAway() {
        CircuitBreaker breaker = halfOpen(3);
        RunningCall late = RunningCall.of(breaker);
        RunningCall lateAsWell = RunningCall.of(breaker);
        ticker.advance(DELAY);
        RunningCall next = RunningCall.of(breaker);
        RunningCall afterNext = RunningCall.of(breaker);

        late.succeed();
        assertThat(Calls.beRejected(breaker).state())
                .as("one is good and two are on their way")
                .isEqualTo(BreakerState.HALF_OPEN);

        lateAsWell.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        next.succeed();
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        afterNext.fail();
        assertThat(breaker.state()).as("it was a trial of before").isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void afterClosingTheWindowIsEmpty() {
        CircuitBreaker breaker = halfOpen(1);
        make(breaker, "SF");

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        make(breaker, "F");
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void whereFewerTrialsAreWantedThanHaveBeenGoodOneMoreDecides() {
        CircuitBreaker breaker = halfOpen(3);
        make(breaker, "SS");
        breaker.reconfigure(settings(2, 1, 1).build());

        make(breaker, "S");
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void theRulesArePartOfTheSettings() {
        BreakerSettings settings = settings(3, 0, 1).build();

        assertThat(settings.toBuilder().build()).isEqualTo(settings).hasSameHashCodeAs(settings);
        assertThat(settings(3, 0.5, 1).build())
                .isNotEqualTo(settings(3, 0.5, 1).rules(BreakerRules.SWITCHGEAR).build());
    }
}
