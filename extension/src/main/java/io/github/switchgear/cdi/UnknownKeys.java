package io.github.switchgear.cdi;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds configuration that nobody will read because its name is misspelt. */
final class UnknownKeys {

    private final List<String> known;
    private final Set<String> environment;

    /**
     * Finds them by what is known.
     *
     * @param known every key that is read
     * @param environment the names of the environment's variables
     */
    UnknownKeys(List<String> known, Set<String> environment) {
        this.known = known;
        this.environment = environment;
    }

    /** A sentence for each name that is meant for this library but is not known, in the order of the names. */
    List<String> warnings(Collection<String> names) {
        Set<String> understood = new HashSet<>(known);
        known.stream().flatMap(UnknownKeys::variables).forEach(understood::add);
        return names.stream()
                .filter(ConfigurationKeys::isMeant)
                .filter(name -> !understood.contains(name) && !isShadowOfVariable(name, understood))
                .sorted()
                .map(name -> "Configuration key " + name + " is unknown and has no effect; did you mean "
                        + nearest(name) + "?")
                .toList();
    }

    private static Stream<String> variables(String key) {
        return Stream.of(EnvironmentNames.of(key), EnvironmentNames.upperCaseOf(key));
    }

    /** Whether a provider of MicroProfile Config made up the name from that of a variable which is understood. */
    private boolean isShadowOfVariable(String name, Set<String> understood) {
        return variables(name).anyMatch(variable -> understood.contains(variable) && environment.contains(variable));
    }

    private String nearest(String name) {
        boolean isVariable = name.startsWith("SWITCHGEAR_");
        return known.stream()
                .map(key -> isVariable ? EnvironmentNames.upperCaseOf(key) : key)
                .min(Comparator.comparingInt(key -> distance(name, key)))
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
