package io.github.switchgear.admin.access;

import io.github.switchgear.core.Configuration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Who may operate breakers of certain names, beside those who may operate all: {@code switchgear.admin.roles.operate.<pattern>}.
 * In a pattern, {@code *} stands for any characters or none, {@code ?} for one. Of several that a name has, the most special one
 * holds alone: that with the most characters which stand for themselves, of these that with the fewest {@code *}, of these the
 * first by alphabet.
 */
final class RolesByName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._#(),$\\[\\]*?-]+");

    private static final Comparator<Rule> MOST_SPECIAL_FIRST = Comparator.comparingInt(Rule::literals)
            .reversed()
            .thenComparingInt(Rule::stars)
            .thenComparing(Rule::pattern);

    private final List<Rule> rules;

    private RolesByName(List<Rule> rules) {
        this.rules = rules;
    }

    /** Where there are none. */
    static RolesByName none() {
        return new RolesByName(List.of());
    }

    /**
     * Reads all of them.
     *
     * @param prefix what the keys begin with
     * @throws IllegalArgumentException if a pattern is none, or no role is given for it; the message names the key
     */
    static RolesByName of(Configuration configuration, String prefix) {
        List<Rule> rules = new ArrayList<>();
        for (String key : configuration.keys(prefix)) {
            rules.add(rule(key, key.substring(prefix.length()), configuration.value(key)));
        }
        rules.sort(MOST_SPECIAL_FIRST);
        return new RolesByName(List.copyOf(rules));
    }

    private static Rule rule(String key, String pattern, Optional<String> value) {
        if (!ALLOWED.matcher(pattern).matches()) {
            throw new IllegalArgumentException("'" + pattern + "' in " + key
                    + " is no pattern of breaker names: letters, digits and ._-#(),$[] stand for themselves, * for any"
                    + " characters, ? for one");
        }
        List<String> roles = AccessRules.roles(value.orElse(""));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(
                    key + " must name at least one role, separated by commas, but is '" + value.orElse("") + "'");
        }
        return new Rule(pattern, compiled(pattern), roles);
    }

    private static Pattern compiled(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char character = glob.charAt(i);
            switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    /**
     * What somebody may operate who has some roles.
     *
     * @param isHeld whether they have one
     */
    Rights held(Predicate<List<String>> isHeld) {
        List<Rule> held =
                rules.stream().filter(rule -> isHeld.test(rule.roles())).toList();
        return held.isEmpty()
                ? Rights.NONE
                : new Rights(name -> holding(name).filter(held::contains).isPresent());
    }

    private Optional<Rule> holding(String name) {
        return rules.stream().filter(rule -> rule.fits(name)).findFirst();
    }

    private record Rule(String pattern, Pattern compiled, List<String> roles) {

        boolean fits(String name) {
            return compiled.matcher(name).matches();
        }

        int literals() {
            return pattern.replaceAll("[*?]", "").length();
        }

        int stars() {
            return pattern.replaceAll("[^*]", "").length();
        }
    }
}
