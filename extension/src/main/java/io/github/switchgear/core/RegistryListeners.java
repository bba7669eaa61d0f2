package io.github.switchgear.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Those who are told which breakers come and go. Whoever keeps the breakers holds one lock around what he changes and what he
 * tells of it, and around {@link #add} and {@link #remove}, so that each listener hears all in order; this class has none
 * of its own.
 */
public final class RegistryListeners {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    /** Told apart by identity, so that one listener may be registered twice and ended once. */
    private final List<Registered> registered = new ArrayList<>();

    /** With nobody to tell. */
    public RegistryListeners() {}

    /**
     * Tells a listener of those that there are, and then of each that comes or goes.
     *
     * @param listener is told until it is removed
     * @param present those that there are
     * @return stands for it in {@link #remove}
     */
    public Object add(RegistryListener listener, Collection<CircuitBreaker> present) {
        Registered added = new Registered(listener);
        registered.add(added);
        present.forEach(breaker -> added.tell(breaker, RegistryListener::added));
        return added;
    }

    /**
     * Ends what {@link #add} began.
     *
     * @param added what that gave
     */
    public void remove(Object added) {
        registered.remove(added);
    }

    /**
     * Tells all of a breaker that is there now.
     *
     * @param breaker the breaker
     */
    public void added(CircuitBreaker breaker) {
        tell(breaker, RegistryListener::added);
    }

    /**
     * Tells all of a breaker that has gone.
     *
     * @param breaker the breaker
     */
    public void removed(CircuitBreaker breaker) {
        tell(breaker, RegistryListener::removed);
    }

    private void tell(CircuitBreaker breaker, BiConsumer<RegistryListener, CircuitBreaker> what) {
        for (Registered listener : List.copyOf(registered)) {
            listener.tell(breaker, what);
        }
    }

    private static final class Registered {

        private final RegistryListener listener;

        Registered(RegistryListener listener) {
            this.listener = listener;
        }

        void tell(CircuitBreaker breaker, BiConsumer<RegistryListener, CircuitBreaker> what) {
            try {
                what.accept(listener, breaker);
            } catch (Throwable failure) {
                LOG.log(Level.ERROR, "A listener of the registry failed at breaker '" + breaker.name() + "'", failure);
            }
        }
    }
}
