package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerTransition;
import java.util.Locale;

/**
 * What is alike in transitions that are counted together.
 *
 * @param from the state before
 * @param to the state after
 * @param cause why
 */
public record Change(String from, String to, String cause) implements Comparable<Change> {

    static Change of(BreakerTransition transition) {
        return new Change(
                SeenState.of(transition.from()).text(),
                SeenState.of(transition.to()).text(),
                transition.cause().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Change other) {
        int byFrom = from.compareTo(other.from);
        int byTo = byFrom == 0 ? to.compareTo(other.to) : byFrom;
        return byTo == 0 ? cause.compareTo(other.cause) : byTo;
    }
}
