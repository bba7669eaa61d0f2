package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerState;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which breakers a caller wants to see. */
record BreakerFilter(Set<BreakerState> states, String text) implements Predicate<BreakerJson.View> {

    static BreakerFilter of(@Nullable String states, @Nullable String text) {
        return new BreakerFilter(
                states == null || states.isBlank() ? EnumSet.allOf(BreakerState.class) : parse(states),
                text == null ? "" : text.toLowerCase(Locale.ROOT));
    }

    private static Set<BreakerState> parse(String states) {
        Set<BreakerState> parsed = EnumSet.noneOf(BreakerState.class);
        for (String name : states.split(",")) {
            parsed.add(Arrays.stream(BreakerState.values())
                    .filter(state -> state.name().equalsIgnoreCase(name.trim()))
                    .findFirst()
                    .orElseThrow(() -> Problem.exception(
                            Status.BAD_REQUEST,
                            "Unknown state '" + name + "'; allowed, separated by commas: "
                                    + Arrays.toString(BreakerState.values()))));
        }
        return parsed;
    }

    @Override
    public boolean test(BreakerJson.View view) {
        return states.contains(view.snapshot().state())
                && (contains(view.snapshot().name())
                        || view.description().methods().stream().anyMatch(this::contains));
    }

    private boolean contains(String where) {
        return where.toLowerCase(Locale.ROOT).contains(text);
    }
}
