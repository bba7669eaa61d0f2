package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.StaleGenerationException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes each change once or not at all, and tells it as it was. Safe for use by any number of threads. */
final class Changes {

    /** Held while something is compared and then changed; few for all, as breakers come and go and nobody waits long. */
    private final List<Object> locks = Stream.generate(Object::new).limit(64).toList();

    private final Preconditions preconditions;

    Changes(Function<CircuitBreaker, BreakerView> views) {
        preconditions = new Preconditions(views);
    }

    /** The breaker as it is, if that is as the caller has seen it. */
    BreakerView seen(CircuitBreaker breaker, List<String> tags) {
        return preconditions.seen(breaker, tags);
    }

    /** Changes it if it is as the caller has seen it. */
    Outcome make(CircuitBreaker breaker, Intervention by, BiConsumer<CircuitBreaker, ManualOverride> action) {
        List<String> tags = by.seen();
        if (tags == null) {
            return make(breaker, by.override(), action);
        }
        // The generation is compared and the breaker changed in one step; settings and plans have no generation.
        synchronized (lock(breaker)) {
            try {
                long seen = preconditions.seen(breaker, tags).snapshot().generation();
                return make(breaker, by.override().expecting(seen), action);
            } catch (StaleGenerationException stale) {
                throw preconditions.unseen(breaker, tags);
            }
        }
    }

    /** Forces it: whoever finds it so later must be able to learn why. */
    Outcome force(CircuitBreaker breaker, Intervention by, BiConsumer<CircuitBreaker, ManualOverride> action) {
        requireReason(by);
        return make(breaker, by, by.from() == null ? action : (it, why) -> plan(it, why, action));
    }

    static void requireReason(Intervention by) {
        if (by.reason() == null) {
            throw Refusal.invalid("'reason' is required: tell those who find the breaker forced why it is");
        }
    }

    /** When it may begin, the breaker tells by its own clock; nothing else is wrong with an intervention that has a reason. */
    private static void plan(
            CircuitBreaker breaker, ManualOverride why, BiConsumer<CircuitBreaker, ManualOverride> action) {
        try {
            action.accept(breaker, why);
        } catch (IllegalArgumentException e) {
            throw outOfBounds(e.getMessage());
        }
    }

    static Refusal outOfBounds(@Nullable String problem) {
        return Refusal.invalid("'from' is out of bounds: " + problem);
    }

    Outcome make(CircuitBreaker breaker, Intervention by, SettingsChange change) {
        // Else one of two that change different settings at once would undo the other's.
        synchronized (lock(breaker)) {
            BreakerSettings settings = change.appliedTo(breaker.settings());
            return make(breaker, by, (it, why) -> it.reconfigure(settings, why));
        }
    }

    private Object lock(CircuitBreaker breaker) {
        return locks.get(Math.floorMod(breaker.name().hashCode(), locks.size()));
    }

    /** What is told is the very transition that this thread caused, whatever others do meanwhile, and keys with their family. */
    private static Outcome make(
            CircuitBreaker breaker, ManualOverride by, BiConsumer<CircuitBreaker, ManualOverride> action) {
        BreakerState found = breaker.state();
        String key = breaker.key().orElse(null);
        Thread here = Thread.currentThread();
        AtomicReference<@Nullable BreakerTransition> caused = new AtomicReference<>();
        try (Registration listening = breaker.onTransition(transition -> {
            if (Thread.currentThread() == here && Objects.equals(transition.key(), key)) {
                caused.set(transition);
            }
        })) {
            Objects.requireNonNull(listening);
            action.accept(breaker, by);
        }
        BreakerTransition change = caused.get();
        return change == null ? new Outcome(found, breaker.state()) : new Outcome(change.from(), change.to());
    }
}
