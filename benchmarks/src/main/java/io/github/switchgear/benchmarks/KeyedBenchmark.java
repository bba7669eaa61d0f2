package io.github.switchgear.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A breaker for each of many keys, all of them known, beside what one would build of Resilience4j's registry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyedBenchmark {

    /** A power of two, so that to choose one costs nothing. */
    private static final int KEYS = 256;

    private final Work work = new Work();
    private final String[] keys =
            IntStream.range(0, KEYS).mapToObj(key -> "tenant-" + key).toArray(String[]::new);
    private final CircuitBreaker withoutKeys =
            CircuitBreaker.of("without keys", BreakerSettings.builder().build());
    private final KeyedBreakers keyed =
            KeyedBreakers.of("keyed", BreakerSettings.builder().build(), 1_000);
    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();

    /** What each thread is at. */
    @State(Scope.Thread)
    public static class Turn {

        private int next;

        int next() {
            return next++ & (KEYS - 1);
        }
    }

    /** Makes the breakers of all keys. */
    @Setup
    public void know() {
        for (String key : keys) {
            keyed.of(key);
            registry.circuitBreaker(key);
        }
    }

    /** The same work, with the key chosen and not used. */
    @Benchmark
    public Object withoutKeys(Turn turn) throws Exception {
        return keys[turn.next()].isEmpty() ? keys : withoutKeys.call(work.succeeding);
    }

    @Benchmark
    public Object keyed(Turn turn) throws Exception {
        return keyed.of(keys[turn.next()]).call(work.succeeding);
    }

    @Benchmark
    public Object oneKey(Turn turn) throws Exception {
        return keyed.of(keys[0]).call(work.succeeding);
    }

    @Benchmark
    public Object resilience4j(Turn turn) throws Exception {
        return registry.circuitBreaker(keys[turn.next()]).executeCallable(work.succeeding);
    }
}
