package io.github.switchgear.telemetry.start;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts what goes with the application, with its context: every container of CDI Full tells of that. */
@Singleton
public class StartWithContext {

    private static final int LAST = Integer.MAX_VALUE;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event, Companions companions) {
        companions.start();
    }

    void started(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) Object event, Companions companions) {
        companions.started();
    }
}
