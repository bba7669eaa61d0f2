package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What other settings would have done, on calls that are written down here. */
class RehearsalTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    /** The breaker opens at 3000, and rejects what comes until 33000. */
    private static final String OUTAGE = """
            1000,10,failed
            2000,10,failed
            3000,10,failed
            4000,0,rejected
            5000,0,rejected
            34000,10,succeeded
            35000,10,succeeded
            """;

    private static Rehearsal.Answer tried(String lines, BreakerSettings.Builder settings) {
        return Rehearsal.of(Recording.read(new StringReader(lines))).under(settings.build());
    }

    private static BreakerSettings.Builder settings() {
        return BreakerSettings.builder();
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    @Test
    void theSettingsThatWereInForceOpenAndCloseAsTheyDid() {
        Rehearsal.Figures figures = tried(OUTAGE, settings()).assumingFailed();

        assertThat(figures.transitions())
                .extracting(BreakerTransition::to)
                .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
        assertThat(figures.transitions())
                .extracting(BreakerTransition::at)
                .containsExactly(at(3_000), at(33_000), at(34_000));
        assertThat(figures.openings()).containsExactly(new Rehearsal.Opening(at(3_000), Cause.FAILURES_REACHED));
        assertThat(figures.timeOpen()).isEqualTo(Duration.ofSeconds(30));
        assertThat(figures.rejected()).isEqualTo(2);
        assertThat(figures.failuresLetThrough()).isEqualTo(3);
        assertThat(figures.unknown()).isZero();
    }

    @Test
    void ofWhatWasRejectedAndNowIsLetThroughBothEndsAreTold() {
        Rehearsal.Answer answer = tried(OUTAGE, settings().allowedFails(5));

        assertThat(answer.assumingFailed())
                .isEqualTo(new Rehearsal.Figures(
                        BreakerState.CLOSED,
                        answer.assumingFailed().transitions(),
                        List.of(new Rehearsal.Opening(at(5_000), Cause.FAILURES_REACHED)),
                        Duration.ofSeconds(30),
                        2,
                        5,
                        2));
        assertThat(answer.assumingSucceeded())
                .isEqualTo(new Rehearsal.Figures(BreakerState.CLOSED, List.of(), List.of(), Duration.ZERO, 0, 3, 2));
    }

    @Test
    void aShorterRetryTimeProbesEarlier() {
        Rehearsal.Answer answer = tried(OUTAGE, settings().retryTimer(Duration.ofMillis(900)));

        assertThat(answer.assumingFailed().openings())
                .containsExactly(
                        new Rehearsal.Opening(at(3_000), Cause.FAILURES_REACHED),
                        new Rehearsal.Opening(at(4_000), Cause.PROBE_FAILED),
                        new Rehearsal.Opening(at(5_000), Cause.PROBE_FAILED));
        assertThat(answer.assumingFailed().timeOpen()).isEqualTo(Duration.ofMillis(2_700));
        assertThat(answer.assumingSucceeded().timeOpen()).isEqualTo(Duration.ofMillis(900));
        assertThat(answer.assumingSucceeded().unknown()).isEqualTo(2);
    }

    @Test
    void theTimeOpenEndsWithTheLastCall() {
        assertThat(tried("1000,0,failed\n3500,0,rejected", settings().allowedFails(1))
                        .assumingFailed()
                        .timeOpen())
                .isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void aCallThatTheTriedSettingsRejectDoesNotCount() {
        Rehearsal.Figures figures = tried(OUTAGE, settings().allowedFails(1).retryTimer(Duration.ofSeconds(2)))
                .assumingSucceeded();

        assertThat(figures.openings()).hasSize(1);
        assertThat(figures.rejected()).as("those of 2000 and 3000").isEqualTo(2);
        assertThat(figures.failuresLetThrough()).as("that of 1000").isEqualTo(1);
        assertThat(figures.unknown()).isEqualTo(2);
    }

    @Test
    void aSuccessThatTookTooLongForTheTriedSettingsIsAFailure() {
        String slow = "1000,500,succeeded\n2000,501,succeeded";

        Rehearsal.Figures figures = tried(slow, settings().allowedFails(1).slowCall(Duration.ofMillis(500)))
                .assumingFailed();

        assertThat(figures.openings()).containsExactly(new Rehearsal.Opening(at(2_000), Cause.FAILURES_REACHED));
        assertThat(figures.transitions().get(0).failure()).isEqualTo("slowCall");
    }

    @Test
    void aFailureStaysOneHoweverLongACallMayTake() {
        Rehearsal.Figures figures =
                tried("1000,500,failed", settings().allowedFails(1)).assumingFailed();

        assertThat(figures.openings()).hasSize(1);
        assertThat(figures.transitions().get(0).failure()).isNull();
    }

    @Test
    void aNeutralCallCountsAsNeither() {
        assertThat(tried(
                                "1000,0,failed\n2000,0,neutral\n3000,0,failed",
                                settings().allowedFails(2))
                        .assumingFailed()
                        .openings())
                .containsExactly(new Rehearsal.Opening(at(3_000), Cause.FAILURES_REACHED));
    }

    @Test
    void aWindowOpensByItsRatio() {
        assertThat(tried(
                                "1000,0,succeeded\n2000,0,failed\n3000,0,failed",
                                settings().countWindow(10, 0.6, 3))
                        .assumingFailed()
                        .openings())
                .containsExactly(new Rehearsal.Opening(at(3_000), Cause.FAILURE_RATIO_REACHED));
    }

    /** A call that begins before the opening and ends after it decides nothing. */
    @Test
    void callsBeginWhenTheyBegan() {
        String late = "1000,0,failed\n20000,19500,succeeded\n40000,0,succeeded";

        assertThat(tried(late, settings().allowedFails(1)).assumingFailed().transitions())
                .extracting(BreakerTransition::at)
                .containsExactly(at(1_000), at(31_000), at(40_000));
    }

    @Test
    void jitterSpreadsNothing() {
        assertThat(tried(OUTAGE, settings().backoff(1, Duration.ZERO, 0.9))
                        .assumingFailed()
                        .timeOpen())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whereNothingWasRecordedNothingHappens() {
        Rehearsal.Answer answer = tried("", settings());

        assertThat(answer.assumingFailed())
                .isEqualTo(answer.assumingSucceeded())
                .isEqualTo(new Rehearsal.Figures(BreakerState.CLOSED, List.of(), List.of(), Duration.ZERO, 0, 0, 0));
    }

    @Test
    void nobodyHearsOfIt() {
        Rehearsal.Answer unused = tried(OUTAGE + "36000,1,neutral", settings().allowedFails(1));

        assertThat(log.records()).isEmpty();
    }

    @Test
    void whatPeopleDidIsNotDoneAgain() {
        MovableTicker ticker = new MovableTicker();
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
        breaker.record(100);
        Calls.open(breaker);
        breaker.reset();
        ticker.advance(Duration.ofSeconds(1));
        Calls.succeed(breaker);

        Rehearsal.Figures figures = Rehearsal.of(breaker.recording().orElseThrow())
                .under(breaker.settings())
                .assumingFailed();

        assertThat(figures.openings()).hasSize(1);
        assertThat(figures.rejected())
                .as("what was let through after the reset")
                .isEqualTo(1);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void itGoesOnFromTheCountsThatTheBreakerHad() {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());
        Calls.fail(breaker, 2);
        breaker.record(100);
        Calls.fail(breaker);

        Rehearsal rehearsal = Rehearsal.of(breaker.recording().orElseThrow());

        assertThat(rehearsal.under(breaker.settings()).assumingFailed().openings())
                .hasSize(1);
        assertThat(rehearsal
                        .under(Calls.settings().allowedFails(4).build())
                        .assumingFailed()
                        .openings())
                .isEmpty();
    }

    @Test
    void whatIsLeftOfATimeThatHadBegunCounts() {
        MovableTicker ticker = new MovableTicker();
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(20));
        breaker.record(100);
        Calls.beRejected(breaker);
        ticker.advance(Duration.ofMinutes(1));
        Calls.succeed(breaker);

        Rehearsal.Figures figures = Rehearsal.of(breaker.recording().orElseThrow())
                .under(breaker.settings())
                .assumingFailed();

        assertThat(figures.before()).isEqualTo(BreakerState.OPEN);
        assertThat(figures.openings()).isEmpty();
        assertThat(figures.timeOpen()).isEqualTo(Duration.ofSeconds(10));
    }

    /** Nobody would be able to tell what it had let through by itself. */
    @Test
    void aBreakerThatIsForcedIsTakenAsClosed() {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());
        breaker.forceOpen(ManualOverride.because("maintenance"));
        breaker.record(100);
        Calls.beRejected(breaker);

        Rehearsal.Figures figures = Rehearsal.of(breaker.recording().orElseThrow())
                .under(breaker.settings())
                .assumingSucceeded();

        assertThat(figures.unknown()).isEqualTo(1);
        assertThat(figures.transitions()).isEmpty();
    }
}
