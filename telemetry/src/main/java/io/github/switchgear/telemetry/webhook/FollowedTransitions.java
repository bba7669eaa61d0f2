package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of all breakers and keys of an application, those that come later included, on their way to the outbox. Safe for use
 * by any number of threads.
 *
 * <p>What is done to a family is one change, although its keys change with it. A key that is left closed by that, or forced closed,
 * has no change of its own that would tell so; here it gets one, if it was told to be otherwise.
 */
final class FollowedTransitions implements AutoCloseable {

    private final BreakerRegistry registry;
    private final Outbox outbox;
    private final Map<String, Registration> byName = new ConcurrentHashMap<>();
    private final Registration registration;

    /** Begins to follow. */
    FollowedTransitions(BreakerRegistry registry, Outbox outbox) {
        this.registry = registry;
        this.outbox = outbox;
        this.registration = registry.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                add(breaker);
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                remove(breaker);
            }
        });
    }

    private void add(CircuitBreaker breaker) {
        KeyedBreakers family = registry.keyed(breaker.name()).orElse(null);
        outbox.renewed(breaker.name());
        byName.put(breaker.name(), breaker.onTransition(change -> changed(family, change)));
    }

    private void remove(CircuitBreaker breaker) {
        Registration heard = byName.remove(breaker.name());
        if (heard != null) {
            heard.close();
        }
    }

    private void changed(@Nullable KeyedBreakers family, BreakerTransition change) {
        outbox.changed(change, () -> generation(family, change.key()));
        if (family != null && change.key() == null && Tellable.isOrder(change.cause())) {
            ordered(family, change);
        }
    }

    /** Of a breaker, all later ones are greater. Those of a key begin anew when it has been forgotten and comes again. */
    private static long generation(@Nullable KeyedBreakers family, @Nullable String key) {
        if (family == null || key == null) {
            return Long.MAX_VALUE;
        }
        return family.find(key).map(it -> it.snapshot().generation()).orElse(Long.MAX_VALUE);
    }

    private void ordered(KeyedBreakers family, BreakerTransition order) {
        Map<String, BreakerTransition> notClosed = new HashMap<>();
        outbox.notClosed(family.name()).forEach(last -> notClosed.put(last.key(), last));
        if (notClosed.isEmpty()) {
            return;
        }
        for (CircuitBreaker breaker : family.tracked()) {
            BreakerTransition last = notClosed.remove(breaker.key().orElseThrow());
            if (last != null) {
                BreakerSnapshot now = breaker.snapshot();
                ordered(last, now.state(), now.generation(), order);
            }
        }
        // What is not tracked any more was plainly closed.
        notClosed.values().forEach(last -> ordered(last, BreakerState.CLOSED, last.generation(), order));
    }

    private void ordered(BreakerTransition last, BreakerState state, long generation, BreakerTransition order) {
        if (letsThrough(state) && state != last.to()) {
            outbox.changed(ofKey(last, state, order, generation), () -> Long.MAX_VALUE);
        }
    }

    private static boolean letsThrough(BreakerState state) {
        return switch (state) {
            case CLOSED, FORCED_CLOSED -> true;
            case OPEN, HALF_OPEN, FORCED_OPEN -> false;
        };
    }

    private static BreakerTransition ofKey(
            BreakerTransition last, BreakerState state, BreakerTransition order, long generation) {
        return new BreakerTransition(
                last.breaker(),
                last.to(),
                state,
                order.cause(),
                generation,
                order.at(),
                null,
                order.actor(),
                order.reason(),
                order.origin(),
                last.key());
    }

    /** Follows none of them any more. */
    @Override
    public void close() {
        registration.close();
        byName.values().forEach(Registration::close);
        byName.clear();
    }
}
