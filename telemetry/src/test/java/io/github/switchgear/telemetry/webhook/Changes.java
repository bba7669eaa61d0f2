package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.Origin;
import java.time.Instant;

/** Changes of a breaker that is not there. */
final class Changes {

    static final Instant AT = Instant.parse("2026-11-29T03:00:00.250Z");

    private Changes() {}

    static BreakerTransition of(BreakerState from, BreakerState to, Cause cause) {
        return of("inventory", null, from, to, cause, 1);
    }

    static BreakerTransition of(
            String breaker, String key, BreakerState from, BreakerState to, Cause cause, long generation) {
        return new BreakerTransition(breaker, from, to, cause, generation, AT, null, null, null, Origin.CALL, key);
    }

    static BreakerTransition opened(long generation) {
        return of("inventory", null, BreakerState.CLOSED, BreakerState.OPEN, Cause.FAILURES_REACHED, generation);
    }

    static BreakerTransition closed(long generation) {
        return of("inventory", null, BreakerState.HALF_OPEN, BreakerState.CLOSED, Cause.PROBE_SUCCEEDED, generation);
    }

    static BreakerTransition probeFailed(long generation) {
        return of("inventory", null, BreakerState.HALF_OPEN, BreakerState.OPEN, Cause.PROBE_FAILED, generation);
    }

    static BreakerTransition forced(BreakerState from, BreakerState to, long generation) {
        return of("inventory", null, from, to, Cause.FORCED, generation);
    }

    static BreakerTransition released(long generation) {
        return of("inventory", null, BreakerState.FORCED_OPEN, BreakerState.HALF_OPEN, Cause.RELEASED, generation);
    }
}
