package io.github.switchgear.core;

import org.jspecify.annotations.Nullable;

/**
 * Is told of each call that a breaker rejects, on the calling thread, once it is counted and before its caller hears of it.
 * Rejections come in masses, by many threads at once: it should be quick, wait for nobody, and call no breaker that it listens
 * to, which would tell it of that call, too. What it throws is logged, the first time for a breaker as an error and at DEBUG
 * then, and harms nobody.
 */
@FunctionalInterface
public interface RejectionListener {

    /**
     * A call was rejected.
     *
     * @param rejection what its caller gets, or a fallback instead of the caller
     * @param cause why: that of the last transition that brought the breaker into the state in which it rejected the call; null
     *     for a key that what was done to its family has brought there, but {@link Cause#FORCED} where that is forced open
     */
    void rejected(BreakerOpenException rejection, @Nullable Cause cause);
}
