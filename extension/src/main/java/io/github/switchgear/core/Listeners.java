package io.github.switchgear.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who are told of what one breaker does. Their lists are replaced by compare-and-set and never changed, so that nobody waits
 * for who tells them, nor for who comes and goes. Nearly always nobody listens for rejections: then one costs a look here, and
 * nothing is made for it.
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

    /** Null before the first. */
    private volatile @Nullable List<Listener<RejectionListener>> ofRejections;

    Listeners(BreakerLog log) {
        this.log = log;
    }

    Registration onTransition(Consumer<BreakerTransition> consumer) {
        Listener<Consumer<BreakerTransition>> added = new Listener<>(consumer);
        List<Listener<Consumer<BreakerTransition>>> present;
        do {
            present = ofTransitions;
        } while (!OF_TRANSITIONS.compareAndSet(this, present, with(present, added)));
        return () -> endTransitionsOf(added);
    }

    private void endTransitionsOf(Listener<Consumer<BreakerTransition>> listener) {
        List<Listener<Consumer<BreakerTransition>>> present;
        do {
            present = ofTransitions;
        } while (!OF_TRANSITIONS.compareAndSet(this, present, without(present, listener)));
    }

    Registration onRejection(RejectionListener listener) {
        Listener<RejectionListener> added = new Listener<>(listener);
        List<Listener<RejectionListener>> present;
        do {
            present = ofRejections;
        } while (!OF_REJECTIONS.compareAndSet(this, present, with(present == null ? List.of() : present, added)));
        return () -> endRejectionsOf(added);
    }

    private void endRejectionsOf(Listener<RejectionListener> listener) {
        List<Listener<RejectionListener>> present;
        do {
            present = ofRejections;
        } while (present != null && !OF_REJECTIONS.compareAndSet(this, present, without(present, listener)));
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
        if (told != null && !told.isEmpty()) {
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
    private static final class Listener<T> {

        private final T told;

        Listener(T told) {
            this.told = told;
        }
    }
}
