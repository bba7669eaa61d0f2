package io.github.switchgear.benchmarks;

import io.github.switchgear.benchmarks.weld.Downstream;
import io.github.switchgear.benchmarks.weld.NoOpInterceptor;
import io.github.switchgear.benchmarks.weld.RefusingInterceptor;
import io.github.switchgear.cdi.PortableBreakerExtension;
import io.github.switchgear.core.BreakerOpenException;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Annotated methods of a bean in Weld SE, beside one with an interceptor that does nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WeldBenchmark {

    private final WeldContainer container = new Weld()
            .disableDiscovery()
            .addExtensions(new PortableBreakerExtension(), new FaultToleranceExtension(), new ConfigExtension())
            .addBeanClasses(Downstream.class, NoOpInterceptor.class, RefusingInterceptor.class)
            .initialize();
    private final Downstream downstream = container.select(Downstream.class).get();

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

    /** Undeploys. */
    @TearDown
    public void undeploy() {
        container.close();
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
