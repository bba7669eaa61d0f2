package io.github.switchgear.benchmarks.cdi;

import io.github.switchgear.core.BreakerOpenException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Annotated methods of a bean, beside one with an interceptor that does nothing and one with an interceptor that throws. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class CdiBenchmark {

    private final Downstream downstream;

    /** Calls the bean. */
    protected CdiBenchmark(Downstream downstream) {
        this.downstream = downstream;
    }

    /** Opens the breakers that are to be open. */
    @Setup
    public void open() {
        downstream.ill(true);
        for (int call = 0; call < 2; call++) {
            rejection();
            faultToleranceRejection();
        }
        downstream.ill(false);
    }

    @Benchmark
    public Object intercepted() {
        return downstream.intercepted();
    }

    @Benchmark
    public Object guarded() {
        return downstream.guarded();
    }

    @Benchmark
    public Object refused() {
        try {
            return downstream.refused();
        } catch (RefusingInterceptor.Refusal refusal) {
            return refusal;
        }
    }

    @Benchmark
    public Object rejection() {
        try {
            return downstream.rejected();
        } catch (BreakerOpenException | IllegalStateException rejection) {
            return rejection;
        }
    }

    @Benchmark
    public Object faultTolerance() {
        return downstream.faultTolerant();
    }

    @Benchmark
    public Object faultToleranceRejection() {
        try {
            return downstream.faultTolerantRejected();
        } catch (CircuitBreakerOpenException | IllegalStateException rejection) {
            return rejection;
        }
    }
}
