package io.github.switchgear.cdi.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names under which keys are looked for in an environment, all in one spelling. Several breakers may have one name there,
 * so the way back from a variable goes by all of them.
 */
final class BreakerVariables {

    private final ConfigurationKeys keys;
    private final KeySpelling spelling;
    private final Map<String, List<String>> breakers = new HashMap<>();

    /**
     * Those of some keys.
     *
     * @param spelling of the variables
     */
    BreakerVariables(ConfigurationKeys keys, KeySpelling spelling) {
        this.keys = keys;
        this.spelling = spelling;
        for (String breaker : keys.breakerNames()) {
            breakers.computeIfAbsent(spelling.of(breaker), name -> new ArrayList<>())
                    .add(breaker);
        }
    }

    /** Whether a variable is looked for. */
    boolean have(String variable) {
        return keys.common().stream().anyMatch(key -> spelling.of(key).equals(variable))
                || ConfigurationKeys.members().stream().anyMatch(member -> isOfBreaker(variable, member));
    }

    private boolean isOfBreaker(String variable, String member) {
        String before = spelling.of(ConfigurationKeys.BREAKER);
        String after = spelling.of("." + member);
        int end = variable.length() - after.length();
        return variable.startsWith(before)
                && variable.endsWith(after)
                && end > before.length()
                && breakers.getOrDefault(variable.substring(before.length(), end), List.of()).stream()
                        .anyMatch(breaker -> keys.of(breaker, member).isPresent());
    }
}
