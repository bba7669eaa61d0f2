package io.github.switchgear.cdi.guard;

import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.core.RegistryListeners;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The breakers that there are, by name, and who is told of those that come and go. Who looks for one waits for nobody; who
 * adds or removes one, or begins to listen, waits for the others who do, so that every listener hears all in order.
 */
final class LivingBreakers {

    private final ConcurrentNavigableMap<String, DeployedBreaker> byName = new ConcurrentSkipListMap<>();

    /** Guarded by this. */
    private final RegistryListeners listeners = new RegistryListeners();

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
        listeners.added(deployed.breaker());
        return () -> remove(deployed);
    }

    private synchronized void remove(DeployedBreaker deployed) {
        if (byName.remove(deployed.breaker().name(), deployed)) {
            listeners.removed(deployed.breaker());
        }
    }

    Collection<DeployedBreaker> all() {
        return byName.values();
    }

    Optional<DeployedBreaker> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized Registration follow(RegistryListener listener) {
        Object added = listeners.add(
                listener, byName.values().stream().map(DeployedBreaker::breaker).toList());
        return () -> end(added);
    }

    private synchronized void end(Object added) {
        listeners.remove(added);
    }
}
