package io.github.switchgear.benchmarks;

import io.github.switchgear.benchmarks.cdi.CdiBenchmark;
import io.github.switchgear.benchmarks.cdi.Downstream;
import io.github.switchgear.benchmarks.cdi.NoOpInterceptor;
import io.github.switchgear.benchmarks.cdi.RefusingInterceptor;
import io.github.switchgear.cdi.PortableBreakerExtension;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import io.smallrye.faulttolerance.metrics.MetricsIntegration;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The application in Weld SE. Fault Tolerance is told to have no metrics: it finds Micrometer on the class path, and would want
 * a bean of its registry.
 */
public class WeldBenchmark extends CdiBenchmark {

    private final WeldContainer container;

    /** Deploys. */
    public WeldBenchmark() {
        this(new Weld()
                .disableDiscovery()
                .addExtensions(
                        new PortableBreakerExtension(),
                        new FaultToleranceExtension(MetricsIntegration.NOOP),
                        new ConfigExtension())
                .addBeanClasses(Downstream.class, NoOpInterceptor.class, RefusingInterceptor.class)
                .initialize());
    }

    private WeldBenchmark(WeldContainer container) {
        super(container.select(Downstream.class).get());
        this.container = container;
    }

    /** Undeploys. */
    @TearDown
    public void undeploy() {
        container.close();
    }
}
