package io.github.switchgear.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a breaker, as its history, its listeners and CDI observers see it.
 *
 * <p>Concurrent changes may reach a listener out of order; {@link #generation()} tells which came first.
 *
 * @param breaker the breaker's name
 * @param from the state before
 * @param to the state after; the same as {@code from} where a closed breaker was reset, an override was replaced by one of
 *     its kind, planned, or dropped before it began, or where the settings were replaced
 * @param cause why
 * @param generation the number of the state that began with this change; it grows by one with every change but
 *     {@link Cause#RECONFIGURED}, {@link Cause#PLANNED} and the {@link Cause#RELEASED} that only drops what was planned, which
 *     leave it as it was. Of a key, it also grows without a change of its own, where a force, a release or a reset of its
 *     family holds for it
 * @param at when it took effect: for a change that the clock brought, the deadline itself, however much later the call
 *     came that published it
 * @param failure for a breaker that opened by failures, the last one's exception class, or the validator that rejected
 *     the result
 * @param actor who did it, where somebody did and is known
 * @param reason why somebody did it, where they told
 * @param origin who caused it: a call, the clock, or somebody, of whom it tells where and when that was
 * @param key of a key's breaker, the key as people see it; null for a breaker without keys, and for a family's own, of
 *     which what somebody did holds for all keys
 */
public record BreakerTransition(
        String breaker,
        BreakerState from,
        BreakerState to,
        Cause cause,
        long generation,
        Instant at,
        @Nullable String failure,
        @Nullable String actor,
        @Nullable String reason,
        Origin origin,
        @Nullable String key) {

    /**
     * A change of a breaker without keys, or of a family's own.
     *
     * @param breaker the breaker's name
     * @param from the state before
     * @param to the state after
     * @param cause why
     * @param generation the number of the state that began with it
     * @param at when it took effect
     * @param failure the last failure's exception class, or the validator, where failures caused it
     * @param actor who did it, where somebody did and is known
     * @param reason why somebody did it, where they told
     * @param origin who caused it
     */
    public BreakerTransition(
            String breaker,
            BreakerState from,
            BreakerState to,
            Cause cause,
            long generation,
            Instant at,
            @Nullable String failure,
            @Nullable String actor,
            @Nullable String reason,
            Origin origin) {
        this(breaker, from, to, cause, generation, at, failure, actor, reason, origin, null);
    }

    /**
     * A change that was not passed on from another node, nor remembered: its cause alone tells who caused it.
     *
     * @param breaker the breaker's name
     * @param from the state before
     * @param to the state after
     * @param cause why
     * @param generation the number of the state that began with it
     * @param at when it took effect
     * @param failure the last failure's exception class, or the validator, where failures caused it
     * @param actor who did it, where somebody did and is known
     * @param reason why somebody did it, where they told
     */
    public BreakerTransition(
            String breaker,
            BreakerState from,
            BreakerState to,
            Cause cause,
            long generation,
            Instant at,
            @Nullable String failure,
            @Nullable String actor,
            @Nullable String reason) {
        this(breaker, from, to, cause, generation, at, failure, actor, reason, Origin.of(cause));
    }
}
