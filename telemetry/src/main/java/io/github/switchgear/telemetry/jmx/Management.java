package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.telemetry.start.Companion;
import io.github.switchgear.telemetry.start.Switch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Shows all breakers in the JVM's own MBean server from the start of the application to its end. */
@Singleton
public class Management implements Companion {

    static final String OPERATE = "switchgear.jmx.operate";

    @Inject
    BreakerRegistry registry;

    @Inject
    Configuration configuration;

    private boolean operable;
    private @Nullable ManagedBreakers breakers;

    @Override
    public void start() {
        operable = Switch.isOn(configuration, OPERATE);
    }

    @Override
    public void started() {
        breakers = new ManagedBreakers(registry, ManagementFactory.getPlatformMBeanServer(), operable);
    }

    @Override
    public void end() {
        ManagedBreakers shown = breakers;
        if (shown != null) {
            shown.close();
        }
    }
}
