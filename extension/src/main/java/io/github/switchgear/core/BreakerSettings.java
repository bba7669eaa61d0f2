package io.github.switchgear.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a breaker judges calls, when it opens and for how long. Immutable; two settings with equal members are equal.
 *
 * <p>Defaults and bounds are those of {@link io.github.switchgear.Breaker @Breaker}, whose members have the same names.
 */
public final class BreakerSettings {

    static final Duration LONGEST = Duration.ofDays(365);

    private static final Duration LONGEST_RAMP_UP = Duration.ofDays(1);
    private static final Duration SHORTEST_DEFAULT_LEASE = Duration.ofSeconds(1);
    private static final Predicate<@Nullable Object> ALWAYS_VALID = new AlwaysValid();
    private static final Predicate<Throwable> NO_JUDGE = new NoJudge();

    private final int allowedFails;
    private final Duration retryTimer;
    private final Predicate<@Nullable Object> validator;
    private final List<Class<? extends Throwable>> allowedExceptions;
    private final List<Class<? extends Throwable>> failureExceptions;
    private final Predicate<Throwable> failureJudge;
    private final Duration slowCall;
    private final long slowCallNanos;
    private final int probeSuccesses;
    private final Duration probeLease;
    private final int probes;
    private final Duration rampUp;
    private final WindowSettings window;
    private final BackoffSettings backoff;
    private final BreakerRules rules;

    /** Of settings that time every call: the same as somebody gave them. */
    private final @Nullable BreakerSettings given;

    private BreakerSettings(Builder builder, @Nullable BreakerSettings given) {
        allowedFails = builder.allowedFails;
        retryTimer = builder.retryTimer;
        validator = builder.validator;
        allowedExceptions = builder.allowedExceptions;
        failureExceptions = builder.failureExceptions;
        failureJudge = builder.failureJudge;
        slowCall = builder.slowCall;
        slowCallNanos = given != null && slowCall.isZero() ? Long.MAX_VALUE : slowCall.toNanos();
        probeSuccesses = builder.probeSuccesses;
        probeLease = builder.probeLease;
        probes = builder.probes;
        rampUp = builder.rampUp;
        window = builder.window;
        backoff = builder.backoff;
        rules = builder.rules;
        this.given = given;
    }

    /**
     * Begins new settings.
     *
     * @return a builder with every member at its default; it is not safe for use by several threads
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins new settings from these.
     *
     * @return a builder with every member as it is here; it is not safe for use by several threads
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.allowedFails = allowedFails;
        builder.retryTimer = retryTimer;
        builder.validator = validator;
        builder.allowedExceptions = allowedExceptions;
        builder.failureExceptions = failureExceptions;
        builder.failureJudge = failureJudge;
        builder.slowCall = slowCall;
        builder.probeSuccesses = probeSuccesses;
        builder.probeLease = probeLease;
        builder.probes = probes;
        builder.rampUp = rampUp;
        builder.window = window;
        builder.backoff = backoff;
        builder.rules = rules;
        return builder;
    }

    /**
     * How many consecutive failures open the breaker; without meaning where {@link #window()} is on.
     *
     * @return at least 1; 3 by default
     */
    public int allowedFails() {
        return allowedFails;
    }

    /**
     * How long the breaker stays open before a call may probe.
     *
     * @return from nothing to 365 days; 30 seconds by default
     */
    public Duration retryTimer() {
        return retryTimer;
    }

    /**
     * What judges the returned value; it holds for every value by default.
     *
     * @return the predicate; its {@code toString()} names the failure where it rejects a result
     */
    public Predicate<@Nullable Object> validator() {
        return validator;
    }

    /**
     * Exceptions that, like their subclasses, neither succeed nor fail.
     *
     * @return an unmodifiable list, empty by default and where {@link #failureExceptions()} is not
     */
    public List<Class<? extends Throwable>> allowedExceptions() {
        return allowedExceptions;
    }

