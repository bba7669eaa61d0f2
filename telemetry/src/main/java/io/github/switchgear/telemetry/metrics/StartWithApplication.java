package io.github.switchgear.telemetry.metrics;

import io.github.switchgear.telemetry.start.Companions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/**
 * Starts the monitoring with the application, and all else that goes with it. In Quarkus its context is there long before: then
 * there is no configuration of the run time yet, and no OpenTelemetry.
 */
@ApplicationScoped
public class StartWithApplication {

    private static final int LAST = Integer.MAX_VALUE;

    void start(@Observes Startup event, Monitoring monitoring, Companions companions) {
        monitoring.start();
        companions.start();
    }

    void started(@Observes @Priority(LAST) Startup event, Companions companions) {
        companions.started();
    }
}
