package io.github.switchgear.core;

import static io.github.switchgear.core.Calls.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One exception class for what is missing and for what is away, which no list can tell apart. */
@ExtendWith(CapturedLog.class)
class FailureJudgeTest {

    private static final Answered AWAY = new Answered(503);
    private static final Answered MISSING = new Answered(404);
    private static final IllegalStateException BUG = new IllegalStateException("a bug");

    private final MovableTicker ticker = new MovableTicker();
    private final List<Throwable> judged = new ArrayList<>();
    private final CircuitBreaker breaker = breaker(this::isFailure);

    private static final class Answered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Answered(int status) {
            super("answered " + status);
            this.status = status;
        }
    }

    private boolean isFailure(Throwable thrown) {
        judged.add(thrown);
        return !(thrown instanceof Answered answered) || answered.status >= 500;
    }

    private static boolean throwsBug(Throwable thrown) {
        throw BUG;
    }

    private CircuitBreaker breaker(Predicate<Throwable> judge) {
        BreakerSettings settings =
                BreakerSettings.builder().allowedFails(2).failureJudge(judge).build();
        return CircuitBreaker.of("inventory", settings, ticker);
    }

    private static Totals totals(CircuitBreaker breaker) {
        return breaker.snapshot().totals();
    }

    private static void meet(CircuitBreaker breaker, Exception exception) {
        assertThatThrownBy(() -> breaker.call(throwing(exception))).isSameAs(exception);
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure).getNow(null);
    }

    @Test
    void whatItCallsAFailureCountsAndTheRestIsNeutral() {
        meet(breaker, MISSING);
        meet(breaker, AWAY);
        meet(breaker, MISSING);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        meet(breaker, AWAY);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(totals(breaker)).isEqualTo(new Totals(0, 2, 0, 2, 0));
        assertThat(judged).containsExactly(MISSING, AWAY, MISSING, AWAY);
    }

    @Test
    void itIsNotAskedForAResultNorForARejectionOfItsOwnBreaker() {
        Calls.succeed(breaker);
        breaker.forceOpen(ManualOverride.because("test"));
        Calls.beRejected(breaker);

        assertThat(judged).isEmpty();
    }

    @Test
    void itJudgesErrorsAndTheRejectionsOfBreakersFurtherIn() {
        AssertionError error = new AssertionError("broken");
        assertThat(catchThrowable(() -> breaker.call(() -> {
                    throw error;
                })))
                .isSameAs(error);
        CircuitBreaker inner = breaker(thrown -> true);
        inner.forceOpen(ManualOverride.because("test"));
        assertThatThrownBy(() -> breaker.call(() -> inner.call(() -> "unreached")))
                .isInstanceOf(BreakerOpenException.class);

        assertThat(judged).hasSize(2).first().isSameAs(error);
        assertThat(judged.get(1)).isInstanceOf(BreakerOpenException.class);
    }

    @Test
    void aProbeThatItFindsNeutralGivesItsSlotBack() {
        meet(breaker, AWAY);
        meet(breaker, AWAY);
        ticker.advance(Duration.ofSeconds(30));

        meet(breaker, MISSING);

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
    }

    @Test
    void whatItThrowsReachesTheCallerWithTheExceptionThatItCouldNotJudgeAndIsNeutral() {
        IllegalStateException bug = new IllegalStateException("a bug");
        CircuitBreaker buggy = breaker(thrown -> {
            throw bug;
        });

        assertThatThrownBy(() -> buggy.call(throwing(AWAY))).isSameAs(bug).hasSuppressedException(AWAY);

        assertThat(totals(buggy)).isEqualTo(new Totals(0, 0, 0, 1, 0));
        assertThat(buggy.snapshot().lastFailure()).isNull();
    }

    @Test
    void aJudgeThatThrowsWhatItWasGivenIsNeutralToo() {
        CircuitBreaker buggy = breaker(thrown -> {
            throw (RuntimeException) thrown;
        });

        meet(buggy, AWAY);

        assertThat(totals(buggy)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aThrowingJudgeGivesTheProbesSlotBack() {
        CircuitBreaker buggy = breaker(FailureJudgeTest::throwsBug);
        buggy.forceOpen(ManualOverride.because("test"));
        buggy.release();

        assertThatThrownBy(() -> buggy.call(throwing(AWAY))).isSameAs(BUG);

        assertThat(buggy.snapshot().probeInFlight()).isFalse();
    }

    @Test
    void ofAnAsynchronousCallItSeesTheCause() {
        Throwable wrapped = new CompletionException(new ExecutionException(MISSING));
        CompletableFuture<Object> call = breaker.callAsync(() -> CompletableFuture.failedFuture(wrapped));

        assertThat(failureOf(call)).isSameAs(wrapped);
        assertThat(judged).containsExactly(MISSING);
        assertThat(totals(breaker)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void itJudgesWhatAnAsynchronousActionThrowsInsteadOfReturningAStage() {
        CompletableFuture<Object> call = breaker.callAsync(() -> {
            throw MISSING;
        });

        assertThat(failureOf(call)).isSameAs(MISSING);
        assertThat(totals(breaker)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void whatItThrowsIsAFailedStageOfAnAsynchronousCall() {
        CircuitBreaker buggy = breaker(FailureJudgeTest::throwsBug);
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> call = buggy.callAsync(() -> stage);

        stage.completeExceptionally(AWAY);

        assertThat(failureOf(call)).isSameAs(BUG);
        assertThat(totals(buggy)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aCancelledCallIsNeutralUnasked() {
        assertThat(breaker.callAsync(CompletableFuture::new).cancel(true)).isTrue();

        assertThat(judged).isEmpty();
        assertThat(totals(breaker)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aFallbackAnswersOnlyWhatItCallsAFailure() throws Exception {
        assertThat(breaker.<Object>call(throwing(AWAY), failure -> "fallback")).isEqualTo("fallback");
        assertThatThrownBy(() -> breaker.<Object>call(throwing(MISSING), failure -> "fallback"))
                .isSameAs(MISSING);

        CompletableFuture<Object> away = breaker.callAsync(
                () -> CompletableFuture.failedFuture(AWAY), failure -> CompletableFuture.completedFuture("fallback"));
        assertThat(away).isCompletedWithValue("fallback");
    }

    @Test
    void aFallbackDoesNotAnswerForAJudgeThatThrows() {
        CircuitBreaker buggy = breaker(FailureJudgeTest::throwsBug);

        assertThatThrownBy(() -> buggy.<Object>call(throwing(AWAY), failure -> "fallback"))
                .isSameAs(BUG);
        CompletableFuture<Object> call = buggy.callAsync(
                () -> CompletableFuture.failedFuture(AWAY), failure -> CompletableFuture.completedFuture("fallback"));
        assertThat(failureOf(call)).isSameAs(BUG);
    }

    @Test
    void itDoesNotKeepAValidatorOrAThresholdOfTimeFromCounting() throws Exception {
        BreakerSettings settings = BreakerSettings.builder()
                .failureJudge(thrown -> false)
                .validator(result -> false)
                .build();
        CircuitBreaker strict = CircuitBreaker.of("inventory", settings, ticker);

        strict.call(() -> "rejected");

        assertThat(totals(strict)).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void itCannotBeCombinedWithAList() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> BreakerSettings.builder()
                        .failureJudge(new Named())
                        .allowedExceptions(IOException.class)
                        .build())
                .withMessage("failureJudge Outages and allowedExceptions [java.io.IOException] cannot be combined: set"
                        + " one of them");
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> BreakerSettings.builder()
                        .failureExceptions(IOException.class)
                        .failureJudge(new Named())
                        .build())
                .withMessage("failureJudge Outages and failureExceptions [java.io.IOException] cannot be combined: set"
                        + " one of them");
    }

    @Test
    void settingsKeepItAndTellItsName() {
        Named judge = new Named();
        BreakerSettings settings = BreakerSettings.builder().failureJudge(judge).build();

        assertThat(settings.failureJudge()).isSameAs(judge);
        assertThat(settings.toBuilder().build()).isEqualTo(settings);
        assertThat(settings.values()).containsEntry("failureJudge", "Outages");
    }

    private static final class Named implements Predicate<Throwable> {

        @Override
        public boolean test(Throwable thrown) {
            return true;
        }

        @Override
        public String toString() {
            return "Outages";
        }
    }
}
