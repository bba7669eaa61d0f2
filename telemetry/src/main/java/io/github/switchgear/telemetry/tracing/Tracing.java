package io.github.switchgear.telemetry.tracing;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.telemetry.start.Companion;
import io.github.switchgear.telemetry.start.Switch;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells spans of calls from the start of the application to its end, if that is on. While it is off, nobody listens to calls. */
@Singleton
public class Tracing implements Companion {

    static final String KEY = "switchgear.tracing";

    @Inject
    BreakerRegistry registry;

    @Inject
    Configuration configuration;

    @Inject
    @Any
    Instance<TracingLibrary> library;

    private @Nullable TracedBreakers breakers;

    @Override
    public void start() {
        if (!Switch.isOn(configuration, KEY)) {
            return;
        }
        if (library.isUnsatisfied()) {
            throw new DeploymentException(KEY + "=true needs the API of OpenTelemetry,"
                    + " io.opentelemetry:opentelemetry-api, and there is none; add it, or set it to false");
        }
        breakers = new TracedBreakers(registry, library.get());
    }

    @Override
    public void end() {
        TracedBreakers traced = breakers;
        if (traced != null) {
            traced.close();
        }
    }
}
