package io.github.switchgear.core;

import java.util.Collection;
import java.util.Optional;

/**
 * All breakers of an application. In a CDI application it is an injectable bean that knows every breaker from
 * deployment on, whether or not it was ever called. Asking never makes a breaker.
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
     * Tells what a breaker guards and where its settings come from.
     *
     * @param name its exact name
     * @return the description at this moment, if there is a breaker of that name
     */
    Optional<BreakerDescription> describe(String name);
}