    /**
     * The only exceptions that, like their subclasses, fail.
     *
     * @return an unmodifiable list; empty, the default, means that every exception fails but the allowed ones
     */
    public List<Class<? extends Throwable>> failureExceptions() {
        return failureExceptions;
    }

    /**
     * What tells the exceptions that fail from those that neither succeed nor fail; where there is none, the default, the
     * lists of exceptions do.
     *
     * @return the predicate; that of the default holds for every exception
     */
    public Predicate<Throwable> failureJudge() {
        return failureJudge;
    }

    /**
     * How long a call may take; one that returns later counts as a failure.
     *
     * @return at most 365 days; nothing, the default, means that no call is too slow
     */
    public Duration slowCall() {
        return slowCall;
    }

    /**
     * How many successful probes in a row close the breaker.
     *
     * @return at least 1; 1 by default
     */
    public int probeSuccesses() {
        return probeSuccesses;
    }

    /**
     * How long a probe may take before the next call may probe in its place.
     *
     * @return at most 365 days; nothing, the default, means as long as {@link #retryTimer()}, but never under one second
     */
    public Duration probeLease() {
        return probeLease;
    }

    /**
     * How many probes may be in flight at once while the breaker is half-open.
     *
     * @return at least 1; 1 by default
     */
    public int probes() {
        return probes;
    }

    /**
     * How long after closing by probes the share of calls that are let through grows, evenly from a tenth to all; the others
     * are rejected. The first call is let through; each later one adds the share of its moment to a credit, and is let
     * through, for one off, when that has reached one.
     *
     * @return at most a day; nothing, the default, means that all calls are let through at once
     */
    public Duration rampUp() {
        return rampUp;
    }

    /**
     * Which calls are looked at together where a ratio of failures opens the breaker.
     *
     * @return off by default
     */
    public WindowSettings window() {
        return window;
    }

    /**
     * How the open time grows while probes keep failing.
     *
     * @return no growth by default
     */
    public BackoffSettings backoff() {
        return backoff;
    }

    /**
     * Whose rules hold where specifications differ.
     *
     * @return those of {@code @Breaker} by default
     */
    public BreakerRules rules() {
        return rules;
    }

    Duration effectiveProbeLease() {
        if (!probeLease.isZero()) {
            return probeLease;
        }
        return retryTimer.compareTo(SHORTEST_DEFAULT_LEASE) < 0 ? SHORTEST_DEFAULT_LEASE : retryTimer;
    }

    Duration openTime(int opening, double chance) {
        return backoff.openTime(retryTimer, opening, chance);
    }

    /** The same, but that every call is timed, also where none is too slow: a call has to ask for that anyway, and for nothing more. */
    BreakerSettings timingAll() {
        return given == null ? new BreakerSettings(toBuilder(), this) : this;
    }

    boolean timesAll() {
        return given != null;
    }

    /** The very object that somebody gave. */
    BreakerSettings asGiven() {
        return given == null ? this : given;
    }

    boolean measuresTime() {
        return slowCallNanos > 0;
    }

    boolean isTooSlow(long nanos) {
        return measuresTime() && nanos > slowCallNanos;
    }

    /** The call of one is not free where several kinds are in use, so it is asked of only where there is one. */
    boolean hasValidator() {
        return validator != ALWAYS_VALID;
    }

    boolean isValid(@Nullable Object result) {
        return validator.test(result);
    }

    /** What people call the validator. */
    String validatorName() {
        return nameOf(validator);
    }

    /** What people call the failure judge. */
    String failureJudgeName() {
        return nameOf(failureJudge);
    }

    /** The text of a predicate or, where it has none to give, its class. */
    private static String nameOf(Predicate<?> predicate) {
        String text;
        try {
            text = predicate.toString();
        } catch (RuntimeException bug) {
            text = null;
        }
        return text == null ? predicate.getClass().getName() : text;
    }

