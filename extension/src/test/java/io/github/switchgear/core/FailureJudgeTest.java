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

    private final Answered away = new Answered(503);
    private final Answered missing = new Answered(404);
    private final IllegalStateException bug = new IllegalStateException("a bug");

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

    private boolean throwsBug(Throwable thrown) {
        throw bug;
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
        meet(breaker, missing);
        meet(breaker, away);
        meet(breaker, missing);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        meet(breaker, away);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(totals(breaker)).isEqualTo(new Totals(0, 2, 0, 2, 0));
        assertThat(judged).containsExactly(missing, away, missing, away);
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
        meet(breaker, away);
        meet(breaker, away);
        ticker.advance(Duration.ofSeconds(30));

        meet(breaker, missing);

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
    }

    @Test
    void whatItThrowsReachesTheCallerWithTheExceptionThatItCouldNotJudgeAndIsNeutral() {
        CircuitBreaker buggy = breaker(this::throwsBug);

        assertThatThrownBy(() -> buggy.call(throwing(away))).isSameAs(bug).hasSuppressedException(away);

        assertThat(totals(buggy)).isEqualTo(new Totals(0, 0, 0, 1, 0));
        assertThat(buggy.snapshot().lastFailure()).isNull();
    }

    @Test
    void aJudgeThatThrowsWhatItWasGivenIsNeutralToo() {
        CircuitBreaker buggy = breaker(thrown -> {
            throw (RuntimeException) thrown;
        });

        meet(buggy, away);

        assertThat(totals(buggy)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aThrowingJudgeGivesTheProbesSlotBack() {
        CircuitBreaker buggy = breaker(this::throwsBug);
        buggy.forceOpen(ManualOverride.because("test"));
        buggy.release();

        assertThatThrownBy(() -> buggy.call(throwing(away))).isSameAs(bug);

        assertThat(buggy.snapshot().probeInFlight()).isFalse();
    }

    @Test
    void ofAnAsynchronousCallItSeesTheCause() {
        Throwable wrapped = new CompletionException(new ExecutionException(missing));
        CompletableFuture<Object> call = breaker.callAsync(() -> CompletableFuture.failedFuture(wrapped));

        assertThat(failureOf(call)).isSameAs(wrapped);
        assertThat(judged).containsExactly(missing);
        assertThat(totals(breaker)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void itJudgesWhatAnAsynchronousActionThrowsInsteadOfReturningAStage() {
        CompletableFuture<Object> call = breaker.callAsync(() -> {
            throw missing;
        });

        assertThat(failureOf(call)).isSameAs(missing);
        assertThat(totals(breaker)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void whatItThrowsIsAFailedStageOfAnAsynchronousCall() {
        CircuitBreaker buggy = breaker(this::throwsBug);
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> call = buggy.callAsync(() -> stage);

        stage.completeExceptionally(away);

        assertThat(failureOf(call)).isSameAs(bug);
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
        assertThat(breaker.<Object>call(throwing(away), failure -> "fallback")).isEqualTo("fallback");
        assertThatThrownBy(() -> breaker.<Object>call(throwing(missing), failure -> "fallback"))
                .isSameAs(missing);

        CompletableFuture<Object> call = breaker.callAsync(
                () -> CompletableFuture.failedFuture(away), failure -> CompletableFuture.completedFuture("fallback"));
        assertThat(call).isCompletedWithValue("fallback");
    }

    @Test
    void aFallbackDoesNotAnswerForAJudgeThatThrows() {
        CircuitBreaker buggy = breaker(this::throwsBug);

        assertThatThrownBy(() -> buggy.<Object>call(throwing(away), failure -> "fallback"))
                .isSameAs(bug);
        CompletableFuture<Object> call = buggy.callAsync(
                () -> CompletableFuture.failedFuture(away), failure -> CompletableFuture.completedFuture("fallback"));
        assertThat(failureOf(call)).isSameAs(bug);
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
