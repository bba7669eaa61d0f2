package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.telemetry.start.Companion;
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
        operable = isOn(configuration.value(OPERATE).orElse("false").trim());
    }

    @Override
    public void started() {
        breakers = new ManagedBreakers(registry, ManagementFactory.getPlatformMBeanServer(), operable);
    }

    /** Another value is refused: nobody shall wonder why there are no operations, or that there are. */
    private static boolean isOn(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(OPERATE + " must be true or false but is '" + value + "'");
        };
    }

    @Override
    public void end() {
        ManagedBreakers shown = breakers;
        if (shown != null) {
            shown.close();
        }
    }
}
