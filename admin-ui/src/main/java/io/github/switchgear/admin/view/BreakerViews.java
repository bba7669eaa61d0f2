package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads breakers together with what they guard. */
@ApplicationScoped
public class BreakerViews {

    @Inject
    BreakerRegistry registry;

    @Inject
    StateTags tags;

    /**
     * For who has no container. The names that it gives to states are its own.
     *
     * @param registry of the breakers to read
     * @return views of these
     */
    @SuppressWarnings("UnnecessaryAssignment") // it stands for the container
    public static BreakerViews on(BreakerRegistry registry) {
        BreakerViews views = new BreakerViews();
        views.registry = registry;
        views.tags = new StateTags();
        return views;
    }

    /**
     * Reads all breakers.
     *
     * @return one view each, ordered by name
     */
    public List<BreakerView> all() {
        return registry.all().stream().map(this::of).toList();
    }

    /**
     * Reads a breaker.
     *
     * @param breaker one of the registry
     * @return how it is now
     */
    public BreakerView of(CircuitBreaker breaker) {
        long settings = tags.settingsOf(breaker);
        BreakerSnapshot snapshot = breaker.snapshot();
        return new BreakerView(snapshot, registry.describe(breaker.name()).orElseThrow(), tags.of(snapshot, settings));
    }

    /**
     * Tells the present moment as the module's JSON does.
     *
     * @return whole milliseconds
     */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
