package io.github.switchgear.cdi.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

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
        return warnings(names, UnaryOperator.identity());
    }

    /**
     * A sentence for each name that is meant for this library but is not known, in the order of the names.
     *
     * @param written tells how a name is spelled where it is written, which is how people are told of it
     */
    List<String> warnings(Set<String> names, UnaryOperator<String> written) {
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            if (ConfigurationKeys.isMeant(name) && !keys.isKnown(name) && !isShadowOfVariable(name, names)) {
                unknown.add(name);
            }
        }
        removeVariables(unknown, KeySpelling.VARIABLE);
        removeVariables(unknown, KeySpelling.UPPER_CASE_VARIABLE);
        Collections.sort(unknown);
        List<String> warnings = new ArrayList<>();
        for (String name : unknown) {
            String spelled = written.apply(name);
            warnings.add("Configuration key " + spelled + " is unknown and has no effect"
                    + (OF_CODE.contains(member(name)) ? ", as only @Breaker sets this member" : "")
                    + "; did you mean " + beforeOurs(spelled) + nearest(name) + "?");
        }
        return warnings;
    }

    /** What a container puts before this library's keys, if anything. */
    private static String beforeOurs(String spelled) {
        for (int ours = 1; ours < spelled.length(); ours++) {
            if (ConfigurationKeys.mayBeOurs(spelled.substring(ours))) {
                return spelled.substring(0, ours);
            }
        }
        return "";
    }

    private static String member(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Takes away those that are read; where there are none of that spelling, no breaker's name is written in it. */
    private void removeVariables(List<String> names, KeySpelling spelling) {
        String beginning = spelling.of(ConfigurationKeys.BEGINNING);
        BreakerVariables read = null;
        for (Iterator<String> all = names.iterator(); all.hasNext(); ) {
            String name = all.next();
            if (name.startsWith(beginning)) {
                read = read == null ? new BreakerVariables(keys, spelling) : read;
                if (read.have(name)) {
                    all.remove();
                }
            }
        }
    }

    /**
     * Whether a provider of MicroProfile Config made up the name from that of a variable, wherever it has the variable
     * from; the variable itself is among the names, too.
     */
    private static boolean isShadowOfVariable(String name, Set<String> names) {
        return isOther(EnvironmentNames.of(name), name, names)
                || isOther(EnvironmentNames.upperCaseOf(name), name, names);
    }

    private static boolean isOther(String variable, String name, Set<String> names) {
        return !variable.equals(name) && names.contains(variable);
    }

    /** Of a breaker that there is, one of its own keys; of the same member, if there is one. */
    private String nearest(String name) {
        List<String> ofBreaker = keys.ofOwner(name);
        if (ofBreaker.isEmpty()) {
            return new NearestKey(
                            keys,
                            name.startsWith("SWITCHGEAR_") ? KeySpelling.UPPER_CASE_VARIABLE : KeySpelling.DOTTED,
                            name)
                    .find();
        }
        NearestKey nearest = new NearestKey(keys, KeySpelling.DOTTED, name);
        return ofBreaker.stream()
                .min(Comparator.comparing((String key) -> !key.endsWith("." + member(name)))
                        .thenComparing(nearest::distanceTo))
                .orElseThrow();
    }
}
