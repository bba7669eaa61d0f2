package io.github.switchgear.fleet.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts the fleet with the application's context, before the application's own observers: every container of CDI Full tells of that. */
@Singleton
public class StartWithContext {

    private static final int FIRST = 1;
    private static final int LAST = Integer.MAX_VALUE;

    void start(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object event, ApplicationFleet fleet) {
        fleet.start();
    }

    void started(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) Object event, ApplicationFleet fleet) {
        fleet.started();
    }
}
