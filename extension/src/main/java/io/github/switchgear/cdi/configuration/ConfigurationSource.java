package io.github.switchgear.cdi.configuration;

import io.github.switchgear.core.Configuration;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Configuration that also tells where a value comes from, and which keys there are. */
interface ConfigurationSource extends Configuration {

    /**
     * A value, and the source that it comes from.
     *
     * @param key the whole key
     * @param value not empty
     * @param source its name, for people
     */
    record Configured(String key, String value, String source) {}

    Optional<Configured> configured(String key);

    /** The names of all values that there are, those of environment variables as the variables have them. */
    Set<String> names();

    /**
     * How whoever configured it has written the name of a value, where a container takes several spellings for one key.
     *
     * @param name one of {@link #names()}
     */
    default String written(String name) {
        return name;
    }

    @Override
    default Optional<String> value(String key) {
        return configured(key).map(Configured::value);
    }

    @Override
    default SortedSet<String> keys(String prefix) {
        SortedSet<String> keys = new TreeSet<>();
        for (String name : names()) {
            if (name.length() > prefix.length() && name.startsWith(prefix)) {
                keys.add(name);
            }
        }
        return keys;
    }
}
