package io.github.switchgear.cdi.configuration;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        List<String> meant = names.stream().filter(ConfigurationKeys::isMeant).toList();
        if (meant.isEmpty()) {
            return List.of();
        }
        List<String> known = keys.all();
        Set<String> understood = new HashSet<>(known);
        known.stream().flatMap(UnknownKeys::variables).forEach(understood::add);
        return meant.stream()
                .filter(name -> !understood.contains(name) && !isShadowOfVariable(name, names))
                .sorted()
                .map(name -> "Configuration key " + name + " is unknown and has no effect"
                        + (OF_CODE.contains(member(name)) ? ", as only @Breaker sets this member" : "")
                        + "; did you mean " + nearest(name, known) + "?")
                .toList();
    }

    private static String member(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Stream<String> variables(String key) {
        return Stream.of(EnvironmentNames.of(key), EnvironmentNames.upperCaseOf(key));
    }

    /**
     * Whether a provider of MicroProfile Config made up the name from that of a variable, wherever it has the variable
     * from; the variable itself is among the names, too.
     */
    private static boolean isShadowOfVariable(String name, Set<String> names) {
        return variables(name).anyMatch(variable -> !variable.equals(name) && names.contains(variable));
    }

    /** Of a breaker that there is, one of its own keys; of the same member, if there is one. */
    private String nearest(String name, List<String> known) {
        boolean isVariable = name.startsWith("SWITCHGEAR_");
        String member = member(name);
        List<String> ofBreaker = keys.ofOwner(name);
        return (ofBreaker.isEmpty() ? known : ofBreaker)
                .stream()
                        .map(key -> isVariable ? EnvironmentNames.upperCaseOf(key) : key)
                        .min(Comparator.comparing((String key) -> !key.endsWith("." + member))
                                .thenComparing(key -> distance(name, key)))
                        .orElseThrow();
    }

    /** How many characters have to be added, removed or replaced to make one text the other (Levenshtein 1966). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
