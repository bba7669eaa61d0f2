package io.github.switchgear.telemetry.cdi;

import io.github.switchgear.telemetry.start.StartWithContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Makes the beans of this jar known to containers of CDI Full: Weld, OpenWebBeans and the servers built on them. */
public class PortableTelemetryExtension implements Extension {

    void addOwnBeans(@Observes BeforeBeanDiscovery event) throws ClassNotFoundException {
        ClassLoader loader = PortableTelemetryExtension.class.getClassLoader();
        for (String name : OwnBeans.names(loader, StartWithContext.class)) {
            event.addAnnotatedType(Class.forName(name, false, loader), name);
        }
    }
}
