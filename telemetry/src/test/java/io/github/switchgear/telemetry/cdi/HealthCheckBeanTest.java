package io.github.switchgear.telemetry.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

class HealthCheckBeanTest {

    @Dependent
    static class Pulse {}

    @Readiness
    @Singleton
    static class Check implements HealthCheck {

        @Inject
        Pulse pulse;

        @Override
        public HealthCheckResponse call() {
            return null;
        }
    }

    public static class Adding implements Extension {

        void add(@Observes AfterBeanDiscovery event, BeanManager beanManager) {
            event.addBean(new HealthCheckBean<>(Check.class, HealthCheck.class, beanManager));
        }
    }

    @Test
    void itIsWhatTheAnnotationsSayAndAtHomeElsewhere() {
        try (WeldContainer container = new Weld()
                .disableDiscovery()
                .addExtension(new Adding())
                .addBeanClasses(Pulse.class)
                .initialize()) {
            Instance<HealthCheck> ready = container.select(HealthCheck.class, Readiness.Literal.INSTANCE);

            assertThat(ready.getHandle().getBean().getBeanClass()).isEqualTo(HealthCheck.class);
            assertThat(ready.get())
                    .isSameAs(container
                            .select(Check.class, Readiness.Literal.INSTANCE)
                            .get())
                    .satisfies(check -> assertThat(((Check) check).pulse).isNotNull());
            assertThat(container
                            .select(HealthCheck.class, Liveness.Literal.INSTANCE)
                            .isUnsatisfied())
                    .isTrue();
            assertThat(ready.getHandle().getBean().getInjectionPoints()).isEqualTo(Set.of());
        }
    }

    @Test
    void itIsForWildFlyAlone() {
        assertThat(HealthCheckBean.isNeededFor(HealthCheck.class)).isFalse();
        assertThat(HealthCheckBean.isNeededFor(Runnable.class)).isFalse();
    }
}
