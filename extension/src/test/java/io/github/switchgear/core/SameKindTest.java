package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a caller gets behaves as what the guarded action returned: executor, context, kind of dependent futures. */
@ExtendWith(CapturedLog.class)
class SameKindTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final ExecutorService threads = Executors.newSingleThreadExecutor(task -> new Thread(task, "managed-1"));

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Totals totals() {
        return breaker.snapshot().totals();
    }

    /** As a container's managed executor makes them: with its threads, and with its context around what is to be done. */
    private static class Managed<T> extends CompletableFuture<T> {

        private final Executor executor;

        Managed(Executor executor) {
            this.executor = executor;
        }

        @Override
        public Executor defaultExecutor() {
            return executor;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Managed<>(executor);
        }

        @Override
        public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> function) {
            return super.thenApply(value -> InContext.call(() -> function.apply(value)));
        }
    }

    /** A container's context, of which a test sees whether it is there. */
    private static final class InContext {

        private static final ThreadLocal<Boolean> ACTIVE = ThreadLocal.withInitial(() -> false);

        static <T> T call(Supplier<T> work) {
            ACTIVE.set(true);
            try {
                return work.get();
            } finally {
                ACTIVE.remove();
            }
        }
    }

    /** Only its threads are its own. */
    private static final class WithExecutor<T> extends CompletableFuture<T> {

        private final Executor executor;

        WithExecutor(Executor executor) {
            this.executor = executor;
        }

        @Override
        public Executor defaultExecutor() {
            return executor;
        }
    }

    /** A stage as some containers give it: nobody but its maker completes it. */
    private static final class ReadOnly<T> extends CompletableFuture<T> {

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new ReadOnly<>();
        }

        @Override
        public boolean complete(T value) {
            throw new UnsupportedOperationException();
        }

        void give(T value) {
            obtrudeValue(value);
        }
    }

    @Test
    void dependentStagesRunOnTheExecutorOfTheActionsStage() {
        CompletableFuture<String> managed = new Managed<>(threads);
        CompletableFuture<String> call = breaker.callAsync(() -> managed);
        CompletableFuture<String> onThread =
                call.thenApplyAsync(value -> Thread.currentThread().getName());
        CompletableFuture<String> further = onThread.thenApply(value -> value)
                .thenApplyAsync(value -> Thread.currentThread().getName());

        managed.complete("answer");

        assertThat(onThread.join()).isEqualTo("managed-1");
        assertThat(further.join()).isEqualTo("managed-1");
        assertThat(call.defaultExecutor()).isSameAs(threads);
    }

    @Test
    void aFutureOfWhichOnlyTheExecutorIsItsOwnKeepsIt() {
        CompletableFuture<String> pooled = new WithExecutor<>(threads);
        CompletableFuture<String> call = breaker.callAsync(() -> pooled);
        CompletableFuture<String> onThread =
                call.thenApplyAsync(value -> Thread.currentThread().getName());

        pooled.complete("answer");

        assertThat(onThread.join()).isEqualTo("managed-1");
    }

    @Test
    void dependentStagesRunInTheContextOfTheActionsStage() {
        CompletableFuture<String> managed = new Managed<>(threads);
        CompletableFuture<Boolean> inContext =
                breaker.callAsync(() -> managed).thenApply(value -> InContext.ACTIVE.get());

        managed.complete("answer");

        assertThat(inContext).isCompletedWithValue(true);
    }

    @Test
    void newFuturesAreOfTheKindOfTheActionsStage() {
        CompletableFuture<String> call = breaker.callAsync(() -> new Managed<>(threads));

        assertThat(call).isInstanceOf(Managed.class);
        assertThat(call.newIncompleteFuture()).isInstanceOf(Managed.class);
        assertThat(call.copy()).isInstanceOf(Managed.class);
        assertThat(call.thenApply(value -> value)).isInstanceOf(Managed.class);
        assertThat(call.exceptionally(failure -> "instead")).isInstanceOf(Managed.class);
    }

    @Test
    void theKindIsKeptWhereTheStageHasItsValueAlready() {
        CompletableFuture<String> managed = new Managed<>(threads);
        managed.complete("answer");

        CompletableFuture<String> call = breaker.callAsync(() -> managed);

        assertThat(call).isInstanceOf(Managed.class).isCompletedWithValue("answer");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void itIsJudgedBeforeTheCallerSeesItComplete() {
        CompletableFuture<String> managed = new Managed<>(threads);
        CompletableFuture<Totals> seen = breaker.callAsync(() -> managed).thenApply(value -> totals());

        managed.complete("answer");

        assertThat(seen).isCompletedWithValue(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void theExceptionIsTheActionsOwn() {
        CompletableFuture<String> managed = new Managed<>(threads);
        IOException failure = new IOException();
        CompletableFuture<String> call = breaker.callAsync(() -> managed);

        managed.completeExceptionally(failure);

        assertThat(call.handle((value, thrown) -> thrown)).isCompletedWithValue(failure);
        assertThat(totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void cancellingItCancelsTheActionsStageAndGivesTheProbeBack() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        CompletableFuture<String> managed = new Managed<>(threads);
        CompletableFuture<String> probe = breaker.callAsync(() -> managed);

        assertThat(probe.cancel(true)).isTrue();

        assertThat(managed).isCancelled();
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
        assertThat(totals().neutral()).isEqualTo(1);
    }

    @Test
    void cancellingTheActionsStageCancelsIt() {
        CompletableFuture<String> managed = new Managed<>(threads);
        CompletableFuture<String> call = breaker.callAsync(() -> managed);

        managed.cancel(true);

        assertThat(call).isCancelled();
        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aValueThatTheCallerObtrudesStays() {
        CompletableFuture<String> managed = new Managed<>(threads);
        CompletableFuture<String> call = breaker.callAsync(() -> managed);

        call.obtrudeValue("mine");
        managed.complete("theirs");

        assertThat(call).isCompletedWithValue("mine");
        assertThat(call.copy()).isCompletedWithValue("mine");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aStageThatNobodyElseMayCompleteReachesTheCallerAllTheSame() {
        ReadOnly<String> readOnly = new ReadOnly<>();
        CompletableFuture<String> call = breaker.callAsync(() -> readOnly);

        readOnly.give("answer");

        assertThat(call).isCompletedWithValue("answer");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aMinimalStageReachesTheCallerAsAFutureThatCanBeJoined() {
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> call = breaker.callAsync(future::minimalCompletionStage);

        future.complete("answer");

        assertThat(call.thenApply(value -> value + "!").join()).isEqualTo("answer!");
    }

    @Test
    void theFallbacksAnswerKeepsItsKind() {
        Fallback<CompletionStage<String>> fallback = failure -> {
            CompletableFuture<String> answer = new Managed<>(threads);
            answer.complete("last known");
            return answer;
        };
        CompletableFuture<String> instead =
                breaker.callAsync(() -> CompletableFuture.failedFuture(new IOException()), fallback);
        breaker.forceOpen(ManualOverride.because("test"));
        CompletableFuture<String> rejected = breaker.callAsync(CompletableFuture::new, fallback);

        assertThat(instead).isCompletedWithValue("last known");
        assertThat(instead.defaultExecutor()).isSameAs(threads);
        assertThat(rejected).isInstanceOf(Managed.class).isCompletedWithValue("last known");
    }

    @Test
    void theKindIsKeptThroughSeveralBreakersAndWithinACall() throws Exception {
        CircuitBreaker outer = CircuitBreaker.of("outer", Calls.settings().build(), ticker);
        CompletableFuture<String> call =
                outer.callAsync(() -> breaker.callAsync(() -> new WithExecutor<String>(threads)));
        CompletableFuture<String> enclosed = outer.call(() -> outer.callAsync(() -> new Managed<String>(threads)));

        assertThat(call.defaultExecutor()).isSameAs(threads);
        assertThat(enclosed).isInstanceOf(Managed.class);
    }

    @Test
    void aFutureOfTheJdkKeepsTheJdksExecutor() {
        CompletableFuture<String> stage = new CompletableFuture<>();

        assertThat(breaker.callAsync(() -> stage).defaultExecutor()).isSameAs(stage.defaultExecutor());
    }

    @Test
    void whatTheCallerCompletesIsNotJudged() {
        CompletableFuture<String> managed = new Managed<>(threads);
        CompletableFuture<String> call = breaker.callAsync(() -> managed);

        assertThat(call.complete("mine")).isTrue();

        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 0, 0));
        assertThat(managed).isNotDone();
    }
}
