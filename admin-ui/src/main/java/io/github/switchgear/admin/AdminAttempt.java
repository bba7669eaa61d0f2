package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to change a breaker through this module, refused ones included. It is fired as a CDI event, synchronously
 * and asynchronously, and logged to {@code io.github.switchgear.audit}.
 *
 * @param at when it was answered
 * @param actor who; null if nobody was signed in
 * @param from the caller's network address as the server sees it; null if the server does not tell
 * @param action the last part of the request's path, as {@code force-open}
 * @param breaker the name that the request asked for, whether or not there is such a breaker; null if it asked for all
 * @param key of the breaker, as people see it; null if the request asked for the breaker itself, of which what is done
 *     holds for every key, or for all
 * @param reason why, where it was told and understood
 * @param before the breaker's state before; null if the request was refused before it came to that
 * @param after its state after; null if nothing was done, or it was done to all breakers
 * @param status the HTTP status of the answer
 * @param scope on which nodes; null where there is no fleet, or the request was refused before it came to that
 */
public record AdminAttempt(
        Instant at,
        @Nullable String actor,
        @Nullable String from,
        String action,
        @Nullable String breaker,
        @Nullable String key,
        @Nullable String reason,
        @Nullable BreakerState before,
        @Nullable BreakerState after,
        int status,
        @Nullable Scope scope) {

    /** On which nodes of a fleet something is to be done. */
    public enum Scope {

        /** On all. */
        FLEET,

        /** On the one alone that was asked. */
        NODE
    }

    /**
     * An attempt where there is no fleet.
     *
     * @param at when it was answered
     * @param actor who
     * @param from the caller's network address
     * @param action the last part of the request's path
     * @param breaker the name that the request asked for
     * @param key of the breaker
     * @param reason why
     * @param before the breaker's state before
     * @param after its state after
     * @param status the HTTP status of the answer
     */
    public AdminAttempt(
            Instant at,
            @Nullable String actor,
            @Nullable String from,
            String action,
            @Nullable String breaker,
            @Nullable String key,
            @Nullable String reason,
            @Nullable BreakerState before,
            @Nullable BreakerState after,
            int status) {
        this(at, actor, from, action, breaker, key, reason, before, after, status, null);
    }

    /**
     * An attempt that named no key, where there is no fleet.
     *
     * @param at when it was answered
     * @param actor who
     * @param from the caller's network address
     * @param action the last part of the request's path
     * @param breaker the name that the request asked for
     * @param reason why
     * @param before the breaker's state before
     * @param after its state after
     * @param status the HTTP status of the answer
     */
    public AdminAttempt(
            Instant at,
            @Nullable String actor,
            @Nullable String from,
            String action,
            @Nullable String breaker,
            @Nullable String reason,
            @Nullable BreakerState before,
            @Nullable BreakerState after,
            int status) {
        this(at, actor, from, action, breaker, null, reason, before, after, status, null);
    }

    /**
     * Tells whether it was done.
     *
     * @return false if it was refused
     */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
