package io.github.switchgear.core;

/** What a breaker does with the next call. */
public enum BreakerState {

    /** Calls go through and failures are counted. */
    CLOSED,

    /** Calls are rejected until the retry time has passed. */
    OPEN,

    /** One call at a time goes through as a probe, all others are rejected. */
    HALF_OPEN,

    /** An operator rejects all calls. */
    FORCED_OPEN,

    /** An operator lets all calls through; they are judged and counted, but the breaker does not open. */
    FORCED_CLOSED
}
