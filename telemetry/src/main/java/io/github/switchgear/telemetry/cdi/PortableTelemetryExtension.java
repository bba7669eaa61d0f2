package io.github.switchgear.telemetry.cdi;

import io.github.switchgear.telemetry.start.StartWithContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Optional;

/** Makes the beans of this jar known to containers of CDI Full: Weld, OpenWebBeans and the servers built on them. */
public class PortableTelemetryExtension implements Extension {

    private static final ClassLoader LOADER = PortableTelemetryExtension.class.getClassLoader();

    void addOwnBeans(@Observes BeforeBeanDiscovery event) throws ClassNotFoundException {
        for (String name : OwnBeans.names(LOADER, StartWithContext.class)) {
            event.addAnnotatedType(load(name), name);
        }
        Optional<String> check = OwnBeans.check(LOADER);
        if (check.isPresent() && !HealthCheckBean.isNeededFor(load(OwnBeans.HEALTH_CHECK))) {
            event.addAnnotatedType(load(check.get()), check.get());
        }
    }

    void addHealthCheck(@Observes AfterBeanDiscovery event, BeanManager beanManager) throws ClassNotFoundException {
        Optional<String> check = OwnBeans.check(LOADER);
        if (check.isPresent() && HealthCheckBean.isNeededFor(load(OwnBeans.HEALTH_CHECK))) {
            event.addBean(new HealthCheckBean<>(load(check.get()), load(OwnBeans.HEALTH_CHECK), beanManager));
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, LOADER);
    }
}
