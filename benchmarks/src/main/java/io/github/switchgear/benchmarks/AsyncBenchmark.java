package io.github.switchgear.benchmarks;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Calls that return a stage, which is complete already or completes later, on the same thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AsyncBenchmark {

    private final Work work = new Work();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("asynchronous", BreakerSettings.builder().build());
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4j =
            io.github.resilience4j.circuitbreaker.CircuitBreaker.ofDefaults("asynchronous");

    @Benchmark
    public CompletionStage<Integer> unguardedCompleted() {
        return work.completed();
    }

    @Benchmark
    public CompletionStage<Integer> completed() {
        return breaker.callAsync(work::completed);
    }

    @Benchmark
    public CompletionStage<Integer> resilience4jCompleted() {
        return resilience4j.executeCompletionStage(work::completed);
    }

    @Benchmark
    public CompletionStage<Integer> unguardedCompletedLater() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        stage.complete(work.answer());
        return stage;
    }

    @Benchmark
    public CompletionStage<Integer> completedLater() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        CompletableFuture<Integer> guarded = breaker.callAsync(() -> stage);
        stage.complete(work.answer());
        return guarded;
    }

    @Benchmark
    public CompletionStage<Integer> resilience4jCompletedLater() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        CompletionStage<Integer> guarded = resilience4j.executeCompletionStage(() -> stage);
        stage.complete(work.answer());
        return guarded;
    }
}
