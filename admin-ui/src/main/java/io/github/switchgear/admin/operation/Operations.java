package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @param named it, or one of its keys
     * @return the breaker as it is
     * @throws Refusal if there is none
     */
    public BreakerView find(Named named) {
        return view(breaker(named));
    }

    /**
     * Shows a breaker to who wants nothing but what they have seen.
     *
     * @param named it, or one of its keys
     * @param seen as in {@link Intervention#seen()}
     * @return the breaker as it is
     * @throws Refusal if there is none, or it is not as they have seen it
     */
    public BreakerView find(Named named, List<String> seen) {
        return changes.seen(breaker(named), seen);
    }

    /**
     * Shows keys of a breaker: the worst first, then what is nearest to tripping, then by key.
     *
     * @param name its exact name
     * @param filter only keys whose breakers are such
     * @param after where to go on, as {@link KeyPage#next()} told; null to begin
     * @param limit at most so many
     * @return the keys as they are
     * @throws Refusal if there is no such breaker, it has no keys, or nothing has told where to go on
     */
    public KeyPage keys(String name, Predicate<BreakerSnapshot> filter, @Nullable String after, int limit) {
        return keys().page(name, filter, after, limit);
    }

    /**
     * Tells what happened to a breaker.
     *
     * @param named it, or one of its keys
     * @return its last transitions, newest first; a family's own are not those of its keys
     * @throws Refusal if there is none
     */
    public List<BreakerTransition> history(Named named) {
        return breaker(named).history();
    }

    /**
     * Tells what happened to a breaker and to all of its keys.
     *
     * @param name its exact name
     * @return the last transitions of each, newest first; by key, behind those of the breaker itself
     * @throws Refusal if there is none
     */
    public Stream<BreakerTransition> histories(String name) {
        return histories(breaker(Named.breaker(name)));
    }

    /**
     * Tells what happened to all breakers and to all of their keys.
     *
     * @return the last transitions of each, newest first; by name, then by key
     */
    public Stream<BreakerTransition> histories() {
        return registry.all().stream().flatMap(this::histories);
    }

    private Stream<BreakerTransition> histories(CircuitBreaker breaker) {
        Stream<CircuitBreaker> keys =
                registry.keyed(breaker.name()).stream().flatMap(family -> family.tracked().stream());
        return Stream.concat(Stream.of(breaker), keys).flatMap(each -> each.history().stream());
    }

    private Keys keys() {
        return new Keys(registry, this::view);
    }

    private BreakerView view(CircuitBreaker breaker) {
        return views.of(breaker).orElseThrow(() -> Refusal.notFound(breaker.name()));
    }

    private CircuitBreaker breaker(Named named) {
        return named.key() == null
                ? registry.find(named.name()).orElseThrow(() -> Refusal.notFound(named.name()))
                : keys().find(named.name(), named.key());
    }

    /**
     * Refuses what no change of a breaker could do, for who wants to know before they read what the change is.
     *
     * @param named it, or one of its keys
     * @return the state that the breaker is in
     * @throws Refusal if there is none, or it is disabled
     */
    public BreakerState requireOperable(Named named) {
        return operable(named).state();
    }

    /**
     * The same for who wants to force it, which a key need not be tracked for.
     *
     * @param named it, or one of its keys
     * @return the state that the breaker is in; empty for a key that is not tracked
     * @throws Refusal if there is none, or it is disabled
     */
    public Optional<BreakerState> requireForcible(Named named) {
        BreakerState family = requireOperable(Named.breaker(named.name()));
        return named.key() == null
                ? Optional.of(family)
                : keys().family(named.name()).find(named.key()).map(CircuitBreaker::state);
    }

    private CircuitBreaker operable(Named named) {
        CircuitBreaker breaker = breaker(named);
        if (!isEnabled(breaker)) {
            throw Refusal.disabled(named.name(), breaker.state());
        }
        return breaker;
    }

    private boolean isEnabled(CircuitBreaker breaker) {
        return registry.describe(breaker.name())
                .orElseThrow(() -> Refusal.notFound(breaker.name()))
                .enabled();
    }

    /**
     * Closes a breaker, zeroes its count and drops what is planned; with a family's all of its keys'.
     *
     * @param named it, or one of its keys
     * @param by who, why, and on which condition
     * @return what was done
     * @throws Refusal if there is none, it is disabled, or not as they have seen it
     */
    public Outcome reset(Named named, Intervention by) {
        return changes.make(operable(named), by, CircuitBreaker::reset);
    }

    /**
     * Hands a forced breaker back to its automatic machine, and drops what is planned. What a key is forced to itself outlasts
     * the release of its family.
     *
     * @param named it, or one of its keys
     * @param by who, why, and on which condition
     * @return what was done, or that nothing was to be done
     * @throws Refusal if there is none, it is disabled, or not as they have seen it
     */
    public Outcome release(Named named, Intervention by) {
        return changes.make(operable(named), by, CircuitBreaker::release);
    }

    /**
     * Has a breaker reject all calls; a key that is not tracked is from then on.
     *
     * @param named it, or one of its keys
     * @param by who, why, from when on, for how long, and on which condition; the reason is required
     * @return what was done
     * @throws Refusal if there is none, nor room for the key, it is disabled, not as they have seen it, no reason is told, or
     *     it cannot begin then
     */
    public Outcome forceOpen(Named named, Intervention by) {
        return force(named, by, CircuitBreaker::forceOpen);
    }

    /**
     * Has a breaker let all calls through; a key that is not tracked is from then on.
     *
     * @param named it, or one of its keys
     * @param by who, why, from when on, for how long, and on which condition; the reason is required
     * @return what was done
     * @throws Refusal if there is none, nor room for the key, it is disabled, not as they have seen it, no reason is told, or
     *     it cannot begin then
     */
    public Outcome forceClosed(Named named, Intervention by) {
        return force(named, by, CircuitBreaker::forceClosed);
    }

    private Outcome force(Named named, Intervention by, BiConsumer<CircuitBreaker, ManualOverride> action) {
        Changes.requireReason(by);
        requireForcible(named);
        return named.key() == null
                ? changes.force(breaker(named), by, action)
                : keys().force(named.name(), named.key(), by, breaker -> changes.force(breaker, by, action));
    }

    /**
     * Changes some of a breaker's settings, and with a family's those of its keys, until the application starts again.
     *
     * @param name its exact name
     * @param change which settings, and to what
     * @param by who, why, and on which condition
     * @return what was done
     * @throws Refusal if there is none, it is disabled, not as they have seen it, or cannot have such settings
     */
    public Outcome settings(String name, SettingsChange change, Intervention by) {
        return changes.make(operable(Named.breaker(name)), by, change);
    }

    /**
     * Has a breaker keep how its latest calls end, from now on; of a family, those without a key.
     *
     * @param named it, or one of its keys
     * @param calls how many at most; 0 ends it and frees what was kept
     * @param by who, and on which condition
     * @return that the state is as it was
     * @throws Refusal if there is none, it is disabled, not as they have seen it, or so many cannot be kept
     */
    public Outcome record(Named named, int calls, Intervention by) {
        Rehearsals.checkCalls(calls);
        return changes.make(operable(named), by, (breaker, why) -> breaker.record(calls));
    }

    /**
     * Refuses a breaker on which no settings can be tried, for who wants to know before they read which these are.
     *
     * @param named it, or one of its keys
     * @throws Refusal if there is none, or it keeps none of its calls
     */
    public void requireRecorded(Named named) {
        Rehearsals.requireRecorded(breaker(named), named);
    }

    /**
     * Tries settings on what a breaker has kept of its calls. Nothing is changed.
     *
     * @param named it, or one of its keys
     * @param change which of its settings, and to what
     * @return what it would have done under the present settings, and under those
     * @throws Refusal if there is none, it keeps none of its calls, or cannot have such settings
     */
    public Rehearsals.Tried rehearse(Named named, SettingsChange change) {
        return Rehearsals.of(breaker(named), named, change);
    }

    /**
     * Does the same to several breakers, one after the other. To one of them it may be refused, as it would be alone; to the others it is
     * done. Where it would be refused to each, because all are disabled, that is known before.
     *
     * @param selected the breakers, as they were when they were selected
     * @param by who and why; it cannot be on a condition, as several together are in no state
     * @param operation one of those of this class
     * @return what was done to each, in the order in which they were given
     * @throws Refusal if it is on a condition, or all are disabled
     */
    public ManyOutcomes toEach(
            List<BreakerView> selected, Intervention by, BiFunction<Named, Intervention, Outcome> operation) {
        Preconditions.requireNone(by);
        if (selected.stream().noneMatch(view -> view.description().enabled())) {
            throw Refusal.allDisabled();
        }
        return new ManyOutcomes(
                selected.stream().map(view -> toOne(view, by, operation)).toList());
    }

    private static ManyOutcomes.Each toOne(
            BreakerView view, Intervention by, BiFunction<Named, Intervention, Outcome> operation) {
        String name = view.snapshot().name();
        try {
            Outcome outcome = operation.apply(Named.breaker(name), by);
            return new ManyOutcomes.Each(name, outcome.before(), outcome.after(), null);
        } catch (Refusal refusal) {
            return new ManyOutcomes.Each(
                    name, refusal.before().orElse(view.snapshot().state()), null, refusal);
        }
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
