package io.github.switchgear.benchmarks;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Resilience4j with its defaults: a window of the last 100 calls. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Resilience4jBenchmark {

    private final Work work = new Work();
    private final CircuitBreaker closed = CircuitBreaker.ofDefaults("closed");
    private final CircuitBreaker measuring = CircuitBreaker.ofDefaults("measuring");
    private final CircuitBreaker open = CircuitBreaker.ofDefaults("open");

    /** A breaker whose calls all fail would open, but for the state in which it only counts them. */
    @Setup
    public void prepare() {
        measuring.transitionToMetricsOnlyState();
        open.transitionToForcedOpenState();
    }

    @Benchmark
    public Object closed() throws Exception {
        return closed.executeCallable(work.succeeding);
    }

    @Benchmark
    public Object failure() throws Exception {
        try {
            return measuring.executeCallable(work.failing);
        } catch (Work.Outage failure) {
            return failure;
        }
    }

    @Benchmark
    public Object rejection() throws Exception {
        try {
            return open.executeCallable(work.succeeding);
        } catch (CallNotPermittedException rejection) {
            return rejection;
        }
    }
}
