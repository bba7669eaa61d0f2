package io.github.switchgear.telemetry.metrics;

import io.github.switchgear.cdi.PortableBreakerExtension;
import io.github.switchgear.telemetry.cdi.PortableTelemetryExtension;
import java.util.Map;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application in Weld, with this module, some configuration, and some beans beside the shop. */
public final class Application implements AutoCloseable {

    private final Map<String, String> configuration;
    private final WeldContainer container;

    public Application(Map<String, String> configuration, Class<?>... beans) {
        this.configuration = configuration;
        configuration.forEach(System::setProperty);
        try {
            this.container = new Weld()
                    .disableDiscovery()
                    .addExtension(new PortableBreakerExtension())
                    .addExtension(new PortableTelemetryExtension())
                    .addBeanClasses(Shop.class)
                    .addBeanClasses(beans)
                    .initialize();
        } catch (RuntimeException | Error failed) {
            configuration.keySet().forEach(System::clearProperty);
            throw failed;
        }
    }

    public Shop shop() {
        return container.select(Shop.class).get();
    }

    public <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    @Override
    public void close() {
        container.close();
        configuration.keySet().forEach(System::clearProperty);
    }
}
