package io.github.switchgear.benchmarks;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Switchgear's breaker without a container, beside the unguarded work. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreBenchmark {

    private final Work work = new Work();
    private final CircuitBreaker consecutive =
            CircuitBreaker.of("consecutive", BreakerSettings.builder().build());
    private final CircuitBreaker countWindow = CircuitBreaker.of(
            "count window", BreakerSettings.builder().countWindow(100, 0.5, 20).build());
    private final CircuitBreaker timeWindow = CircuitBreaker.of(
            "time window",
            BreakerSettings.builder().timeWindow(Duration.ofMinutes(1), 0.5, 20).build());
    private final CircuitBreaker tolerant = CircuitBreaker.of(
            "tolerant",
            BreakerSettings.builder().allowedFails(Integer.MAX_VALUE).build());
    private final CircuitBreaker open = CircuitBreaker.of(
            "open",
            BreakerSettings.builder()
                    .allowedFails(1)
                    .retryTimer(Duration.ofDays(1))
                    .build());

    private volatile boolean volatileState;
    private volatile long volatileCount;

    /** Opens the breaker that is to be open. */
    @Setup
    public void prepare() throws Exception {
        try {
            open.call(work.failing);
        } catch (Work.Outage opened) {
            // the breaker is open now
        }
    }

    @Benchmark
    public Object unguarded() throws Exception {
        return work.succeeding.call();
    }

    /** The least that any breaker has to look at. */
    @Benchmark
    public Object volatileRead() throws Exception {
        return volatileState && volatileCount > 0 ? volatileCount : work.succeeding.call();
    }

    @Benchmark
    public Object consecutive() throws Exception {
        return consecutive.call(work.succeeding);
    }

    @Benchmark
    public Object countWindow() throws Exception {
        return countWindow.call(work.succeeding);
    }

    @Benchmark
    public Object timeWindow() throws Exception {
        return timeWindow.call(work.succeeding);
    }

    @Benchmark
    public Object unguardedFailure() throws Exception {
        try {
            return work.failing.call();
        } catch (Work.Outage failure) {
            return failure;
        }
    }

    /** The compiler makes a jump of an exception that it sees thrown and caught; out of a method of its own it cannot. */
    @Benchmark
    public Object failureOfAnotherMethod() throws Exception {
        try {
            return notInlined();
        } catch (Work.Outage failure) {
            return failure;
        }
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private Object notInlined() throws Exception {
        return work.failing.call();
    }

    @Benchmark
    public Object failure() throws Exception {
        try {
            return tolerant.call(work.failing);
        } catch (Work.Outage failure) {
            return failure;
        }
    }

    @Benchmark
    public Object rejection() throws Exception {
        try {
            return open.call(work.succeeding);
        } catch (BreakerOpenException rejection) {
            return rejection;
        }
    }

    /** The clock that time windows and rejections need: what it costs is the machine's. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }
}
