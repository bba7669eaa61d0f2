package io.github.switchgear.cdi.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The names under which keys are looked for in an environment, all in one spelling. Several breakers may have one name there,
 * so the way back from a variable goes by all of them.
 */
final class BreakerVariables {

    private final ConfigurationKeys keys;
    private final UnaryOperator<String> spelling;
    private final Map<String, List<String>> breakers = new HashMap<>();

    /**
     * Those of some keys.
     *
     * @param spelling makes the variable's name of a key, or of a part of one
     */
    BreakerVariables(ConfigurationKeys keys, UnaryOperator<String> spelling) {
        this.keys = keys;
        this.spelling = spelling;
        keys.breakerNames()
                .forEach(breaker -> breakers.computeIfAbsent(spelling.apply(breaker), name -> new ArrayList<>())
                        .add(breaker));
    }

    /** Whether a variable is looked for. */
    boolean have(String variable) {
        return ConfigurationKeys.common().stream()
                        .anyMatch(key -> spelling.apply(key).equals(variable))
                || ConfigurationKeys.members().stream().anyMatch(member -> isOfBreaker(variable, member));
    }

    private boolean isOfBreaker(String variable, String member) {
        String before = spelling.apply(ConfigurationKeys.BREAKER);
        String after = spelling.apply("." + member);
        int end = variable.length() - after.length();
        return variable.startsWith(before)
                && variable.endsWith(after)
                && end > before.length()
                && breakers.getOrDefault(variable.substring(before.length(), end), List.of()).stream()
                        .anyMatch(breaker -> keys.of(breaker, member).isPresent());
    }
}
