package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.core.BreakerState;

/** A state as the metrics of the specification know it. Who is forced open is open to them, and who is forced closed, closed. */
public enum MetricState {
    CLOSED("closed"),
    OPEN("open"),
    HALF_OPEN("halfOpen");

    private final String tag;

    MetricState(String tag) {
        this.tag = tag;
    }

    /** The value of the tag. */
    public String tag() {
        return tag;
    }

    static MetricState of(BreakerState state) {
        return switch (state) {
            case CLOSED, FORCED_CLOSED -> CLOSED;
            case OPEN, FORCED_OPEN -> OPEN;
            case HALF_OPEN -> HALF_OPEN;
        };
    }
}
