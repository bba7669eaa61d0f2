package io.github.switchgear.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Windows with failures in them, for methods that take no time and for ones that take a microsecond. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WindowBenchmark {

    private final CircuitBreaker ofCalls = CircuitBreaker.of(
            "calls", BreakerSettings.builder().countWindow(100, 0.5, 20).build());
    private final CircuitBreaker ofTime = CircuitBreaker.of(
            "time",
            BreakerSettings.builder().timeWindow(Duration.ofMinutes(1), 0.5, 20).build());
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4jCalls =
            resilience4j(SlidingWindowType.COUNT_BASED, 100, SlidingWindowSynchronizationStrategy.SYNCHRONIZED);
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4jLockFree =
            resilience4j(SlidingWindowType.COUNT_BASED, 100, SlidingWindowSynchronizationStrategy.LOCK_FREE);
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4jTime =
            resilience4j(SlidingWindowType.TIME_BASED, 60, SlidingWindowSynchronizationStrategy.SYNCHRONIZED);

    private static io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4j(
            SlidingWindowType type, int size, SlidingWindowSynchronizationStrategy strategy) {
        return io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                type + " " + strategy,
                CircuitBreakerConfig.custom()
                        .slidingWindow(size, 20, type, strategy)
                        .build());
    }

    /** What one thread calls. */
    @State(Scope.Thread)
    public static class Caller {

        private final Work work = new Work();
    }

    /** A call that may fail. */
    @FunctionalInterface
    private interface Guard {
        Object call(Callable<Integer> guarded) throws Exception;
    }

    private static Object answer(Guard guard, Callable<Integer> guarded) throws Exception {
        try {
            return guard.call(guarded);
        } catch (Work.Outage failure) {
            return failure;
        }
    }

    @Benchmark
    public Object unguarded(Caller caller) throws Exception {
        return answer(Callable::call, caller.work.mostlySucceeding);
    }

    @Benchmark
    public Object calls(Caller caller) throws Exception {
        return answer(ofCalls::call, caller.work.mostlySucceeding);
    }

    @Benchmark
    public Object time(Caller caller) throws Exception {
        return answer(ofTime::call, caller.work.mostlySucceeding);
    }

    @Benchmark
    public Object resilience4jCalls(Caller caller) throws Exception {
        return answer(resilience4jCalls::executeCallable, caller.work.mostlySucceeding);
    }

    @Benchmark
    public Object resilience4jLockFree(Caller caller) throws Exception {
        return answer(resilience4jLockFree::executeCallable, caller.work.mostlySucceeding);
    }

    @Benchmark
    public Object resilience4jTime(Caller caller) throws Exception {
        return answer(resilience4jTime::executeCallable, caller.work.mostlySucceeding);
    }

    @Benchmark
    public Object unguardedLater(Caller caller) throws Exception {
        return answer(Callable::call, caller.work.mostlySucceedingLater);
    }

    @Benchmark
    public Object callsLater(Caller caller) throws Exception {
        return answer(ofCalls::call, caller.work.mostlySucceedingLater);
    }

    @Benchmark
    public Object timeLater(Caller caller) throws Exception {
        return answer(ofTime::call, caller.work.mostlySucceedingLater);
    }

    @Benchmark
    public Object resilience4jCallsLater(Caller caller) throws Exception {
        return answer(resilience4jCalls::executeCallable, caller.work.mostlySucceedingLater);
    }

    @Benchmark
    public Object resilience4jLockFreeLater(Caller caller) throws Exception {
        return answer(resilience4jLockFree::executeCallable, caller.work.mostlySucceedingLater);
    }

    @Benchmark
    public Object resilience4jTimeLater(Caller caller) throws Exception {
        return answer(resilience4jTime::executeCallable, caller.work.mostlySucceedingLater);
    }
}
