package io.github.switchgear.core;

/** Why a breaker changed. */
public enum Cause {

    /** As many consecutive failures as the breaker allows. */
    FAILURES_REACHED,

    /** As large a share of the calls in the window failed as the breaker allows. */
    FAILURE_RATIO_REACHED,

    /** The retry time of an open breaker has passed. */
    RETRY_TIME_PASSED,

    /** The probe of a half-open breaker succeeded. */
    PROBE_SUCCEEDED,

    /** The probe of a half-open breaker failed. */
    PROBE_FAILED,

    /** Somebody forced the breaker open or closed, or had planned it for this moment. */
    FORCED,

    /** Somebody planned to force the breaker open or closed later; the state is the same as before. */
    PLANNED,

    /**
     * Somebody handed a forced breaker back to its automatic machine, or dropped what was planned for one that is not forced;
     * the state is the same as before, then.
     */
    RELEASED,

    /** The time for which a breaker was forced has passed. */
    OVERRIDE_ENDED,

    /** Somebody reset the breaker. */
    RESET,

    /** The settings were replaced; the state is the same as before. */
    RECONFIGURED
}
