package io.github.switchgear.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.telemetry.micrometer.Meters;
import io.github.switchgear.telemetry.series.FollowedBreakers;
import io.github.switchgear.telemetry.series.Moments;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call while monitoring follows the breaker, through Micrometer and a registry of Prometheus, beside one that nobody follows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MeteredBenchmark {

    private final Work work = new Work();
    private final CircuitBreaker alone =
            new MonitoredBreakers(1).all().iterator().next();
    private final MonitoredBreakers registry = new MonitoredBreakers(1);
    private final CircuitBreaker followed = registry.all().iterator().next();
    private final FollowedBreakers monitoring = new FollowedBreakers(
            registry, Set.of(), Moments.SYSTEM, new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
    private final CircuitBreakerRegistry resilience4j = CircuitBreakerRegistry.ofDefaults();
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker unbound =
            io.github.resilience4j.circuitbreaker.CircuitBreaker.ofDefaults("unbound");
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker bound = resilience4j.circuitBreaker("bound");

    /** Binds the other one's, too. */
    public MeteredBenchmark() {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(resilience4j)
                .bindTo(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    @TearDown
    public void end() {
        monitoring.close();
    }

    @Benchmark
    public Object switchgear() throws Exception {
        return alone.call(work.succeeding);
    }

    @Benchmark
    public Object switchgearFollowed() throws Exception {
        return followed.call(work.succeeding);
    }

    @Benchmark
    public Object resilience4j() throws Exception {
        return unbound.executeCallable(work.succeeding);
    }

    @Benchmark
    public Object resilience4jBound() throws Exception {
        return bound.executeCallable(work.succeeding);
    }
}
