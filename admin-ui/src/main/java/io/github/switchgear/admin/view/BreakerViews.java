package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

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
        return registry.all().stream().flatMap(breaker -> of(breaker).stream()).toList();
    }

    /**
     * Reads a breaker.
     *
     * @param breaker one of the registry
     * @return how it is now; empty if it has gone from there meanwhile
     */
    public Optional<BreakerView> of(CircuitBreaker breaker) {
        return registry.describe(breaker.name()).map(described -> {
            StateTags.Revision revision = tags.revisionOf(breaker);
            BreakerSnapshot snapshot = breaker.snapshot();
            return new BreakerView(snapshot, described, tags.of(snapshot, revision), BreakerView.Recorded.of(breaker));
        });
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