    /** Asks the judge or, where there is none, the lists. */
    boolean isFailure(Throwable thrown) {
        if (failureJudge != NO_JUDGE) {
            return failureJudge.test(thrown);
        }
        return failureExceptions.isEmpty() ? !isListed(thrown, allowedExceptions) : isListed(thrown, failureExceptions);
    }

    private static boolean isListed(Throwable thrown, List<Class<? extends Throwable>> types) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).isInstance(thrown)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The members as they are written down, for people and for JSON.
     *
     * @return by {@link SettingName#member()} and in that order, what {@link SettingName#read} gives
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (SettingName name : SettingName.values()) {
            values.put(name.member(), name.read(this));
        }
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BreakerSettings that
                && allowedFails == that.allowedFails
                && retryTimer.equals(that.retryTimer)
                && validator.equals(that.validator)
                && allowedExceptions.equals(that.allowedExceptions)
                && failureExceptions.equals(that.failureExceptions)
                && failureJudge.equals(that.failureJudge)
                && slowCall.equals(that.slowCall)
                && probeSuccesses == that.probeSuccesses
                && probeLease.equals(that.probeLease)
                && probes == that.probes
                && rampUp.equals(that.rampUp)
                && window.equals(that.window)
                && backoff.equals(that.backoff)
                && rules == that.rules;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                allowedFails,
                retryTimer,
                validator,
                allowedExceptions,
                failureExceptions,
                failureJudge,
                slowCall,
                probeSuccesses,
                probeLease,
                probes,
                rampUp,
                window,
                backoff,
                rules);
    }

    @Override
    public String toString() {
        return "BreakerSettings" + values();
    }

    static void checkDuration(String member, Duration value, List<String> problems) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            problems.add(member + " must be from PT0S to 365 days (" + LONGEST + ") but is " + value);
        }
    }

    private static void checkRampUp(Duration rampUp, List<String> problems) {
        if (rampUp.isNegative() || rampUp.compareTo(LONGEST_RAMP_UP) > 0) {
            problems.add("rampUp must be from PT0S to a day (" + LONGEST_RAMP_UP + ") but is " + rampUp);
        }
    }

    private static final class AlwaysValid implements Predicate<@Nullable Object> {

        @Override
        public boolean test(@Nullable Object result) {
            return true;
        }

        @Override
        public String toString() {
            return "AlwaysValid";
        }
    }

    private static final class NoJudge implements Predicate<Throwable> {

        @Override
        public boolean test(Throwable thrown) {
            return true;
        }

        @Override
        public String toString() {
            return "None";
        }
    }

    /** Collects the members of new settings; {@link #build()} checks them all at once. */
    public static final class Builder {

        private int allowedFails = 3;
        private Duration retryTimer = Duration.ofSeconds(30);
        private Predicate<@Nullable Object> validator = ALWAYS_VALID;
        private List<Class<? extends Throwable>> allowedExceptions = List.of();
        private List<Class<? extends Throwable>> failureExceptions = List.of();
        private Predicate<Throwable> failureJudge = NO_JUDGE;
        private Duration slowCall = Duration.ZERO;
        private int probeSuccesses = 1;
        private Duration probeLease = Duration.ZERO;
        private int probes = 1;
        private Duration rampUp = Duration.ZERO;
        private WindowSettings window = WindowSettings.OFF;
        private BackoffSettings backoff = BackoffSettings.NONE;
        private BreakerRules rules = BreakerRules.SWITCHGEAR;

        private Builder() {}

        /**
         * Sets {@link BreakerSettings#allowedFails()}.
         *
         * @param allowedFails at least 1
         * @return this
         */
        public Builder allowedFails(int allowedFails) {
            this.allowedFails = allowedFails;
            return this;
        }

        /**
         * Sets {@link BreakerSettings#retryTimer()}.
         *
         * @param retryTimer from nothing to 365 days
         * @return this
         */
        public Builder retryTimer(Duration retryTimer) {
            this.retryTimer = Objects.requireNonNull(retryTimer, "retryTimer");
            return this;
        }

        /**
         * Sets {@link BreakerSettings#validator()}.
         *
         * @param validator judges every returned value, {@code null} included
         * @return this
         */
        public Builder validator(Predicate<@Nullable Object> validator) {
            this.validator = Objects.requireNonNull(validator, "validator");
            return this;
        }

        /**
         * Sets {@link BreakerSettings#allowedExceptions()}.
         *
         * @param types cannot be combined with failure exceptions or a failure judge
         * @return this
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // the list is a copy
        public final Builder allowedExceptions(Class<? extends Throwable>... types) {
            return allowedExceptions(List.of(types));
        }

        Builder allowedExceptions(List<Class<? extends Throwable>> types) {
            allowedExceptions = List.copyOf(types);
            return this;
        }

        /**
         * Sets {@link BreakerSettings#failureExceptions()}.
         *
         * @param types cannot be combined with allowed exceptions or a failure judge
         * @return this
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // the list is a copy
        public final Builder failureExceptions(Class<? extends Throwable>... types) {
            return failureExceptions(List.of(types));
        }

        Builder failureExceptions(List<Class<? extends Throwable>> types) {
            failureExceptions = List.copyOf(types);
            return this;
        }

        /**
         * Sets {@link BreakerSettings#failureJudge()}.
         *
         * @param failureJudge judges every exception; cannot be combined with a list of them. Its {@code toString()} names
         *     it to people
         * @return this
         */
        public Builder failureJudge(Predicate<Throwable> failureJudge) {
            this.failureJudge = Objects.requireNonNull(failureJudge, "failureJudge");
            return this;
        }

        /**
         * Sets {@link BreakerSettings#slowCall()}.
         *
         * @param slowCall from nothing to 365 days
         * @return this
         */
        public Builder slowCall(Duration slowCall) {
            this.slowCall = Objects.requireNonNull(slowCall, "slowCall");
            return this;
        }

        /**
         * Sets {@link BreakerSettings#probeSuccesses()}.
         *
         * @param probeSuccesses at least 1
         * @return this
         */
        public Builder probeSuccesses(int probeSuccesses) {
            this.probeSuccesses = probeSuccesses;
            return this;
        }

        /**
         * Sets {@link BreakerSettings#probeLease()}.
         *
         * @param probeLease from nothing to 365 days
         * @return this
         */
        public Builder probeLease(Duration probeLease) {
            this.probeLease = Objects.requireNonNull(probeLease, "probeLease");
            return this;
        }

        /**
         * Sets {@link BreakerSettings#probes()}.
         *
         * @param probes at least 1
         * @return this
         */
        public Builder probes(int probes) {
            this.probes = probes;
            return this;
        }

        /**
         * Sets {@link BreakerSettings#rampUp()}.
         *
         * @param rampUp from nothing to a day
         * @return this
         */
        public Builder rampUp(Duration rampUp) {
            this.rampUp = Objects.requireNonNull(rampUp, "rampUp");
            return this;
        }

        /**
         * Makes the breaker open on the ratio of failures among its latest calls. Cannot be combined with a
         * {@linkplain #timeWindow window of time}.
         *
         * @param calls how many are looked at, from 1 to 1,000,000; 0 switches this window off
         * @param failureRatio the share of failures that opens, more than 0 and at most 1; by the
         *     {@linkplain BreakerRules#MICROPROFILE rules of MicroProfile} it may be 0
         * @param minimumCalls how many must have been made, at most {@code calls}; 0 means 20 or, where that is fewer,
         *     {@code calls}
         * @return this
         */
        public Builder countWindow(int calls, double failureRatio, int minimumCalls) {
            window = new WindowSettings(calls, window.time(), failureRatio, minimumCalls);
            return this;
        }

        /**
         * Makes the breaker open on the ratio of failures among the calls of a time that ends now. Cannot be combined
         * with a {@linkplain #countWindow window of calls}.
         *
         * @param length how far back calls are looked at, at most 365 days, counted in sixtieths; nothing switches this
         *     window off
         * @param failureRatio the share of failures that opens, more than 0 and at most 1
         * @param minimumCalls how many must have been made; 0 means 20
         * @return this
         */
        public Builder timeWindow(Duration length, double failureRatio, int minimumCalls) {
            window = new WindowSettings(
                    window.calls(), Objects.requireNonNull(length, "length"), failureRatio, minimumCalls);
            return this;
        }

        /**
         * Makes the open time grow while probes keep failing.
         *
         * @param multiplier what each further opening in a row multiplies the open time by, finite and at least 1
         * @param max the longest open time before jitter, from the retry timer to 365 days; nothing means that only these
         *     365 days cap it
         * @param jitter the share by which each open time is made longer or shorter at random, from 0 to less than 1
         * @return this
         */
        public Builder backoff(double multiplier, Duration max, double jitter) {
            backoff = new BackoffSettings(multiplier, Objects.requireNonNull(max, "max"), jitter);
            return this;
        }

        /**
         * Sets {@link BreakerSettings#rules()}.
         *
         * @param rules those to go by
         * @return this
         */
        public Builder rules(BreakerRules rules) {
            this.rules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        Builder windowCalls(int calls) {
            return countWindow(calls, window.failureRatio(), window.minimumCalls());
        }

        Builder windowTime(Duration time) {
            return timeWindow(time, window.failureRatio(), window.minimumCalls());
        }

        Builder windowFailureRatio(double failureRatio) {
            return countWindow(window.calls(), failureRatio, window.minimumCalls());
        }

        Builder windowMinimumCalls(int minimumCalls) {
            return countWindow(window.calls(), window.failureRatio(), minimumCalls);
        }

        Builder backoffMultiplier(double multiplier) {
            return backoff(multiplier, backoff.max(), backoff.jitter());
        }

        Builder backoffMax(Duration max) {
            return backoff(backoff.multiplier(), max, backoff.jitter());
        }

        Builder backoffJitter(double jitter) {
            return backoff(backoff.multiplier(), backoff.max(), jitter);
        }

        /**
         * Checks all members.
         *
         * @return the settings
         * @throws InvalidSettingsException an {@link IllegalArgumentException} that names every member out of bounds
         */
        public BreakerSettings build() {
            List<String> problems = new ArrayList<>();
            if (allowedFails < 1) {
                problems.add("allowedFails must be at least 1 but is " + allowedFails);
            }
            checkDuration("retryTimer", retryTimer, problems);
            if (!allowedExceptions.isEmpty() && !failureExceptions.isEmpty()) {
                problems.add("allowedExceptions " + names(allowedExceptions) + " and failureExceptions "
                        + names(failureExceptions) + " cannot be combined: set one of them");
            }
            checkJudge("allowedExceptions", allowedExceptions, problems);
            checkJudge("failureExceptions", failureExceptions, problems);
            checkDuration("slowCall", slowCall, problems);
            if (probeSuccesses < 1) {
                problems.add("probeSuccesses must be at least 1 but is " + probeSuccesses);
            }
            checkDuration("probeLease", probeLease, problems);
            if (probes < 1) {
                problems.add("probes must be at least 1 but is " + probes);
            }
            checkRampUp(rampUp, problems);
            window.check(rules, problems);
            backoff.check(retryTimer, problems);
            if (!problems.isEmpty()) {
                throw new InvalidSettingsException(problems);
            }
            return new BreakerSettings(this, null);
        }

        private void checkJudge(String member, List<Class<? extends Throwable>> types, List<String> problems) {
            if (failureJudge != NO_JUDGE && !types.isEmpty()) {
                problems.add("failureJudge " + nameOf(failureJudge) + " and " + member + " " + names(types)
                        + " cannot be combined: set one of them");
            }
        }

        private static List<String> names(List<Class<? extends Throwable>> types) {
            return types.stream().map(Class::getName).toList();
        }
    }
}
