package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.NodeName;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which of several replicas answers, and since when the application runs there. */
@ApplicationScoped
public class Node {

    @Inject
    BreakerRegistry registry;

    @Inject
    Configuration configuration;

    private String name = "";

    private Instant started = BreakerViews.now();

    /** Knows the start from the start. */
    void start(@Observes Startup event) {}

    /**
     * TomEE tells nobody of the start, so that this bean may be made with the first request only. No breaker is older than
     * the application, and one to which nothing has happened is as old as it.
     */
    @PostConstruct
    void recall() {
        name = NodeName.of(configuration);
        for (CircuitBreaker breaker : registry.all()) {
            Instant since = breaker.snapshot().since().truncatedTo(ChronoUnit.MILLIS);
            if (since.isBefore(started)) {
                started = since;
            }
        }
    }

    /**
     * Tells this replica from others.
     *
     * @return the name that configuration gives it, or the host's
     */
    public String name() {
        return name;
    }

    /**
     * Tells which application this is, and where it runs, in words for people.
     *
     * @return {@code switchgear.admin.title}; null where it is not set
     */
    public @Nullable String title() {
        return configuration.value("switchgear.admin.title").orElse(null);
    }

    /**
     * Tells when the application was started: another moment here is another life of it, which has lost all that the last
     * had.
     *
     * @return the moment, in whole milliseconds
     */
    public Instant started() {
        return started;
    }
}
