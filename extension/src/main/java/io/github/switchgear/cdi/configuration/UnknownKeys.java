package io.github.switchgear.cdi.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds configuration that nobody will read because its name is misspelt. */
final class UnknownKeys {

    /** Members of the annotation that configuration cannot set. */
    private static final Set<String> OF_CODE =
            Set.of("failure-judge", "fallback-method", "keyed-by", "name", "unit", "validator");

    private final ConfigurationKeys keys;

    /**
     * Finds them by what is known.
     *
     * @param keys those that are read
     */
    UnknownKeys(ConfigurationKeys keys) {
        this.keys = keys;
    }

    /** A sentence for each name that is meant for this library but is not known, in the order of the names. */
    List<String> warnings(Set<String> names) {
        List<String> unknown = names.stream()
                .filter(ConfigurationKeys::isMeant)
                .filter(name -> !keys.isKnown(name) && !isShadowOfVariable(name, names))
                .sorted()
                .toList();
        List<String> variables =
                unknown.stream().filter(UnknownKeys::mayBeVariable).toList();
        Set<String> known = variables.isEmpty() ? Set.of() : known(variables);
        return unknown.stream()
                .filter(name -> !known.contains(name))
                .map(name -> "Configuration key " + name + " is unknown and has no effect"
                        + (OF_CODE.contains(member(name)) ? ", as only @Breaker sets this member" : "")
                        + "; did you mean " + nearest(name) + "?")
                .toList();
    }

    private static String member(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean mayBeVariable(String name) {
        return EnvironmentNames.of(name).equals(name);
    }

    /** Those of the variables that are read. */
    private Set<String> known(List<String> variables) {
        return Stream.<UnaryOperator<String>>of(EnvironmentNames::of, EnvironmentNames::upperCaseOf)
                .map(spelling -> new BreakerVariables(keys, spelling))
                .flatMap(read -> variables.stream().filter(read::have))
                .collect(Collectors.toSet());
    }

    /**
     * Whether a provider of MicroProfile Config made up the name from that of a variable, wherever it has the variable
     * from; the variable itself is among the names, too.
     */
    private static boolean isShadowOfVariable(String name, Set<String> names) {
        return Stream.of(EnvironmentNames.of(name), EnvironmentNames.upperCaseOf(name))
                .anyMatch(variable -> !variable.equals(name) && names.contains(variable));
    }

    /** Of a breaker that there is, one of its own keys; of the same member, if there is one. */
    private String nearest(String name) {
        List<String> ofBreaker = keys.ofOwner(name);
        if (ofBreaker.isEmpty()) {
            return new NearestKey(
                            keys,
                            name.startsWith("SWITCHGEAR_") ? EnvironmentNames::upperCaseOf : UnaryOperator.identity(),
                            name)
                    .find();
        }
        NearestKey nearest = new NearestKey(keys, UnaryOperator.identity(), name);
        return ofBreaker.stream()
                .min(Comparator.comparing((String key) -> !key.endsWith("." + member(name)))
                        .thenComparing(nearest::distanceTo))
                .orElseThrow();
    }
}
