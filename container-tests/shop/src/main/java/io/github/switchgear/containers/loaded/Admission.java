package io.github.switchgear.containers.loaded;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;

/**
 * How a call was let through, by what its breaker looked like just before and just after that.
 *
 * @param before read before the breaker was asked
 * @param within read in the guarded method
 */
record Admission(BreakerSnapshot before, BreakerSnapshot within) {

    /** Fit for a path: that of a probe names the half-open generation that it belongs to. */
    String kind() {
        return isProbe() ? "probe/" + within.generation() : "call";
    }

    /**
     * Whether it was certainly a probe: no closed generation lies in between that could have let it through. A call that waits
     * for the processor for so long that the breaker opens and half-opens meanwhile is not taken for one.
     */
    private boolean isProbe() {
        return within.state() == BreakerState.HALF_OPEN
                && before.state() != BreakerState.CLOSED
                && before.state() != BreakerState.FORCED_CLOSED
                && within.generation() - before.generation() <= 1;
    }
}
