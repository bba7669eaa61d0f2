package io.github.switchgear;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the time for which a breaker stays open grows while its probes keep failing; the value of
 * {@link Breaker#backoff()}.
 *
 * <p>The n-th opening in a row lasts {@link Breaker#retryTimer()} multiplied n - 1 times by {@link #multiplier()}, at
 * most {@link #max()}, then spread by {@link #jitter()}. Closing, a reset and a release start over.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Backoff {

    /**
     * What each further opening in a row multiplies the open time by.
     *
     * @return a finite number, at least 1; 1, the default, means that it does not grow
     */
    double multiplier() default 1;

    /**
     * The longest open time before jitter, in {@link Breaker#unit()}.
     *
     * @return from {@link Breaker#retryTimer()} to 365 days; 0, the default, means that only these 365 days cap it
     */
    long max() default 0;

    /**
     * The share by which each open time is made longer or shorter at random, uniformly; the first one too, and after
     * the cap, so that the replicas of an application do not all probe at the same moment.
     *
     * @return from 0, the default, to less than 1: 0.1 means from 90 % to 110 %
     */
    double jitter() default 0;
}
