package io.github.switchgear.telemetry.start;

import io.github.switchgear.core.Configuration;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A setting that names breakers, with commas between. */
public final class NamedBreakers {

    /** A name may have commas of its own, between the parameters of an overload. */
    private static final Pattern BETWEEN_NAMES = Pattern.compile(",(?![^(]*\\))");

    private NamedBreakers() {}

    /**
     * The names; none where nobody sets it.
     *
     * @param which of the breakers, in words that follow theirs; empty for any
     * @param exists whether there is such a breaker of a name
     * @throws DeploymentException if there is none of some name
     */
    public static Set<String> of(Configuration configuration, String key, String which, Predicate<String> exists) {
        Set<String> names = BETWEEN_NAMES
                .splitAsStream(configuration.value(key).orElse(""))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            if (!exists.test(name)) {
                throw new DeploymentException(key + " must name breakers" + which + " of the application with commas"
                        + " between, but there is no breaker" + which + " '" + name + "'");
            }
        }
        return names;
    }
}
