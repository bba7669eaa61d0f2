package io.github.switchgear.core;

import io.github.switchgear.core.BreakerSnapshot.Keys;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** That of a family: guards what has no key, and what finds no room among the keys. What is done to it holds for all of them. */
final class FamilyMachine extends Machine {

    private final Supplier<Keys> keys;
    private final Runnable followers;
    private volatile Orders followed;

    FamilyMachine(
            String name,
            BreakerSettings settings,
            BreakerClock clock,
            Predicate<? super Throwable> callersMistake,
            Supplier<Keys> keys,
            Runnable followers) {
        super(name, tally -> FamilyState.initial(settings, clock.point(clock.nanos()), tally), clock, callersMistake);
        this.keys = keys;
        this.followers = followers;
        this.followed = orders(state());
    }

    @Override
    Keys keys() {
        return keys.get();
    }

    /** What holds for the keys, once that is published which is due and bears on them. */
    @SuppressWarnings("ReferenceEquality") // each is one of its kind
    Orders published(long now) {
        State seen = state();
        while (orders(at(seen, now)) != orders(seen)) {
            publishDue(seen, now);
            seen = state();
        }
        Orders orders = orders(seen);
        orders.link();
        return orders;
    }

    /** What holds for the keys by now, whether or not it is published. */
    Orders at(long now) {
        return orders(at(state(), now));
    }

    /** Whether there is nothing that a key which has followed these would have to look at. */
    @SuppressWarnings("ReferenceEquality") // each is one of its kind
    boolean isQuiet(Orders followed) {
        State seen = state();
        return orders(seen) == followed && seen.planned() == null;
    }

    private static Orders orders(State state) {
        return ((FamilyState) state).orders();
    }

    /** So that none of them keeps what has been done in the meantime, all keys follow at once, and not with their next calls. */
    @Override
    @SuppressWarnings("ReferenceEquality") // each is one of its kind
    void publish(BreakerTransition change) {
        super.publish(change);
        Orders orders = orders(state());
        if (orders != followed) {
            followed = orders;
            followers.run();
        }
    }
}
