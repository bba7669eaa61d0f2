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

    private static final Duration SHORTEST_DEFAULT_LEASE = Duration.ofSeconds(1);
    private static final Predicate<@Nullable Object> ALWAYS_VALID = new AlwaysValid();

    private final int allowedFails;
    private final Duration retryTimer;
    private final Predicate<@Nullable Object> validator;
    private final List<Class<? extends Throwable>> allowedExceptions;
    private final List<Class<? extends Throwable>> failureExceptions;
    private final Duration probeLease;

    private BreakerSettings(Builder builder) {
        allowedFails = builder.allowedFails;
        retryTimer = builder.retryTimer;
        validator = builder.validator;
        allowedExceptions = builder.allowedExceptions;
        failureExceptions = builder.failureExceptions;
        probeLease = builder.probeLease;
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
     * How many consecutive failures open the breaker.
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
     * How long a probe may take before the next call may probe in its place.
     *
     * @return at most 365 days; nothing, the default, means as long as {@link #retryTimer()}, but never under one second
     */
    public Duration probeLease() {
        return probeLease;
    }

    Duration effectiveProbeLease() {
        if (!probeLease.isZero()) {
            return probeLease;
        }
        return retryTimer.compareTo(SHORTEST_DEFAULT_LEASE) < 0 ? SHORTEST_DEFAULT_LEASE : retryTimer;
    }

    boolean isFailure(Throwable thrown) {
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
     * @return by member name and in the order of the annotation: an {@code Integer}, a duration in ISO 8601 form, the
     *     validator's {@code toString()}, or a list of class names
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("allowedFails", allowedFails);
        values.put("retryTimer", retryTimer.toString());
        values.put("validator", validator.toString());
        values.put("allowedExceptions", names(allowedExceptions));
        values.put("failureExceptions", names(failureExceptions));
        values.put("probeLease", probeLease.toString());
        return values;
    }

    private static List<String> names(List<Class<? extends Throwable>> types) {
        return types.stream().map(Class::getName).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BreakerSettings that
                && allowedFails == that.allowedFails
                && retryTimer.equals(that.retryTimer)
                && validator.equals(that.validator)
                && allowedExceptions.equals(that.allowedExceptions)
                && failureExceptions.equals(that.failureExceptions)
                && probeLease.equals(that.probeLease);
    }

    @Override
    public int hashCode() {
        return Objects.hash(allowedFails, retryTimer, validator, allowedExceptions, failureExceptions, probeLease);
    }

    @Override
    public String toString() {
        return "BreakerSettings" + values();
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

    /** Collects the members of new settings; {@link #build()} checks them all at once. */
    public static final class Builder {

        private int allowedFails = 3;
        private Duration retryTimer = Duration.ofSeconds(30);
        private Predicate<@Nullable Object> validator = ALWAYS_VALID;
        private List<Class<? extends Throwable>> allowedExceptions = List.of();
        private List<Class<? extends Throwable>> failureExceptions = List.of();
        private Duration probeLease = Duration.ZERO;

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
         * @param types cannot be combined with failure exceptions
         * @return this
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // the list is a copy
        public final Builder allowedExceptions(Class<? extends Throwable>... types) {
            allowedExceptions = List.of(types);
            return this;
        }

        /**
         * Sets {@link BreakerSettings#failureExceptions()}.
         *
         * @param types cannot be combined with allowed exceptions
         * @return this
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // the list is a copy
        public final Builder failureExceptions(Class<? extends Throwable>... types) {
            failureExceptions = List.of(types);
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
            checkDuration("probeLease", probeLease, problems);
            if (!allowedExceptions.isEmpty() && !failureExceptions.isEmpty()) {
                problems.add("allowedExceptions " + names(allowedExceptions) + " and failureExceptions "
                        + names(failureExceptions) + " cannot be combined: set one of them");
            }
            if (!problems.isEmpty()) {
                throw new InvalidSettingsException(problems);
            }
            return new BreakerSettings(this);
        }

        private static void checkDuration(String member, Duration value, List<String> problems) {
            if (value.isNegative() || value.compareTo(LONGEST) > 0) {
                problems.add(member + " must be from PT0S to 365 days (" + LONGEST + ") but is " + value);
            }
        }
    }
}
