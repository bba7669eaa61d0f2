package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transition knows who caused it. */
class OriginTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);

    @Test
    void callsOpenAndCloseABreakerAndTheClockLetsItTry() {
        Calls.open(breaker);
        ticker.advance(breaker.settings().retryTimer());
        Calls.succeed(breaker);

        assertThat(origins()).containsExactly(Origin.CALL, Origin.CLOCK, Origin.CALL);
    }

    @Test
    void theClockEndsAnOverride() {
        breaker.forceOpen(ManualOverride.because("warehouse moves").lasting(Duration.ofMinutes(1)));
        ticker.advance(Duration.ofMinutes(1));
        breaker.release();

        assertThat(origins()).containsExactly(Origin.CLOCK, Origin.OPERATOR);
    }

    @Test
    void whoIntervenesByCodeIsAnOperatorOfThisNode() {
        breaker.forceOpen(ManualOverride.because("warehouse moves"));
        breaker.forceClosed(ManualOverride.because("warehouse moves"));
        breaker.release();
        breaker.reconfigure(BreakerSettings.builder().build());
        breaker.reset();

        assertThat(origins()).hasSize(5).containsOnly(Origin.OPERATOR);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "OPERATOR_HERE", "OTHER_NODE", "RESTORED"})
    void whatIsPassedOnSaysSoWithEveryIntervention(Origin origin) {
        ManualOverride by = ManualOverride.because("warehouse moves").causedBy(origin);
        breaker.forceOpen(by);
        breaker.forceClosed(by);
        breaker.release(by);
        breaker.reconfigure(BreakerSettings.builder().build(), by);
        breaker.reset(by);

        assertThat(origins()).hasSize(5).containsOnly(origin);
    }

    @Test
    void whatIsForThisNodeAloneSaysSo() {
        breaker.forceOpen(ManualOverride.because("warehouse moves").here());

        assertThat(origins()).containsExactly(Origin.OPERATOR_HERE);
    }

    @Test
    void anInterventionKeepsItsOriginWhateverElseIsSaidOfIt() {
        ManualOverride by = ManualOverride.withoutReason().causedBy(Origin.OTHER_NODE);

        assertThat(List.of(by.by("ann"), by.lasting(Duration.ofMinutes(1)), by.expecting(3)))
                .extracting(ManualOverride::origin)
                .containsOnly(Origin.OTHER_NODE);
        assertThat(by).isNotEqualTo(ManualOverride.withoutReason());
    }

    @ParameterizedTest
    @EnumSource(names = {"CALL", "CLOCK"})
    void callsAndTheClockInterveneInNothing(Origin origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManualOverride.withoutReason().causedBy(origin))
                .withMessage("origin must be OPERATOR, OPERATOR_HERE, OTHER_NODE or RESTORED but is " + origin);
    }

    @Test
    void aTransitionThatIsMadeWithoutOneHasThatOfItsCause() {
        assertThat(new BreakerTransition(
                                "a",
                                BreakerState.CLOSED,
                                BreakerState.OPEN,
                                Cause.FAILURES_REACHED,
                                1,
                                Instant.EPOCH,
                                null,
                                null,
                                null)
                        .origin())
                .isEqualTo(Origin.CALL);
    }

    /** Of all changes, the newest first. */
    private List<Origin> origins() {
        return breaker.history().stream().map(BreakerTransition::origin).toList();
    }
}
