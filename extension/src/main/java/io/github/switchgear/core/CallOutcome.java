package io.github.switchgear.core;

/** How a call ended that a breaker let through, each call in one way. */
public enum CallOutcome {

    /** It counts as a success. */
    SUCCEEDED,

    /** It counts as a failure, but not for the time that it took. */
    FAILED,

    /** It counts as a failure for the time that it took alone. */
    SLOW,

    /** It counts neither as a success nor as a failure. */
    NEUTRAL
}
