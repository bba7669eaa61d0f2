package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.VisibleText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the breakers of keys: shown, the worst first; forced, also of a key that nobody has called with yet. */
final class Keys {

    /** So often a key may be forgotten in the moment between being tracked and forced. */
    private static final int MOST_TRIES = 10;

    private final BreakerRegistry registry;
    private final Function<CircuitBreaker, BreakerView> views;

    Keys(BreakerRegistry registry, Function<CircuitBreaker, BreakerView> views) {
        this.registry = registry;
        this.views = views;
    }

    /** A key and where it stood when all were looked at. */
    private record Placed(CircuitBreaker breaker, KeyPlace place) {}

    /**
     * Those behind a place that fit, and still do when they are read.
     *
     * @throws Refusal if there is no such breaker, or none with keys, or no such place
     */
    KeyPage page(String name, Predicate<BreakerSnapshot> filter, @Nullable String after, int limit) {
        List<CircuitBreaker> tracked = List.copyOf(family(name).tracked());
        KeyPlace last = after == null
                ? null
                : KeyPlace.parse(after)
                        .orElseThrow(() -> Refusal.invalid(
                                "'after' must be the 'next' of an answer before, as it is, but is '" + after + "'"));
        List<Placed> rest = tracked.stream()
                .flatMap(
                        breaker -> Optional.of(breaker.snapshot())
                                .filter(filter)
                                .map(seen -> new Placed(breaker, KeyPlace.of(seen)))
                                .stream())
                .filter(placed -> last == null || placed.place().compareTo(last) > 0)
                .sorted((one, other) -> one.place().compareTo(other.place()))
                .limit(limit + 1L)
                .toList();
        List<Placed> page = rest.subList(0, Math.min(limit, rest.size()));
        return new KeyPage(
                page.stream()
                        .map(placed -> views.apply(placed.breaker()))
                        .filter(view -> filter.test(view.snapshot()))
                        .toList(),
                rest.size() > limit ? page.get(limit - 1).place().text() : null);
    }

    /** Finds a key that is tracked. */
    CircuitBreaker find(String name, String key) {
        return family(name).find(key).orElseThrow(() -> Refusal.unknownKey(name, key));
    }

    KeyedBreakers family(String name) {
        return registry.keyed(name)
                .orElseThrow(
                        () -> registry.find(name).isPresent() ? Refusal.withoutKeys(name) : Refusal.notFound(name));
    }

    /** Forces a key so that it is tracked then: what is forgotten is forced for nobody. */
    Outcome force(String name, String key, Intervention by, Function<CircuitBreaker, Outcome> force) {
        KeyedBreakers family = family(name);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            CircuitBreaker breaker = family.find(key).orElseGet(() -> made(family, key, by));
            Outcome outcome = force.apply(breaker);
            if (family.find(key).filter(breaker::equals).isPresent()) {
                return outcome;
            }
        }
        throw noRoom(family, key);
    }

    /** Only for what will be done to it: a force that is refused must leave nothing behind. */
    private static CircuitBreaker made(KeyedBreakers family, String key, Intervention by) {
        if (VisibleText.isBlank(key)) {
            throw Refusal.invalid("The key must not be blank: there is nothing to see in it");
        }
        if (by.seen() != null) {
            throw Refusal.untracked(family.name(), key);
        }
        Instant from = by.from();
        if (from != null) {
            ManualOverride.checkFrom(from, Instant.now()).ifPresent(problem -> {
                throw Changes.outOfBounds(problem);
            });
        }
        return family.track(key).orElseThrow(() -> noRoom(family, key));
    }

    private static Refusal noRoom(KeyedBreakers family, String key) {
        BreakerSnapshot.Keys keys = family.family().snapshot().keys();
        return Refusal.noRoom(family.name(), key, keys == null ? 0 : keys.limit());
    }
}
