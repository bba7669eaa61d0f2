package io.github.switchgear.core;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * Tells which keys there are, for settings whose last part is for the user to choose.
     *
     * @param prefix how they begin, as {@code switchgear.admin.links.}
     * @return those that begin so, with more behind it, each as it is written, in their order; a variable of the environment is
     *     none of them, as its name does not tell its dots; a copy; empty where the place that settings are kept in cannot tell
     */
    default SortedSet<String> keys(String prefix) {
        return new TreeSet<>();
    }

    /**
     * Looks a duration up, which is written as those of breakers are: {@code 500ms}, {@code 30s}, {@code 5m}, {@code PT1M} or a
     * number of seconds.
     *
     * @param key the whole key, as {@code switchgear.admin.stream.lifetime}
     * @return the duration, if there is a value
     * @throws IllegalArgumentException if the value is none, or not more than zero and at most 365 days; the message names key,
     *     value and what is allowed
     */
    default Optional<Duration> duration(String key) {
        return value(key).map(String::trim).map(text -> SettingText.positiveDuration(key, text));
    }
}
