package io.github.switchgear.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who are told of what one breaker does. Their lists are replaced by compare-and-set and never changed, so that nobody waits
 * for who tells them, nor for who comes and goes. Nearly always nobody listens for rejections: then one costs a look here,
 * and nothing is made for it.
 */
final class Listeners {

    @SuppressWarnings("rawtypes") // as classes are
    private static final AtomicReferenceFieldUpdater<Listeners, List> OF_TRANSITIONS =
            AtomicReferenceFieldUpdater.newUpdater(Listeners.class, List.class, "ofTransitions");

    @SuppressWarnings("rawtypes") // as classes are
    private static final AtomicReferenceFieldUpdater<Listeners, List> OF_REJECTIONS =
            AtomicReferenceFieldUpdater.newUpdater(Listeners.class, List.class, "ofRejections");

    private final BreakerLog log;

    private volatile List<Listener<Consumer<BreakerTransition>>> ofTransitions = List.of();
    private volatile List<Listener<RejectionListener>> ofRejections = List.of();

    Listeners(BreakerLog log) {
        this.log = log;
    }

    Registration onTransition(Consumer<BreakerTransition> listener) {
        return register(OF_TRANSITIONS, this, listener);
    }

    Registration onRejection(RejectionListener listener) {
        return register(OF_REJECTIONS, this, listener);
    }

    /**
     * Adds a listener.
     *
     * @param list is where the owner keeps the list of its like
     */
    @SuppressWarnings({"rawtypes", "unchecked"}) // as updaters are
    static <O, T> Registration register(AtomicReferenceFieldUpdater<O, List> list, O owner, T listener) {
        Listener<T> added = new Listener<>(listener);
        List<Listener<T>> present;
        do {
            present = list.get(owner);
        } while (!list.compareAndSet(owner, present, with(present, added)));
        return () -> end(list, owner, added);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as updaters are
    private static <O, T> void end(AtomicReferenceFieldUpdater<O, List> list, O owner, Listener<T> listener) {
        List<Listener<T>> present;
        do {
            present = list.get(owner);
        } while (!list.compareAndSet(owner, present, without(present, listener)));
    }

    void tell(BreakerTransition change) {
        for (Listener<Consumer<BreakerTransition>> listener : ofTransitions) {
            try {
                listener.told.accept(change);
            } catch (Throwable failure) {
                log.listenerFailed(change, failure);
            }
        }
    }

    /**
     * Tells of a rejection.
     *
     * @param rejecting the state that rejected the call
     */
    void tell(BreakerOpenException rejection, State rejecting) {
        List<Listener<RejectionListener>> told = ofRejections;
        if (!told.isEmpty()) {
            tell(told, rejection, rejecting.cause());
        }
    }

    private void tell(List<Listener<RejectionListener>> told, BreakerOpenException rejection, @Nullable Cause cause) {
        for (Listener<RejectionListener> listener : told) {
            try {
                listener.told.rejected(rejection, cause);
            } catch (Throwable failure) {
                log.listenerFailed(rejection, failure);
            }
        }
    }

    private static <T> List<Listener<T>> with(List<Listener<T>> present, Listener<T> added) {
        List<Listener<T>> all = new ArrayList<>(present);
        all.add(added);
        return List.copyOf(all);
    }

    private static <T> List<Listener<T>> without(List<Listener<T>> present, Listener<T> removed) {
        List<Listener<T>> left = new ArrayList<>(present);
        left.remove(removed);
        return List.copyOf(left);
    }

    /** Told apart by identity, so that one may be registered twice and ended once. */
    static final class Listener<T> {

        private final T told;

        private Listener(T told) {
            this.told = told;
        }

        T told() {
            return told;
        }
    }
}
