package io.github.switchgear.core;

import java.util.Optional;

/** Where an application's {@code switchgear.} settings are kept. In a CDI application it is an injectable bean. */
@FunctionalInterface
public interface Configuration {

    /**
     * Looks a value up.
     *
     * @param key the whole key, as {@code switchgear.admin.access}
     * @return the value, if there is one that is not empty
     */
    Optional<String> value(String key);
}
