package io.github.switchgear.core;

/**
 * Who caused a change of a breaker. Who passes changes on, as to other nodes, passes on no more than what
 * {@link #OPERATOR} has caused: the rest is known elsewhere already, or is each node's own.
 */
public enum Origin {

    /** A call: how it ended, or that it came. */
    CALL,

    /** The clock: a time has passed. */
    CLOCK,

    /** Somebody on this node, by a request or by code. */
    OPERATOR,

    /** Somebody on this node, and for this node alone. */
    OPERATOR_HERE,

    /** Somebody on another node; it was passed on to this one. */
    OTHER_NODE,

    /** Somebody before this application was started; it was remembered. */
    RESTORED;

    /** That of a change by itself, whoever else may have passed it on. */
    static Origin of(Cause cause) {
        return switch (cause) {
            case FAILURES_REACHED, FAILURE_RATIO_REACHED, PROBE_SUCCEEDED, PROBE_FAILED -> CALL;
            case RETRY_TIME_PASSED, OVERRIDE_ENDED -> CLOCK;
            case PLANNED, FORCED, RELEASED, RESET, RECONFIGURED -> OPERATOR;
        };
    }

    /** Whether somebody intervened, here or elsewhere, now or before. */
    boolean isManual() {
        return this != CALL && this != CLOCK;
    }
}
