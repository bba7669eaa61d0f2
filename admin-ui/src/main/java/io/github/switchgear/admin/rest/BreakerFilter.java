package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.core.BreakerState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which breakers a caller wants to see.
 *
 * @param states in one of these
 * @param texts with all of these, in lower case, in the name or in a method
 */
record BreakerFilter(Set<BreakerState> states, List<String> texts) implements Predicate<BreakerView> {

    static BreakerFilter of(List<String> states, List<String> texts) {
        return new BreakerFilter(states(states), lowerCase(texts));
    }

    /** All of them where none is given. */
    static Set<BreakerState> states(List<String> states) {
        List<String> given = Query.given(states);
        return given.isEmpty() ? EnumSet.allOf(BreakerState.class) : parse(given);
    }

    static List<String> lowerCase(List<String> texts) {
        return Query.given(texts).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Set<BreakerState> parse(List<String> lists) {
        Set<BreakerState> parsed = EnumSet.noneOf(BreakerState.class);
        for (String states : lists) {
            for (String name : states.split(",", -1)) {
                parsed.add(state(name.trim()));
            }
        }
        return parsed;
    }

    private static BreakerState state(String name) {
        return Arrays.stream(BreakerState.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problem.bad("Unknown state '" + name + "'; allowed, separated by commas: "
                        + Arrays.toString(BreakerState.values())));
    }

    @Override
    public boolean test(BreakerView view) {
        return states.contains(view.snapshot().state()) && texts.stream().allMatch(text -> isIn(view, text));
    }

    private static boolean isIn(BreakerView view, String text) {
        return contains(view.snapshot().name(), text)
                || view.description().methods().stream().anyMatch(method -> contains(method, text));
    }

    private static boolean contains(String where, String text) {
        return where.toLowerCase(Locale.ROOT).contains(text);
    }
}
