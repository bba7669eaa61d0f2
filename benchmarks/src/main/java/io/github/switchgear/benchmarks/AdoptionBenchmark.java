package io.github.switchgear.benchmarks;

import io.github.switchgear.cdi.PortableBreakerExtension;
import io.github.switchgear.microprofile.cdi.PortableAdoptionExtension;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import io.smallrye.faulttolerance.metrics.MetricsIntegration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * MicroProfile's {@code @CircuitBreaker}, guarded by SmallRye Fault Tolerance, by Switchgear that has adopted it, and by nobody:
 * then what is left is what Fault Tolerance and Weld do to a call without its breaker. Each is an application of its own in a JVM
 * of its own, as JMH begins one for each benchmark; what is configured is a system property of that.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AdoptionBenchmark {

    /** A client that knows nothing of Switchgear. */
    @ApplicationScoped
    public static class Client {

        private final Integer answer = Integer.valueOf(42);

        /** Answers. */
        @CircuitBreaker
        public Integer alone() {
            return answer;
        }

        /** Answers at once. */
        @CircuitBreaker
        @Retry
        public Integer retried() {
            return answer;
        }
    }

    /** Fault Tolerance alone. */
    @State(Scope.Benchmark)
    public static class FaultTolerance extends Deployed {

        /** Deploys. */
        public FaultTolerance() {
            super(weld());
        }
    }

    /** Fault Tolerance alone, whose breaker is switched off. */
    @State(Scope.Benchmark)
    public static class SwitchedOff extends Deployed {

        /** Deploys. */
        public SwitchedOff() {
            super(with("CircuitBreaker/enabled", "false"));
        }
    }

    /** Fault Tolerance with the two jars beside it. */
    @State(Scope.Benchmark)
    public static class Adopted extends Deployed {

        /** Deploys. */
        public Adopted() {
            super(with("switchgear.microprofile", "take")
                    .addExtensions(new PortableBreakerExtension(), new PortableAdoptionExtension()));
        }
    }

    /** An application that runs. */
    public abstract static class Deployed {

        private final WeldContainer container;
        private final Client client;

        Deployed(Weld weld) {
            container = weld.initialize();
            client = container.select(Client.class).get();
        }

        final Client client() {
            return client;
        }

        static Weld weld() {
            return new Weld()
                    .disableDiscovery()
                    .addExtensions(new FaultToleranceExtension(MetricsIntegration.NOOP), new ConfigExtension())
                    .addBeanClasses(Client.class);
        }

        static Weld with(String key, String value) {
            System.setProperty(key, value);
            return weld();
        }

        /** Undeploys. */
        @TearDown
        public void undeploy() {
            container.close();
        }
    }

    @Benchmark
    public Object faultTolerance(FaultTolerance application) {
        return application.client().alone();
    }

    @Benchmark
    public Object switchedOff(SwitchedOff application) {
        return application.client().alone();
    }

    @Benchmark
    public Object adopted(Adopted application) {
        return application.client().alone();
    }

    @Benchmark
    public Object faultToleranceRetried(FaultTolerance application) {
        return application.client().retried();
    }

    @Benchmark
    public Object switchedOffRetried(SwitchedOff application) {
        return application.client().retried();
    }

    @Benchmark
    public Object adoptedRetried(Adopted application) {
        return application.client().retried();
    }
}
