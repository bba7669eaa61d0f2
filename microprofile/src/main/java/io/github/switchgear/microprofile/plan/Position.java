package io.github.switchgear.microprofile.plan;

import java.util.Locale;

/** Where the breaker of a method stands in a call. */
public enum Position {

    /** Outside of Fault Tolerance, whose Timeout and Bulkhead it sees. */
    OUTER,

    /** Inside of Fault Tolerance, whose Retry and Fallback see it. */
    INNER,

    /** Inside, with a frame outside that tells what became of what the inside has seen. */
    FRAMED,

    /** Nowhere: it is the container's. */
    KEPT;

    /** For people. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
