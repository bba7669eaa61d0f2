package io.github.switchgear.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a breaker looks like at one moment. State, counts and override belong together; the totals are read beside them
 * and may be a few calls ahead or behind.
 *
 * @param name the breaker's name
 * @param state what it does with the next call; a deadline that has passed is seen here, whether or not a call has come
 * @param since when that began
 * @param generation the number of the state last published
 * @param consecutiveFailures failures counted since the last success that counted
 * @param retryAfterMillis how long until a call may be let through, rounded up: the rest of the retry time, of the
 *     lease of the probe whose lease ends first, or of the time for which it is forced open; null where calls go through and where there is no end
 * @param probeInFlight whether a probe holds a half-open slot
 * @param wouldBeOpen whether it is forced closed with as many failures as would open it
 * @param totals how calls ended since the breaker was made
 * @param lastFailure the last call that failed; null if none has
 * @param override what somebody decided; null if the breaker is not forced
 * @param rampUp which share of the calls goes through after the breaker has been closed by probes; null if all do, or none
 * @param planned what somebody has decided for later; null if nothing is planned
 * @param key of a key's breaker, the key as people see it; null for a breaker without keys, and for a family's own
 * @param keys of a family's own breaker, what all its keys look like; null for others
 */
public record BreakerSnapshot(
        String name,
        BreakerState state,
        Instant since,
        long generation,
        int consecutiveFailures,
        @Nullable Long retryAfterMillis,
        boolean probeInFlight,
        boolean wouldBeOpen,
        Totals totals,
        @Nullable LastFailure lastFailure,
        @Nullable ActiveOverride override,
        @Nullable RampUp rampUp,
        @Nullable PlannedOverride planned,
        @Nullable String key,
        @Nullable Keys keys) {

    /**
     * One without keys that is not ramping up, and for which nothing is planned.
     *
     * @param name the breaker's name
     * @param state what it does with the next call
     * @param since when that began
     * @param generation the number of the state last published
     * @param consecutiveFailures failures counted since the last success that counted
     * @param retryAfterMillis how long until a call may be let through; null where calls go through and where there is no end
     * @param probeInFlight whether a probe holds a half-open slot
     * @param wouldBeOpen whether it is forced closed with as many failures as would open it
     * @param totals how calls ended since the breaker was made
     * @param lastFailure the last call that failed; null if none has
     * @param override what somebody decided; null if the breaker is not forced
     */
    public BreakerSnapshot(
            String name,
            BreakerState state,
            Instant since,
            long generation,
            int consecutiveFailures,
            @Nullable Long retryAfterMillis,
            boolean probeInFlight,
            boolean wouldBeOpen,
            Totals totals,
            @Nullable LastFailure lastFailure,
            @Nullable ActiveOverride override) {
        this(
                name,
                state,
                since,
                generation,
                consecutiveFailures,
                retryAfterMillis,
                probeInFlight,
                wouldBeOpen,
                totals,
                lastFailure,
                override,
                null,
                null,
                null,
                null);
    }

    /**
     * How many calls ended how, since the breaker was made. Results that came too late to count for the state are in.
     *
     * @param succeeded calls that succeeded
     * @param failed calls that failed, slow ones included
     * @param slow calls that failed by taking too long
     * @param neutral calls that neither succeeded nor failed
     * @param rejected calls that were not let through
     * @param fallbacks answers that a fallback gave, instead of a rejection or of a failure. One that threw itself gave none;
     *     one that is late has given its answer when that completes
     */
    public record Totals(long succeeded, long failed, long slow, long neutral, long rejected, long fallbacks) {

        /**
         * Totals of a breaker for which no fallback has answered.
         *
         * @param succeeded calls that succeeded
         * @param failed calls that failed, slow ones included
         * @param slow calls that failed by taking too long
         * @param neutral calls that neither succeeded nor failed
         * @param rejected calls that were not let through
         */
        public Totals(long succeeded, long failed, long slow, long neutral, long rejected) {
            this(succeeded, failed, slow, neutral, rejected, 0);
        }
    }

    /**
     * A call that failed.
     *
     * @param type the class of its exception, or the validator that rejected its result
     * @param at when it ended
     */
    public record LastFailure(String type, Instant at) {}

    /**
     * What somebody decided about a breaker.
     *
     * @param kind {@code FORCED_OPEN} or {@code FORCED_CLOSED}
     * @param reason why
     * @param actor who, if known
     * @param since from when
     * @param until to when; null means until it is released
     */
    public record ActiveOverride(
            BreakerState kind,
            String reason,
            @Nullable String actor,
            Instant since,
            @Nullable Instant until) {}

    /**
     * The calls that a closed breaker lets through after its probes have closed it.
     *
     * @param share of the calls, from a tenth to 1 and growing
     * @param until when all go through
     */
    public record RampUp(double share, Instant until) {}

    /**
     * What somebody has decided for later.
     *
     * @param kind {@code FORCED_OPEN} or {@code FORCED_CLOSED}
     * @param reason why
     * @param actor who, if known
     * @param from when it begins
     * @param until when it ends; null means that it lasts until it is released
     */
    public record PlannedOverride(
            BreakerState kind,
            String reason,
            @Nullable String actor,
            Instant from,
            @Nullable Instant until) {}

    /**
     * The keys of a family.
     *
     * @param tracked how many have a breaker of their own
     * @param limit how many may
     * @param open how many of those are open
     * @param halfOpen how many are half-open
     * @param forced how many are forced, each by itself or all with the family
     * @param overflowed how many calls had a key for which there was no room
     */
    public record Keys(int tracked, int limit, int open, int halfOpen, int forced, long overflowed) {}
}
