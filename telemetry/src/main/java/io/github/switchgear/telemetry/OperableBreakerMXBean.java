package io.github.switchgear.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * A breaker that JMX may operate, which it may only where {@code switchgear.jmx.operate} is {@code true}: whoever reaches the MBean
 * server may do it then. The actor of all that is done here is {@code jmx}.
 *
 * <p>Each operation throws an {@link IllegalStateException} for a breaker that configuration has switched off, and for one that has
 * gone; and an {@link IllegalArgumentException} for an argument that cannot be, of which it tells what it may be. Nothing was done
 * then.
 */
public interface OperableBreakerMXBean extends BreakerMXBean {

    /**
     * Closes the breaker, zeroes its count of failures, ends an override and drops what is planned; with a family's all of its
     * keys'.
     *
     * @param reason why, of at most 500 characters; null or empty if it is not told
     */
    void reset(@Nullable String reason);

    /**
     * Hands a forced breaker back to its automatic machine, and drops what is planned. Where there is neither, it does nothing.
     *
     * @param reason why, of at most 500 characters; null or empty if it is not told
     */
    void release(@Nullable String reason);

    /**
     * Has the breaker reject all calls.
     *
     * @param reason why, of at most 500 characters; it must be told
     * @param duration how long, as {@code 10m}, {@code PT10M} or a number of seconds, of more than 0 and at most 365 days; null or
     *     empty for until it is released
     */
    void forceOpen(String reason, @Nullable String duration);

    /**
     * Has the breaker let all calls through.
     *
     * @param reason why, of at most 500 characters; it must be told
     * @param duration how long, as {@code 10m}, {@code PT10M} or a number of seconds, of more than 0 and at most 365 days; null or
     *     empty for until it is released
     */
    void forceClosed(String reason, @Nullable String duration);
}
