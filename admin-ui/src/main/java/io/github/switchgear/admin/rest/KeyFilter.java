package io.github.switchgear.admin.rest;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which keys of a breaker a caller wants to see.
 *
 * @param states in one of these
 * @param texts with all of these, in lower case, in the key
 */
record KeyFilter(Set<BreakerState> states, List<String> texts) implements Predicate<BreakerSnapshot> {

    /** Few enough for who did not say how many. */
    static final int USUAL = 100;

    static final int MOST = 1000;

    static KeyFilter of(List<String> states, List<String> texts) {
        return new KeyFilter(BreakerFilter.states(states), BreakerFilter.lowerCase(texts));
    }

    @Override
    public boolean test(BreakerSnapshot breaker) {
        String key = breaker.key();
        return key != null
                && states.contains(breaker.state())
                && texts.stream().allMatch(key.toLowerCase(Locale.ROOT)::contains);
    }
}
