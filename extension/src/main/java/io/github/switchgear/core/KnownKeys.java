package io.github.switchgear.core;

import java.util.List;

/**
 * Tells which keys of the configuration a module of this library reads, beside those of breakers, so that they are not taken
 * for misspelt ones. Found by {@link java.util.ServiceLoader}. Stateless, and so safe for use by any number of threads.
 */
public interface KnownKeys {

    /**
     * Tells the keys.
     *
     * @return each as a whole, as {@code switchgear.metrics}
     */
    List<String> keys();
}
