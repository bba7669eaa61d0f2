package io.github.switchgear.core;

/**
 * Whose rules a breaker goes by, where specifications differ: what an exception counts as that is no failure, how many calls
 * may try a half-open breaker, and whether a ratio of nothing is one.
 */
public enum BreakerRules {

    /**
     * Those of {@link io.github.switchgear.Breaker @Breaker}: an exception that is no failure neither succeeds nor fails and,
     * of a probe, gives its slot to the next call; as many probes as {@link BreakerSettings#probes()} may be in flight,
     * however many have been good before; a probe that has lost its slot to another tells nothing any more.
     */
    SWITCHGEAR {
        @Override
        boolean hasRoom(long inFlight, int successes, BreakerSettings settings) {
            return inFlight < settings.probes();
        }

        @Override
        boolean hearsLateProbes() {
            return false;
        }
    },

    /**
     * Those of MicroProfile Fault Tolerance's {@code @CircuitBreaker}: an exception that is no failure is a success, also of
     * a probe; the probes in flight and those that have been good are together never more than
     * {@link BreakerSettings#probeSuccesses()}, so that no call is let through that is not needed to close the breaker; a probe
     * whose lease has run out gives its slot away, but decides as any other if it ends while the breaker is still half-open,
     * so that calls which are good but take longer than the lease close it; and the failure ratio of a window may be 0, which
     * any failure reaches, and successes alone do not.
     */
    MICROPROFILE {
        @Override
        boolean hasRoom(long inFlight, int successes, BreakerSettings settings) {
            return SWITCHGEAR.hasRoom(inFlight, successes, settings)
                    // With none in flight somebody has to be, however few are wanted since the settings were changed.
                    && (inFlight == 0 || inFlight + successes < settings.probeSuccesses());
        }

        @Override
        boolean hearsLateProbes() {
            return true;
        }
    };

    /** Whether one more call may probe a half-open breaker. */
    abstract boolean hasRoom(long inFlight, int successes, BreakerSettings settings);

    /** Whether a probe counts that ends after its lease, in the very half-open state that let it in. */
    abstract boolean hearsLateProbes();
}
