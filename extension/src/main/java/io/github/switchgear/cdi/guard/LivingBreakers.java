package io.github.switchgear.cdi.guard;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.core.UnfailingLogger;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/**
 * The breakers that there are, by name, and who is told of those that come and go. Who looks for one waits for nobody; who
 * adds or removes one, or begins to listen, waits for the others who do, so that every listener hears all in order.
 */
final class LivingBreakers {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private final ConcurrentNavigableMap<String, DeployedBreaker> byName = new ConcurrentSkipListMap<>();

    /** Told apart by identity, so that one listener may be registered twice and ended once. Guarded by this. */
    private final List<Registered> listeners = new ArrayList<>();

    /**
     * Adds a breaker, until the registration is closed. Who holds it after that may go on to call it.
     *
     * @throws IllegalStateException if there is one of that name
     */
    synchronized Registration add(DeployedBreaker deployed) {
        if (byName.putIfAbsent(deployed.breaker().name(), deployed) != null) {
            throw new IllegalStateException(
                    "There is a breaker '" + deployed.breaker().name() + "' already");
        }
        tell(deployed.breaker(), RegistryListener::added);
        return () -> remove(deployed);
    }

    private synchronized void remove(DeployedBreaker deployed) {
        if (byName.remove(deployed.breaker().name(), deployed)) {
            tell(deployed.breaker(), RegistryListener::removed);
        }
    }

    Collection<DeployedBreaker> all() {
        return byName.values();
    }

    Optional<DeployedBreaker> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized Registration follow(RegistryListener listener) {
        Registered registered = new Registered(listener);
        listeners.add(registered);
        byName.values().forEach(deployed -> registered.tell(deployed.breaker(), RegistryListener::added));
        return () -> end(registered);
    }

    private synchronized void end(Registered registered) {
        listeners.remove(registered);
    }

    private void tell(CircuitBreaker breaker, BiConsumer<RegistryListener, CircuitBreaker> what) {
        List.copyOf(listeners).forEach(registered -> registered.tell(breaker, what));
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
