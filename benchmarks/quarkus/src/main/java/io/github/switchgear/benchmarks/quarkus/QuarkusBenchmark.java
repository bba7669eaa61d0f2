package io.github.switchgear.benchmarks.quarkus;

import io.github.switchgear.core.BreakerOpenException;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Annotated methods of a bean in Quarkus, beside one with an interceptor that does nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QuarkusBenchmark {

    /** What the build of a Quarkus application generates; it starts without {@code Quarkus.run}, which would wait. */
    private static final String GENERATED_APPLICATION = "io.quarkus.runner.ApplicationImpl";

    private final Application application = started();
    private final Downstream downstream =
            Arc.container().select(Downstream.class).get();

    private static Application started() {
        try {
            Application application = Class.forName(GENERATED_APPLICATION)
                    .asSubclass(Application.class)
                    .getConstructor()
                    .newInstance();
            application.start(new String[0]);
            return application;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This class path is not that of a Quarkus application", e);
        }
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

    /** Stops it. */
    @TearDown
    public void stop() {
        application.close();
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
