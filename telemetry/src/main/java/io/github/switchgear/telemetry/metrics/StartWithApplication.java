package io.github.switchgear.telemetry.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/**
 * Starts the monitoring with the application. In Quarkus its context is there long before: then there is no configuration of the
 * run time yet, and no OpenTelemetry.
 */
@ApplicationScoped
public class StartWithApplication {

    void start(@Observes Startup event, Monitoring monitoring) {
        monitoring.start();
    }
}
