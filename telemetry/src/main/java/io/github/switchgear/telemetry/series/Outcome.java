package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.CallOutcome;
import java.util.Locale;

/** How a call ended, each in one way. */
public enum Outcome {

    /** It succeeded. */
    SUCCEEDED,

    /** It failed, but not by taking too long. */
    FAILED,

    /** It took too long. */
    SLOW,

    /** It neither succeeded nor failed. */
    NEUTRAL,

    /** It was not let through. */
    REJECTED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** That of a call that was let through. */
    public static Outcome of(CallOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case SLOW -> SLOW;
            case NEUTRAL -> NEUTRAL;
        };
    }

    /**
     * How many calls ended so.
     *
     * @param failed those that failed otherwise than by taking too long
     */
    long of(BreakerSnapshot.Totals totals, long failed) {
        return switch (this) {
            case SUCCEEDED -> totals.succeeded();
            case FAILED -> failed;
            case SLOW -> totals.slow();
            case NEUTRAL -> totals.neutral();
            case REJECTED -> totals.rejected();
        };
    }

    /** As the value of an attribute. */
    public String text() {
        return text;
    }
}
