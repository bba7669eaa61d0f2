package io.github.switchgear.core;

/**
 * Is told which breakers a registry has. Of one breaker it is told in order, by one thread at a time; a breaker that has
 * come again under a name is another one.
 *
 * <p>Whoever adds or removes a breaker waits for it, so it should be quick and must not wait for others. What it throws is
 * logged and changes nothing.
 */
public interface RegistryListener {

    /**
     * A breaker is there.
     *
     * @param breaker the breaker
     */
    default void added(CircuitBreaker breaker) {}

    /**
     * A breaker has gone from the registry. Who still calls it is guarded by it as ever; who only tells of breakers lets go
     * of it.
     *
     * @param breaker the breaker
     */
    default void removed(CircuitBreaker breaker) {}
}
