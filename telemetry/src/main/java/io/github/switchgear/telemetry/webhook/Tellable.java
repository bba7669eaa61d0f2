package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;

/** What of a breaker is told to somebody: openings, releases and recoveries. */
final class Tellable {

    private Tellable() {}

    /**
     * Whether it is told at all. An open breaker that becomes half-open is not, nor is what changes no state, but that an override
     * has been replaced by one of its kind.
     */
    static boolean isTold(BreakerTransition change) {
        return switch (change.cause()) {
            case PLANNED, RECONFIGURED -> false;
            case FORCED -> true;
            case FAILURES_REACHED,
                    FAILURE_RATIO_REACHED,
                    RETRY_TIME_PASSED,
                    PROBE_SUCCEEDED,
                    PROBE_FAILED,
                    RELEASED,
                    OVERRIDE_ENDED,
                    RESET -> change.from() != change.to() && !isRetry(change);
        };
    }

    private static boolean isRetry(BreakerTransition change) {
        return change.from() == BreakerState.OPEN && change.to() == BreakerState.HALF_OPEN;
    }

    /** Whether it is an opening, of those that are told: to {@code OPEN}, {@code FORCED_OPEN} or {@code FORCED_CLOSED}. */
    static boolean isOpening(BreakerTransition told) {
        return switch (told.to()) {
            case OPEN, FORCED_OPEN, FORCED_CLOSED -> true;
            case CLOSED, HALF_OPEN -> false;
        };
    }

    /** Whether what is done to a family's own breaker is done to its keys, too. */
    static boolean isOrder(Cause cause) {
        return switch (cause) {
            case FORCED, RELEASED, OVERRIDE_ENDED, RESET -> true;
            case FAILURES_REACHED,
                    FAILURE_RATIO_REACHED,
                    RETRY_TIME_PASSED,
                    PROBE_SUCCEEDED,
                    PROBE_FAILED,
                    PLANNED,
                    RECONFIGURED -> false;
        };
    }
}
