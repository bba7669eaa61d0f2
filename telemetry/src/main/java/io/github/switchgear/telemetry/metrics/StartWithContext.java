package io.github.switchgear.telemetry.metrics;

import io.github.switchgear.telemetry.start.Companions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/**
 * Starts the monitoring with the application's context, of which every container of CDI Full tells, and all else that goes with the
 * application.
 */
@ApplicationScoped
public class StartWithContext {

    private static final int LAST = Integer.MAX_VALUE;

    void start(
            @Observes @Initialized(ApplicationScoped.class) Object event,
            Monitoring monitoring,
            Companions companions) {
        monitoring.start();
        companions.start();
    }

    void started(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) Object event, Companions companions) {
        companions.started();
    }
}
