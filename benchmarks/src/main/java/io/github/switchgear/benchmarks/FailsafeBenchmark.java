package io.github.switchgear.benchmarks;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Failsafe with its defaults, but for the time that the open breaker stays open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FailsafeBenchmark {

    private final Work work = new Work();
    private final CheckedSupplier<Integer> succeeding = work.succeeding::call;
    private final CircuitBreaker<Integer> openBreaker =
            CircuitBreaker.<Integer>builder().withDelay(Duration.ofDays(1)).build();
    private final FailsafeExecutor<Integer> closed = Failsafe.with(CircuitBreaker.<Integer>ofDefaults());
    private final FailsafeExecutor<Integer> open = Failsafe.with(openBreaker);

    /** Opens the breaker that is to be open. */
    @Setup
    public void prepare() {
        openBreaker.open();
    }

    @Benchmark
    public Object closed() {
        return closed.get(succeeding);
    }

    @Benchmark
    public Object rejection() {
        try {
            return open.get(succeeding);
        } catch (CircuitBreakerOpenException rejection) {
            return rejection;
        }
    }
}
