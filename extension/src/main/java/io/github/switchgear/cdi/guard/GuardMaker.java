package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.CircuitBreaker;

/**
 * A {@linkplain io.github.switchgear.cdi.plan.BreakerDeclaration declaration} whose source leads calls through the breaker in a
 * way of its own. It knows the outcome of whatever a method returns, so that none is refused; a caller's invalid argument is to
 * its breaker an exception as any other; and its breaker has no keys.
 */
@FunctionalInterface
public interface GuardMaker {

    /**
     * Makes what the interceptor of that source finds by {@link GuardLookup}.
     *
     * @param guarded what calls are led to
     * @param breaker through which they are led
     */
    Guard guard(GuardedMethod guarded, CircuitBreaker breaker);
}
