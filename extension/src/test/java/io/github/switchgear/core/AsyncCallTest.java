package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(CapturedLog.class)
class AsyncCallTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final CompletableFuture<String> stage = new CompletableFuture<>();

    private Totals totals() {
        return breaker.snapshot().totals();
    }

    private void halfOpen() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure).getNow(null);
    }

    @Test
    void itIsJudgedWhenItsStageCompletes() {
        CompletableFuture<String> call = breaker.callAsync(() -> stage);
        assertThat(call).isNotDone();
        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 0, 0));

        stage.complete("answer");

        assertThat(call).isCompletedWithValue("answer");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aStageMayCompleteWithNothing() {
        stage.complete(null);

        assertThat(breaker.callAsync(() -> stage)).isCompletedWithValue(null);
    }

    @Test
    void aStageThatFailsIsAFailureAndTheCallerGetsItsException() {
        CompletableFuture<String> call = breaker.callAsync(() -> stage);
        IOException failure = new IOException();

        stage.completeExceptionally(failure);

        assertThat(failureOf(call)).isSameAs(failure);
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
        assertThat(breaker.snapshot().lastFailure().type()).isEqualTo(IOException.class.getName());
    }

    @Test
    void wrappersAreTakenOffBeforeAnExceptionIsJudged() {
        breaker.callAsync(() ->
                CompletableFuture.failedFuture(new CompletionException(new ExecutionException(new Calls.Harmless()))));
        breaker.callAsync(() -> CompletableFuture.failedFuture(new ExecutionException(new IOException())));

        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 1, 0));
        assertThat(breaker.snapshot().lastFailure().type()).isEqualTo(IOException.class.getName());
    }

    @Test
    void aWrapperAroundNothingIsJudgedItself() {
        breaker.callAsync(() -> CompletableFuture.failedFuture(new CompletionException(null)));

        assertThat(breaker.snapshot().lastFailure().type()).isEqualTo(CompletionException.class.getName());
    }

    @Test
    void aRejectionIsAFailedStageAndTheActionIsNotCalled() {
        Calls.open(breaker);
        List<String> called = new ArrayList<>();

        CompletableFuture<String> call = breaker.callAsync(() -> {
            called.add("called");
            return stage;
        });

        assertThat(failureOf(call)).isInstanceOf(BreakerOpenException.class);
        assertThat(called).isEmpty();
        assertThat(totals().rejected()).isEqualTo(1);
    }

    @Test
    void anActionThatThrowsIsAFailedStage() {
        IllegalStateException failure = new IllegalStateException();

        CompletableFuture<String> call = breaker.callAsync(() -> {
            throw failure;
        });

        assertThat(failureOf(call)).isSameAs(failure);
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void anActionThatReturnsNoStageIsAFailureWhateverIsAllowed() {
        breaker.reconfigure(
                BreakerSettings.builder().failureExceptions(IOException.class).build());

        CompletableFuture<String> call = breaker.callAsync(() -> null);

        assertThat(failureOf(call))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The guarded action returned null instead of a stage");
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void theValidatorJudgesTheValueWhichStillReachesTheCaller(Completion completion) {
        breaker.reconfigure(
                breaker.settings().toBuilder().validator("good"::equals).build());

        assertThat(completion.of(breaker, "bad")).isCompletedWithValue("bad");
        assertThat(completion.of(breaker, "good")).isCompletedWithValue("good");

        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheValidatorThrowsReachesTheCallerAndIsNeutral(Completion completion) {
        IllegalStateException bug = new IllegalStateException();
        breaker.reconfigure(breaker.settings().toBuilder()
                .validator(value -> {
                    throw bug;
                })
                .build());

        assertThat(failureOf(completion.of(breaker, "value"))).isSameAs(bug);
        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    /** When the stage of an action has its value. */
    private enum Completion {
        AT_ONCE {
            @Override
            CompletableFuture<String> of(CircuitBreaker breaker, String value) {
                return breaker.callAsync(() -> CompletableFuture.completedFuture(value));
            }
        },
        LATER {
            @Override
            CompletableFuture<String> of(CircuitBreaker breaker, String value) {
                CompletableFuture<String> stage = new CompletableFuture<>();
                CompletableFuture<String> call = breaker.callAsync(() -> stage);
                stage.complete(value);
                return call;
            }
        };

        abstract CompletableFuture<String> of(CircuitBreaker breaker, String value);
    }

    @Test
    void aFutureThatHasItsValueIsHandedOnAsItIs() {
        stage.complete("answer");

        assertThat(breaker.callAsync(() -> stage)).isSameAs(stage);
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aFutureOfAnotherClassStaysTheActionsOwn() {
        CompletableFuture<String> own = new CompletableFuture<>() {};
        own.complete("answer");

        CompletableFuture<String> call = breaker.callAsync(() -> own);

        assertThat(call).isNotSameAs(own).isCompletedWithValue("answer");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void itIsSlowWhereTheActionTakesTooLongToReturnAValue() {
        breaker.reconfigure(
                breaker.settings().toBuilder().slowCall(Duration.ofMillis(100)).build());

        breaker.callAsync(() -> {
            ticker.advance(Duration.ofMillis(101));
            return CompletableFuture.completedFuture("late");
        });

        assertThat(totals()).isEqualTo(new Totals(0, 1, 1, 0, 0));
    }

    @Test
    void itIsSlowWhereItsStageCompletesTooLate() {
        breaker.reconfigure(
                breaker.settings().toBuilder().slowCall(Duration.ofMillis(100)).build());
        breaker.callAsync(() -> stage);
        ticker.advance(Duration.ofMillis(101));

        stage.complete("late");

        assertThat(totals()).isEqualTo(new Totals(0, 1, 1, 0, 0));
    }

    @Test
    void theTransitionIsKnownBeforeTheCallerIs() {
        halfOpen();
        List<BreakerState> seen = new ArrayList<>();
        CompletableFuture<Void> caller = breaker.callAsync(() -> stage).thenAccept(value -> seen.add(breaker.state()));

        stage.complete("probe");

        assertThat(caller).isDone();
        assertThat(seen).containsExactly(BreakerState.CLOSED);
    }

    @Test
    void cancellingTheCallCancelsItsStageAndIsNeutral() {
        CompletableFuture<String> call = breaker.callAsync(() -> stage);

        assertThat(call.cancel(true)).isTrue();

        assertThat(stage).isCancelled();
        assertThat(call).isCancelled();
        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aCancelledProbeGivesItsSlotBack() {
        halfOpen();
        CompletableFuture<String> probe = breaker.callAsync(() -> stage);
        assertThat(breaker.snapshot().probeInFlight()).isTrue();

        probe.cancel(false);

        assertThat(breaker.snapshot().probeInFlight()).isFalse();
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aStageThatIsCancelledElsewhereIsNeutralToo() {
        halfOpen();
        CompletableFuture<String> probe = breaker.callAsync(() -> stage.thenApply(value -> value));

        stage.cancel(true);

        assertThat(failureOf(probe)).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(totals().neutral()).isEqualTo(1);
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
    }

    @Test
    void cancellingTwiceIsCountedOnce() {
        CompletableFuture<String> call = breaker.callAsync(() -> stage);

        call.cancel(true);
        call.cancel(true);

        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void cancellingWhatIsDoneChangesNothing() {
        CompletableFuture<String> call = breaker.callAsync(() -> CompletableFuture.completedFuture("done"));

        assertThat(call.cancel(true)).isFalse();

        assertThat(call).isCompletedWithValue("done");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aStageThatCannotBeCancelledGoesOnUnheard() {
        CompletableFuture<String> call = breaker.callAsync(() -> new Uncancellable(stage));

        call.cancel(true);
        stage.complete("too late");

        assertThat(call).isCancelled();
        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void whoeverCompletesTheCallersFutureDoesNotDecideHowTheCallEnded() {
        CompletableFuture<String> call = breaker.callAsync(() -> stage);
        call.complete("the caller's own");

        stage.completeExceptionally(new IOException());

        assertThat(call).isCompletedWithValue("the caller's own");
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void aProbeThatNeverCompletesHoldsTheSlotNoLongerThanItsLease() {
        halfOpen();
        breaker.callAsync(() -> stage);
        Calls.beRejected(breaker);

        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        stage.completeExceptionally(new IOException());
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(totals().failed()).isEqualTo(4);
    }

    @Test
    void aSynchronousCallDoesNotJudgeTheStageThatItReturns() throws Exception {
        CompletionStage<String> failed = CompletableFuture.failedFuture(new IOException());

        assertThat(breaker.<CompletionStage<String>>call(() -> failed)).isSameAs(failed);

        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aSynchronousCallTakesNoWrapperOff() {
        CompletionException wrapper = new CompletionException(new Calls.Harmless());

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> breaker.call(Calls.throwing(wrapper)))
                .isSameAs(wrapper);
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void aFallbackAnswersInsteadOfAFailure() {
        List<Throwable> told = new ArrayList<>();
        IOException failure = new IOException();
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> call = breaker.callAsync(() -> stage, cause -> {
            told.add(cause);
            return answer;
        });

        stage.completeExceptionally(new CompletionException(failure));
        assertThat(told).containsExactly(failure);
        assertThat(call).isNotDone();
        answer.complete("instead");

        assertThat(call).isCompletedWithValue("instead");
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0, 1));
    }

    @Test
    void aFallbackAnswersInsteadOfARejection() {
        Calls.open(breaker);

        assertThat(breaker.callAsync(() -> stage, cause -> CompletableFuture.completedFuture("instead")))
                .isCompletedWithValue("instead");
    }

    @Test
    void aFallbackAnswersWhereThereIsNoStage() {
        assertThat(breaker.callAsync(() -> null, cause -> CompletableFuture.completedFuture("instead")))
                .isCompletedWithValue("instead");
    }

    @Test
    void aNeutralExceptionAndACancellationPassTheFallback() {
        Fallback<CompletionStage<String>> never = cause -> {
            throw new AssertionError("asked for " + cause);
        };

        assertThat(failureOf(breaker.callAsync(() -> CompletableFuture.failedFuture(new Calls.Harmless()), never)))
                .isInstanceOf(Calls.Harmless.class);
        CompletableFuture<String> cancelled = breaker.callAsync(() -> stage, never);
        stage.cancel(true);
        assertThat(cancelled).isCancelled();
    }

    @Test
    void aValueStaysAlsoWhereItIsAFailure() {
        breaker.reconfigure(breaker.settings().toBuilder()
                .validator(new Never())
                .slowCall(Duration.ofMillis(100))
                .build());
        Fallback<CompletionStage<String>> never = cause -> {
            throw new AssertionError("asked for " + cause);
        };
        CompletableFuture<String> rejected = breaker.callAsync(() -> CompletableFuture.completedFuture("bad"), never);
        breaker.reconfigure(
                breaker.settings().toBuilder().validator(value -> true).build());
        CompletableFuture<String> slow = breaker.callAsync(() -> stage, never);
        ticker.advance(Duration.ofMillis(101));
        stage.complete("late");

        assertThat(rejected).isCompletedWithValue("bad");
        assertThat(slow).isCompletedWithValue("late");
        assertThat(totals()).isEqualTo(new Totals(0, 2, 1, 0, 0));
    }

    @Test
    void whatTheFallbackThrowsReachesTheCaller() {
        UnsupportedOperationException own = new UnsupportedOperationException();

        assertThat(failureOf(breaker.callAsync(() -> CompletableFuture.failedFuture(new IOException()), cause -> {
                    throw own;
                })))
                .isSameAs(own);
        assertThat(failureOf(breaker.callAsync(
                        () -> CompletableFuture.failedFuture(new IOException()),
                        cause -> CompletableFuture.failedFuture(own))))
                .isSameAs(own);
    }

    @Test
    void aFallbackThatReturnsNoStageIsTold() {
        assertThat(failureOf(breaker.callAsync(() -> CompletableFuture.failedFuture(new IOException()), cause -> null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The fallback returned null instead of a stage");
    }

    @Test
    void cancellingWhileTheFallbackWorksCancelsItsStageAndIsNotCountedTwice() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> call =
                breaker.callAsync(() -> CompletableFuture.failedFuture(new IOException()), cause -> answer);

        call.cancel(true);

        assertThat(answer).isCancelled();
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void cancellingTheAnswerToARejectionCancelsItsStage() {
        Calls.open(breaker);
        CompletableFuture<String> answer = new CompletableFuture<>();

        breaker.callAsync(() -> stage, cause -> answer).cancel(true);

        assertThat(answer).isCancelled();
    }

    /** A stage of some other library. */
    private static final class Uncancellable extends CompletableFuture<String> {

        Uncancellable(CompletableFuture<String> source) {
            source.whenComplete((value, failure) -> complete(value));
        }

        @Override
        public CompletableFuture<String> toCompletableFuture() {
            throw new UnsupportedOperationException();
        }
    }
}
