package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * What operators see of breakers and do to them, exactly once or not at all. It knows of no request: REST is one of those
 * who call it. Whether somebody may do it, and the audit, are up to the caller, who is told for that what was found and
 * what was left, or by a {@link Refusal} why nothing was done. Safe for use by any number of threads.
 */
@ApplicationScoped
public class Operations {

    private final Changes changes = new Changes(this::view);

    @Inject
    BreakerRegistry registry;

    @Inject
    BreakerViews views;

    /**
     * For who has no container. The names that it gives to states are its own.
     *
     * @param registry of the breakers that are operated
     * @return operations of these
     */
    @SuppressWarnings("UnnecessaryAssignment") // it stands for the container
    public static Operations on(BreakerRegistry registry) {
        Operations operations = new Operations();
        operations.registry = registry;
        operations.views = BreakerViews.on(registry);
        return operations;
    }

    /**
     * Shows all breakers.
     *
     * @return each as it is, ordered by name
     */
    public List<BreakerView> list() {
        return views.all();
    }

    /**
     * Shows a breaker. Asking for one never makes it.
     *
     * @param name its exact name
     * @return the breaker as it is
     * @throws Refusal if there is none
     */
    public BreakerView find(String name) {
        return view(breaker(name));
    }

    /**
     * Shows a breaker to who wants nothing but what they have seen.
     *
     * @param name its exact name
     * @param seen as in {@link Intervention#seen()}
     * @return the breaker as it is
     * @throws Refusal if there is none, or it is not as they have seen it
     */
    public BreakerView find(String name, List<String> seen) {
        return changes.seen(breaker(name), seen);
    }

    /**
     * Tells what happened to a breaker.
     *
     * @param name its exact name
     * @return its last transitions, newest first
     * @throws Refusal if there is none
     */
    public List<BreakerTransition> history(String name) {
        return breaker(name).history();
    }

    private BreakerView view(CircuitBreaker breaker) {
        return views.of(breaker).orElseThrow(() -> Refusal.notFound(breaker.name()));
    }

    private CircuitBreaker breaker(String name) {
        return registry.find(name).orElseThrow(() -> Refusal.notFound(name));
    }

    /**
     * Refuses what no change of a breaker could do, for who wants to know before they read what the change is.
     *
     * @param name its exact name
     * @return the state that the breaker is in
     * @throws Refusal if there is none, or it is disabled
     */
    public BreakerState requireOperable(String name) {
        return operable(name).state();
    }

    private CircuitBreaker operable(String name) {
        CircuitBreaker breaker = breaker(name);
        if (!isEnabled(breaker)) {
            throw Refusal.disabled(name, breaker.state());
        }
        return breaker;
    }

    private boolean isEnabled(CircuitBreaker breaker) {
        return registry.describe(breaker.name())
                .orElseThrow(() -> Refusal.notFound(breaker.name()))
                .enabled();
    }

    /**
     * Closes a breaker, zeroes its count and drops what is planned.
     *
     * @param name its exact name
     * @param by who, why, and on which condition
     * @return what was done
     * @throws Refusal if there is none, it is disabled, or not as they have seen it
     */
    public Outcome reset(String name, Intervention by) {
        return changes.make(operable(name), by, CircuitBreaker::reset);
    }

    /**
     * Hands a forced breaker back to its automatic machine, and drops what is planned.
     *
     * @param name its exact name
     * @param by who, why, and on which condition
     * @return what was done, or that nothing was to be done
     * @throws Refusal if there is none, it is disabled, or not as they have seen it
     */
    public Outcome release(String name, Intervention by) {
        return changes.make(operable(name), by, CircuitBreaker::release);
    }

    /**
     * Has a breaker reject all calls.
     *
     * @param name its exact name
     * @param by who, why, from when on, for how long, and on which condition; the reason is required
     * @return what was done
     * @throws Refusal if there is none, it is disabled, not as they have seen it, no reason is told, or it cannot begin then
     */
    public Outcome forceOpen(String name, Intervention by) {
        return changes.force(operable(name), by, CircuitBreaker::forceOpen);
    }

    /**
     * Has a breaker let all calls through.
     *
     * @param name its exact name
     * @param by who, why, from when on, for how long, and on which condition; the reason is required
     * @return what was done
     * @throws Refusal if there is none, it is disabled, not as they have seen it, no reason is told, or it cannot begin then
     */
    public Outcome forceClosed(String name, Intervention by) {
        return changes.force(operable(name), by, CircuitBreaker::forceClosed);
    }

    /**
     * Changes some of a breaker's settings until the application starts again.
     *
     * @param name its exact name
     * @param change which settings, and to what
     * @param by who, why, and on which condition
     * @return what was done
     * @throws Refusal if there is none, it is disabled, not as they have seen it, or cannot have such settings
     */
    public Outcome settings(String name, SettingsChange change, Intervention by) {
        return changes.make(operable(name), by, change);
    }

    /**
     * Resets all breakers but those that are disabled.
     *
     * @param by who and why; it cannot be on a condition, as all together are in no state
     * @return how many were reset
     * @throws Refusal if it is on a condition
     */
    public int resetAll(Intervention by) {
        Preconditions.requireNone(by);
        List<CircuitBreaker> enabled = registry.all().stream()
                .filter(breaker -> registry.describe(breaker.name())
                        .filter(BreakerDescription::enabled)
                        .isPresent())
                .toList();
        ManualOverride why = by.override();
        enabled.forEach(breaker -> breaker.reset(why));
        return enabled.size();
    }
}
