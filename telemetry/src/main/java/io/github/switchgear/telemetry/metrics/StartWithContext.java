package io.github.switchgear.telemetry.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Starts the monitoring with the application's context, of which every container of CDI Full tells. */
@ApplicationScoped
public class StartWithContext {

    void start(@Observes @Initialized(ApplicationScoped.class) Object event, Monitoring monitoring) {
        monitoring.start();
    }
}
