package io.github.switchgear.fleet.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;

/** Starts the fleet in Quarkus, where the application's context is there long before the configuration of the run time. */
@Singleton
public class StartWithApplication {

    private static final int FIRST = 1;
    private static final int LAST = Integer.MAX_VALUE;

    void start(@Observes @Priority(FIRST) Startup event, ApplicationFleet fleet) {
        fleet.start();
    }

    void started(@Observes @Priority(LAST) Startup event, ApplicationFleet fleet) {
        fleet.started();
    }
}
