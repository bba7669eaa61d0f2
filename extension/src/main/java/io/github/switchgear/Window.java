package io.github.switchgear;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a breaker open on the ratio of failures among its latest calls instead of on consecutive failures; the value of
 * {@link Breaker#window()}.
 *
 * <p>One of {@link #calls()} and {@link #time()} above 0 turns it on and replaces {@link Breaker#allowedFails()}. After
 * any judged call, a success too, the breaker opens if at least {@link #minimumCalls()} are in the window and failures
 * divided by calls have reached {@link #failureRatio()}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Window {

    /**
     * How many of the latest calls are looked at. Cannot be combined with {@link #time()}.
     *
     * @return the number, at most 1,000,000; 0, the default, means that this is no window of calls
     */
    int calls() default 0;

    /**
     * How far back calls are looked at, in {@link Breaker#unit()}. Cannot be combined with {@link #calls()}.
     *
     * <p>Time is counted in sixtieths of the window, so that its memory is bounded whatever the traffic: a call leaves
     * it when between 59 sixtieths and the whole of this time have passed, never later.
     *
     * @return the time, at most 365 days; 0, the default, means that this is no window of time
     */
    long time() default 0;

    /**
     * The share of failures that opens the breaker.
     *
     * @return more than 0, at most 1; a half by default
     */
    double failureRatio() default 0.5;

    /**
     * How many calls must be in the window before their ratio means anything.
     *
     * @return at most {@link #calls()} where these are set; 0, the default, means 20 or, where that is fewer,
     *     {@link #calls()}
     */
    int minimumCalls() default 0;
}
