package io.github.switchgear.telemetry.start;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;

/**
 * Starts what goes with the application. In Quarkus its context is there long before that: then there is no configuration of the run
 * time yet, and no OpenTelemetry.
 */
@Singleton
public class StartWithApplication {

    private static final int LAST = Integer.MAX_VALUE;

    void start(@Observes Startup event, Companions companions) {
        companions.start();
    }

    void started(@Observes @Priority(LAST) Startup event, Companions companions) {
        companions.started();
    }
}
