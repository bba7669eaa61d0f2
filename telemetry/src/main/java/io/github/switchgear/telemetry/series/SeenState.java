package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerState;
import java.util.Locale;

/** The states as monitoring tells them: those of a breaker, and that of one that is switched off. */
public enum SeenState {

    /** Calls go through. */
    CLOSED,

    /** Calls are rejected. */
    OPEN,

    /** Probes go through. */
    HALF_OPEN,

    /** Somebody rejects all calls. */
    FORCED_OPEN,

    /** Somebody lets all calls through. */
    FORCED_CLOSED,

    /** Calls do not meet the breaker at all. */
    DISABLED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** That of a breaker which calls go through. */
    public static SeenState of(BreakerState state) {
        return switch (state) {
            case CLOSED -> CLOSED;
            case OPEN -> OPEN;
            case HALF_OPEN -> HALF_OPEN;
            case FORCED_OPEN -> FORCED_OPEN;
            case FORCED_CLOSED -> FORCED_CLOSED;
        };
    }

    /** Its place in an array that has one for each. */
    @SuppressWarnings("EnumOrdinal") // no such array outlives the order
    int place() {
        return ordinal();
    }

    /** As the value of an attribute. */
    public String text() {
        return text;
    }
}
