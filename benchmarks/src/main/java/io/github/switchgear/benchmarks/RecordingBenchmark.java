package io.github.switchgear.benchmarks;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A call of a breaker that keeps how its latest calls ended, beside one that does not, and the two readings of the clock that it needs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordingBenchmark {

    private static final int CALLS = 5_000;

    private final Work work = new Work();
    private final CircuitBreaker off =
            CircuitBreaker.of("off", BreakerSettings.builder().build());
    private final CircuitBreaker on =
            CircuitBreaker.of("on", BreakerSettings.builder().build());
    private final CircuitBreaker open = CircuitBreaker.of(
            "open",
            BreakerSettings.builder()
                    .allowedFails(1)
                    .retryTimer(Duration.ofDays(1))
                    .build());

    /** Opens the breaker that is to be open. */
    @Setup
    public void prepare() throws Exception {
        on.record(CALLS);
        open.record(CALLS);
        try {
            open.call(work.failing);
        } catch (Work.Outage opened) {
            // the breaker is open now
        }
    }

    @Benchmark
    public Object off() throws Exception {
        return off.call(work.succeeding);
    }

    @Benchmark
    public Object on() throws Exception {
        return on.call(work.succeeding);
    }

    @Benchmark
    public Object rejection() throws Exception {
        try {
            return open.call(work.succeeding);
        } catch (BreakerOpenException rejection) {
            return rejection;
        }
    }

    @Benchmark
    public long twoReadingsOfTheClock() {
        long began = System.nanoTime();
        return System.nanoTime() - began;
    }
}
