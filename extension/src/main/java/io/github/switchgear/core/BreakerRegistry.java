package io.github.switchgear.core;

import java.util.Collection;
import java.util.Optional;

/**
 * All breakers of an application. In a CDI application it is an injectable bean that knows every breaker from
 * deployment on, whether or not it was ever called. Asking never makes a breaker. Breakers may come and go; who has to do
 * with each of them {@link #follow follows} the registry. Safe for use by any number of threads.
 */
public interface BreakerRegistry {

    /**
     * Tells all breakers.
     *
     * @return an unmodifiable collection, ordered by name
     */
    Collection<CircuitBreaker> all();

    /**
     * Finds a breaker.
     *
     * @param name its exact name
     * @return the breaker, if there is one of that name
     */
    Optional<CircuitBreaker> find(String name);

    /**
     * Finds a family of breakers, one for each key.
     *
     * @param name its exact name, by which {@link #find} gives the family's own breaker
     * @return the family, if there is one of that name, and not a breaker without keys
     */
    default Optional<KeyedBreakers> keyed(String name) {
        return Optional.empty();
    }

    /**
     * Tells what a breaker guards and where its settings come from.
     *
     * @param name its exact name
     * @return the description at this moment, if there is a breaker of that name
     */
    Optional<BreakerDescription> describe(String name);

    /**
     * Tells a listener of every breaker: of each that there is, before this method returns and in the order of their names,
     * and then of each that comes or goes.
     *
     * <p>A registry whose breakers are always the same need not know better than the default, which tells of those that
     * there are.
     *
     * @param listener is told, until the registration is closed
     * @return the registration
     */
    default Registration follow(RegistryListener listener) {
        all().forEach(listener::added);
        return () -> {};
    }
}
