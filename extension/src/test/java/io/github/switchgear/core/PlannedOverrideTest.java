package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.PlannedOverride;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An override that begins later, by the clock alone. */
@ExtendWith(CapturedLog.class)
class PlannedOverrideTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final ManualOverride MOVE =
            ManualOverride.because("warehouse moves").by("ann");

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    private ManualOverride inAnHour() {
        return MOVE.from(start.plus(HOUR));
    }

    @Test
    void untilItBeginsNothingChangesButThatPeopleSeeIt() {
        RunningCall running = RunningCall.of(breaker);

        breaker.forceOpen(inAnHour().lasting(Duration.ofMinutes(10)));

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().override()).isNull();
        assertThat(breaker.snapshot().planned())
                .isEqualTo(new PlannedOverride(
                        BreakerState.FORCED_OPEN,
                        "warehouse moves",
                        "ann",
                        start.plus(HOUR),
                        start.plus(HOUR).plusSeconds(600)));
        assertThat(breaker.history())
                .containsExactly(new BreakerTransition(
                        "inventory",
                        BreakerState.CLOSED,
                        BreakerState.CLOSED,
                        Cause.PLANNED,
                        0,
                        start,
                        null,
                        "ann",
                        "warehouse moves"));
        running.fail();
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(1);
    }

    @Test
    void itBeginsByTheClockAndTheFirstOperationPublishesIt() {
        breaker.forceOpen(inAnHour());
        ticker.advance(HOUR.minusNanos(1));
        Calls.succeed(breaker);
        ticker.advance(Duration.ofMinutes(5));

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(breaker.snapshot().planned()).isNull();
        assertThat(breaker.snapshot().override())
                .isEqualTo(
                        new ActiveOverride(BreakerState.FORCED_OPEN, "warehouse moves", "ann", start.plus(HOUR), null));
        assertThat(breaker.history()).hasSize(1);

        Calls.beRejected(breaker);

        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.CLOSED,
                        BreakerState.FORCED_OPEN,
                        Cause.FORCED,
                        1,
                        start.plus(HOUR),
                        null,
                        "ann",
                        "warehouse moves",
                        Origin.CLOCK));
    }

    @Test
    void itsTimeCountsFromItsBeginning() {
        breaker.forceOpen(inAnHour().lasting(Duration.ofMinutes(10)));
        ticker.advance(Duration.ofMinutes(69));
        assertThat(Calls.beRejected(breaker).retryAfter()).contains(Duration.ofMinutes(1));
        ticker.advance(Duration.ofMinutes(1));

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().since()).isEqualTo(start.plusSeconds(70 * 60));
    }

    @Test
    void allThatTheClockHasBroughtIsPublishedInOrderOfTime() {
        Calls.open(breaker);
        breaker.forceClosed(inAnHour().lasting(Duration.ofMinutes(10)));
        ticker.advance(Duration.ofHours(2));

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        Calls.succeed(breaker);

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause, BreakerTransition::to, BreakerTransition::at)
                .containsExactly(
                        tuple(Cause.OVERRIDE_ENDED, BreakerState.CLOSED, start.plusSeconds(70 * 60)),
                        tuple(Cause.FORCED, BreakerState.FORCED_CLOSED, start.plus(HOUR)),
                        tuple(Cause.RETRY_TIME_PASSED, BreakerState.HALF_OPEN, start.plusSeconds(30)),
                        tuple(Cause.PLANNED, BreakerState.OPEN, start),
                        tuple(Cause.FAILURES_REACHED, BreakerState.OPEN, start));
    }

    @Test
    void anOverrideThatEndsWhenItBeginsEndsFirst() {
        breaker.forceClosed(MOVE.lasting(HOUR));
        breaker.forceOpen(inAnHour());
        ticker.advance(HOUR);

        Calls.beRejected(breaker);

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.FORCED, Cause.OVERRIDE_ENDED, Cause.PLANNED, Cause.FORCED);
    }

    @Test
    void oneThatStandsWhenItBeginsIsReplaced() {
        breaker.forceClosed(MOVE.lasting(Duration.ofHours(3)));
        breaker.forceOpen(inAnHour());
        ticker.advance(HOUR);

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
        ticker.advance(Duration.ofHours(5));
        Calls.beRejected(breaker);
        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.FORCED, Cause.PLANNED, Cause.FORCED);
    }

    @Test
    void forcingNowLeavesIt() {
        breaker.forceOpen(inAnHour());

        breaker.forceClosed(MOVE);

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(breaker.snapshot().planned()).isNotNull();
    }

    @Test
    void anotherReplacesIt() {
        breaker.forceOpen(inAnHour());
        breaker.forceClosed(ManualOverride.because("repaired").from(start.plus(HOUR.multipliedBy(2))));
        ticker.advance(HOUR);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().planned().reason()).isEqualTo("repaired");
        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.PLANNED, Cause.PLANNED);
    }

    @Test
    void releaseDropsItAndRunningCallsGoOnToCount() {
        RunningCall running = RunningCall.of(breaker);
        breaker.forceOpen(inAnHour());

        breaker.release(ManualOverride.withoutReason().by("bob"));

        assertThat(breaker.snapshot().planned()).isNull();
        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.CLOSED,
                        BreakerState.CLOSED,
                        Cause.RELEASED,
                        0,
                        start,
                        null,
                        "bob",
                        null));
        running.fail();
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(1);
        ticker.advance(HOUR);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void itCanBeDroppedAloneAndAForcedBreakerStaysForced() {
        breaker.forceOpen(MOVE);
        breaker.forceClosed(inAnHour());
        long generation = breaker.snapshot().generation();

        breaker.dropPlanned(ManualOverride.because("not needed").by("bob"));
        breaker.dropPlanned(ManualOverride.withoutReason());

        assertThat(breaker.snapshot().planned()).isNull();
        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(breaker.snapshot().generation()).isEqualTo(generation);
        assertThat(breaker.history()).hasSize(3).first().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(Cause.RELEASED);
            assertThat(change.from()).isEqualTo(change.to()).isEqualTo(BreakerState.FORCED_OPEN);
            assertThat(change.actor()).isEqualTo("bob");
        });
    }

    @Test
    void releaseOfAForcedBreakerDropsItInTheSameStep() {
        breaker.forceOpen(inAnHour());
        breaker.forceClosed(MOVE);

        breaker.release();

        assertThat(breaker.snapshot().planned()).isNull();
        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.RELEASED, Cause.FORCED, Cause.PLANNED);
    }

    @Test
    void resetDropsItInTheSameStep() {
        breaker.forceOpen(inAnHour());

        breaker.reset();

        assertThat(breaker.snapshot().planned()).isNull();
        assertThat(breaker.history()).extracting(BreakerTransition::cause).containsExactly(Cause.RESET, Cause.PLANNED);
    }

    @Test
    void otherSettingsLeaveIt() {
        breaker.forceOpen(inAnHour());

        breaker.reconfigure(breaker.settings().toBuilder().allowedFails(9).build());

        assertThat(breaker.snapshot().planned()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 90 * 24 * 3_600})
    void itsBoundsThemselvesAreAllowed(long seconds) {
        breaker.forceOpen(MOVE.from(start.plusSeconds(seconds)));
        ticker.advance(Duration.ofSeconds(seconds));

        Calls.beRejected(breaker);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 90L * 24 * 3_600 * 1_000 + 1})
    void oneThatIsPastOrTooFarAwayIsRefusedAndChangesNothing(long millis) {
        Instant wrong = start.plusMillis(millis);

        String refusal = "from must be from now, which is " + start + ", to 90 days ahead but is " + wrong;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker.forceOpen(MOVE.from(wrong)))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker.forceClosed(MOVE.from(wrong)))
                .withMessage(refusal);
        assertThat(breaker.history()).isEmpty();
    }

    /** Who saw that it has begun has seen the generation before. */
    @Test
    void whoSawWhatTheClockBroughtMayExpectWhatTheySaw() {
        breaker.forceOpen(inAnHour().lasting(Duration.ofMinutes(10)));
        ticker.advance(Duration.ofHours(2));
        long seen = breaker.snapshot().generation();

        breaker.reset(ManualOverride.withoutReason().expecting(seen));

        assertThat(breaker.history().get(0).cause()).isEqualTo(Cause.RESET);
    }

    /** The calls before it begins are in the window, but those that are running then do not get into it. */
    @Test
    void theWindowIsCarriedOver() {
        CircuitBreaker windowed = CircuitBreaker.of(
                "windowed", Calls.settings().countWindow(4, 1, 2).build(), ticker);
        RunningCall running = RunningCall.of(windowed);
        Calls.fail(windowed);
        windowed.forceClosed(inAnHour());
        ticker.advance(HOUR);
        Calls.fail(windowed);

        assertThat(windowed.snapshot().wouldBeOpen()).isTrue();
        running.succeed();
        assertThat(windowed.snapshot().wouldBeOpen()).isTrue();
    }
}
