package io.github.switchgear;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/**
 * Guards a bean method with a circuit breaker.
 *
 * <p>After {@link #allowedFails()} consecutive failures the breaker opens and calls are rejected with
 * {@link io.github.switchgear.core.BreakerOpenException} without reaching the method. Once {@link #retryTimer()} has
 * passed, one call is let through as a probe: its success closes the breaker, its failure opens it again.
 *
 * <p>The caller always gets the method's own result or its own exception, also from the call that opens the breaker, or
 * what {@link #fallbackMethod()} answers instead.
 *
 * <p>A method that returns a {@link java.util.concurrent.CompletionStage}, a
 * {@link java.util.concurrent.CompletableFuture} or Mutiny's {@code Uni} is judged when that completes, without blocking
 * a thread; a rejection is then a failed stage. Each subscription to a {@code Uni} is one call of the method.
 * Other results that are late, as a plain {@link java.util.concurrent.Future}, are refused at deployment; where the method's
 * type leaves it open, as {@link Object} does, each result tells.
 *
 * <p>On a class, every method that an interceptor can reach is guarded, each by a breaker of its own unless
 * {@link #name()} is set; an annotation on a method takes precedence over its class's. The annotation also works on a
 * stereotype and on another interceptor binding. Wrong use fails the deployment, all problems in one message.
 *
 * <p>Its interceptor has the priority {@code PLATFORM_AFTER + 20}, just inside MicroProfile Fault Tolerance's: a retry
 * there is one more call here.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Breaker {

    /**
     * The breaker's name on the dashboard, in REST and in the log: letters, digits and {@code ._-#(),$[]}, and
     * not dots alone, which a URL takes for another address.
     *
     * <p>Empty, the default, means the bean class's name, a dot and the method's name, and where the bean has overloads
     * of that method, the simple names of its parameter types in parentheses behind it. The same explicit name on
     * several methods means one breaker that they share; their settings must then be equal.
     *
     * @return the name, or an empty string
     */
    @Nonbinding
    String name() default "";

    /**
     * How many consecutive failures open the breaker: of three allowed fails, the third opens it.
     *
     * @return the number, at least 1
     */
    @Nonbinding
    int allowedFails() default 3;

    /**
     * How long the breaker stays open before a call is let through as a probe, in {@link #unit()}.
     *
     * @return the time, from 0 (the next call may probe) to 365 days
     */
    @Nonbinding
    long retryTimer() default 30;

    /**
     * The unit of every duration in this annotation.
     *
     * @return a unit of exact length, {@code NANOS} to {@code DAYS}
     */
    @Nonbinding
    ChronoUnit unit() default ChronoUnit.SECONDS;

    /**
     * Judges the returned value; what it rejects counts as a failure, and still reaches the caller.
     *
     * @return the class of a CDI bean that fits the method's return type
     */
    @Nonbinding
    Class<? extends ResultValidator<?>> validator() default ResultValidator.AlwaysValid.class;

    /**
     * Exceptions that, like their subclasses, are neither a success nor a failure. Cannot be combined with
     * {@link #failureExceptions()}.
     *
     * @return the exceptions; none by default
     */
    @Nonbinding
    Class<? extends Throwable>[] allowedExceptions() default {};

    /**
     * When set, the only exceptions that, like their subclasses, count as failures; all others are neither a success
     * nor a failure. Cannot be combined with {@link #allowedExceptions()}.
     *
     * @return the exceptions; none, the default, means that every exception counts
     */
    @Nonbinding
    Class<? extends Throwable>[] failureExceptions() default {};

    /**
     * Tells which exceptions count as failures, where no list of classes can; all others are neither a success nor a failure.
     * Cannot be combined with {@link #allowedExceptions()} or {@link #failureExceptions()}.
     *
     * @return the class of a CDI bean; by default the lists decide
     */
    @Nonbinding
    Class<? extends FailureJudge> failureJudge() default FailureJudge.None.class;

    /**
     * The method that answers instead of a rejection, and instead of an exception that counts as a failure. A value that
     * was returned stays, whatever the validator says of it, and an exception that does not count passes.
     *
     * <p>It is a method of the bean, its own or inherited, of any visibility, with the same parameters and a return type
     * that fits; one more parameter at the end, a {@link Throwable}, gets what happened. Its own exception reaches the
     * caller. Methods that share a breaker may have different ones.
     *
     * @return the method's name; empty, the default, means none
     */
    @Nonbinding
    String fallbackMethod() default "";

    /**
     * How long a call may take, in {@link #unit()}; one that returns later counts as a failure, although its result
     * reaches the caller. The time is the method's own, not the validator's.
     *
     * @return the time, at most 365 days; 0, the default, means that no call is too slow
     */
    @Nonbinding
    long slowCall() default 0;

    /**
     * How many successful probes in a row close the breaker.
     *
     * @return the number, at least 1
     */
    @Nonbinding
    int probeSuccesses() default 1;

    /**
     * How long a probe may take before the next call may probe in its place, in {@link #unit()}; so a call that never
     * returns cannot hold the breaker half-open for ever.
     *
     * @return the time, at most 365 days; 0, the default, means as long as {@link #retryTimer()}, but never under one
     *     second
     */
    @Nonbinding
    long probeLease() default 0;

    /**
     * How many probes may be in flight at once while the breaker is half-open; each has its own lease. As many good ones in a
     * row as {@link #probeSuccesses()} says close it, one bad one opens it.
     *
     * @return the number, at least 1
     */
    @Nonbinding
    int probes() default 1;

    /**
     * How long the share of calls that are let through grows once probes have closed the breaker, in {@link #unit()}: evenly,
     * from a tenth to all. The others are rejected as if it were open, so that what has just come back does not get all
     * of its calls in one instant. Failures count as ever; the breaker opens again where they reach its limit.
     *
     * @return the time, at most a day; 0, the default, means that all calls are let through at once
     */
    @Nonbinding
    long rampUp() default 0;

    /**
     * Tells the key of each call, so that each key has a breaker of its own: the one of a host, a shard or a tenant. Where the
     * key is an argument, {@link BreakerKey} on its parameter says so instead; both at once are refused.
     *
     * @return the class of a CDI bean; by default, the breaker has no keys
     */
    @Nonbinding
    Class<? extends BreakerKeyResolver> keyedBy() default BreakerKeyResolver.None.class;

    /**
     * How many keys are tracked at most. A new one beyond it takes the place of one that is closed, with no failure counted,
     * and has not been used for long; where there is none, the family's own breaker guards its calls.
     *
     * @return the number, from 1 to 100,000
     */
    @Nonbinding
    int maxKeys() default 1_000;

    /**
     * Makes the breaker open on a ratio of failures instead of on consecutive ones.
     *
     * @return the window; off by default
     */
    @Nonbinding
    Window window() default @Window;

    /**
     * Makes the open time grow while probes keep failing.
     *
     * @return the growth; none by default
     */
    @Nonbinding
    Backoff backoff() default @Backoff;
}
