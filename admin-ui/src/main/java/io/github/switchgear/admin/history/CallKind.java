package io.github.switchgear.admin.history;

import io.github.switchgear.core.BreakerSnapshot.Totals;

/** How calls end, as the totals of a breaker tell it, and in their order. */
public enum CallKind {

    /** Calls that succeeded. */
    SUCCEEDED,

    /** Calls that failed, slow ones included. */
    FAILED,

    /** Calls that failed by taking too long. */
    SLOW,

    /** Calls that neither succeeded nor failed. */
    NEUTRAL,

    /** Calls that were not let through. */
    REJECTED;

    long of(Totals totals) {
        return switch (this) {
            case SUCCEEDED -> totals.succeeded();
            case FAILED -> totals.failed();
            case SLOW -> totals.slow();
            case NEUTRAL -> totals.neutral();
            case REJECTED -> totals.rejected();
        };
    }
}
