package io.github.switchgear.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a breaker by name: the same word in the annotation, in {@link BreakerSettings}, in JSON and, in
 * kebab-case, in configuration. In the order of the annotation.
 */
public enum SettingName {

    /** {@link BreakerSettings#allowedFails()}. */
    ALLOWED_FAILS("allowedFails"),

    /** {@link BreakerSettings#retryTimer()}. */
    RETRY_TIMER("retryTimer"),

    /** {@link BreakerSettings#validator()}. It cannot be set from text. */
    VALIDATOR("validator"),

    /** {@link BreakerSettings#allowedExceptions()}. */
    ALLOWED_EXCEPTIONS("allowedExceptions"),

    /** {@link BreakerSettings#failureExceptions()}. */
    FAILURE_EXCEPTIONS("failureExceptions"),

    /** {@link BreakerSettings#failureJudge()}. It cannot be set from text. */
    FAILURE_JUDGE("failureJudge"),

    /** {@link BreakerSettings#slowCall()}. */
    SLOW_CALL("slowCall"),

    /** {@link BreakerSettings#probeSuccesses()}. */
    PROBE_SUCCESSES("probeSuccesses"),

    /** {@link BreakerSettings#probeLease()}. */
    PROBE_LEASE("probeLease"),

    /** {@link BreakerSettings#probes()}. */
    PROBES("probes"),

    /** {@link BreakerSettings#rampUp()}. */
    RAMP_UP("rampUp"),

    /** {@link WindowSettings#calls()}. */
    WINDOW_CALLS("window.calls"),

    /** {@link WindowSettings#time()}. */
    WINDOW_TIME("window.time"),

    /** {@link WindowSettings#failureRatio()}. */
    WINDOW_FAILURE_RATIO("window.failureRatio"),

    /** {@link WindowSettings#minimumCalls()}. */
    WINDOW_MINIMUM_CALLS("window.minimumCalls"),

    /** {@link BackoffSettings#multiplier()}. */
    BACKOFF_MULTIPLIER("backoff.multiplier"),

    /** {@link BackoffSettings#max()}. */
    BACKOFF_MAX("backoff.max"),

    /** {@link BackoffSettings#jitter()}. */
    BACKOFF_JITTER("backoff.jitter");

    private static final String AT_LEAST_ONE = "of at least 1";

    private final String member;
    private final String key;

    SettingName(String member) {
        this.member = member;
        this.key = kebabCase(member);
    }

    private static String kebabCase(String member) {
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < member.length(); i++) {
            char letter = member.charAt(i);
            if (Character.isUpperCase(letter)) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(letter));
        }
        return kebab.toString();
    }

    /**
     * The name in the annotation and in JSON.
     *
     * @return as {@code allowedFails} or, for a member of a member, {@code window.failureRatio}
     */
    public String member() {
        return member;
    }

    /**
     * The name in a configuration key.
     *
     * @return as {@code allowed-fails} or {@code window.failure-ratio}
     */
    public String key() {
        return key;
    }

    /**
     * Finds a name by its member.
     *
     * @param member as {@link #member()}
     * @return the name, if there is one
     */
    public static Optional<SettingName> ofMember(String member) {
        for (SettingName name : values()) {
            if (name.member.equals(member)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the setting can be written as text, in configuration.
     *
     * @return true but for the validator and the failure judge, which are code
     */
    public boolean isText() {
        return this != VALIDATOR && this != FAILURE_JUDGE;
    }

    /**
     * Whether the setting can be changed from outside while the application runs.
     *
     * @return true for numbers and durations; classes are code
     */
    public boolean isChangeable() {
        return isText() && this != ALLOWED_EXCEPTIONS && this != FAILURE_EXCEPTIONS;
    }

    /**
     * Reads the setting as people and JSON see it.
     *
     * @param settings where from
     * @return an {@code Integer}, a {@code Double}, a duration in ISO 8601 form, a list of class names, or
     *     the {@code toString()} of the validator or the failure judge
     */
    public Object read(BreakerSettings settings) {
        return switch (this) {
            case ALLOWED_FAILS -> settings.allowedFails();
            case RETRY_TIMER -> settings.retryTimer().toString();
            case VALIDATOR -> settings.validatorName();
            case ALLOWED_EXCEPTIONS -> names(settings.allowedExceptions());
            case FAILURE_EXCEPTIONS -> names(settings.failureExceptions());
            case FAILURE_JUDGE -> settings.failureJudgeName();
            case SLOW_CALL -> settings.slowCall().toString();
            case PROBE_SUCCESSES -> settings.probeSuccesses();
            case PROBE_LEASE -> settings.probeLease().toString();
            case PROBES -> settings.probes();
            case RAMP_UP -> settings.rampUp().toString();
            case WINDOW_CALLS -> settings.window().calls();
            case WINDOW_TIME -> settings.window().time().toString();
            case WINDOW_FAILURE_RATIO -> settings.window().failureRatio();
            case WINDOW_MINIMUM_CALLS -> settings.window().minimumCalls();
            case BACKOFF_MULTIPLIER -> settings.backoff().multiplier();
            case BACKOFF_MAX -> settings.backoff().max().toString();
            case BACKOFF_JITTER -> settings.backoff().jitter();
        };
    }

    /**
     * Sets the setting from text. Bounds are checked when the settings are built.
     *
     * @param builder takes it
     * @param text a whole or decimal number; a duration as {@code 500ms}, {@code 30s}, {@code PT1M}, or a bare number of
     *     seconds; or names of exception classes with commas between, which the thread's context class loader knows
     * @throws IllegalArgumentException if it is none, telling what is allowed
     * @throws UnsupportedOperationException if it is no setting of {@linkplain #isText() text}
     */
    public void set(BreakerSettings.Builder builder, String text) {
        String value = text.trim();
        switch (this) {
            case ALLOWED_FAILS -> builder.allowedFails(SettingText.whole(value, AT_LEAST_ONE));
            case RETRY_TIMER -> builder.retryTimer(SettingText.duration(value));
            case ALLOWED_EXCEPTIONS -> builder.allowedExceptions(SettingText.exceptions(value));
            case FAILURE_EXCEPTIONS -> builder.failureExceptions(SettingText.exceptions(value));
            case SLOW_CALL -> builder.slowCall(SettingText.duration(value));
            case PROBE_SUCCESSES -> builder.probeSuccesses(SettingText.whole(value, AT_LEAST_ONE));
            case PROBE_LEASE -> builder.probeLease(SettingText.duration(value));
            case PROBES -> builder.probes(SettingText.whole(value, AT_LEAST_ONE));
            case RAMP_UP -> builder.rampUp(SettingText.duration(value, "a day"));
            case WINDOW_CALLS ->
                builder.windowCalls(SettingText.whole(value, "from 0 to " + WindowSettings.MOST_CALLS));
            case WINDOW_TIME -> builder.windowTime(SettingText.duration(value));
            case WINDOW_FAILURE_RATIO ->
                builder.windowFailureRatio(SettingText.decimal(value, "of more than 0 and at most 1"));
            case WINDOW_MINIMUM_CALLS -> builder.windowMinimumCalls(SettingText.whole(value, "of at least 0"));
            case BACKOFF_MULTIPLIER -> builder.backoffMultiplier(SettingText.decimal(value, AT_LEAST_ONE));
            case BACKOFF_MAX -> builder.backoffMax(SettingText.duration(value));
            case BACKOFF_JITTER -> builder.backoffJitter(SettingText.decimal(value, "of at least 0 and less than 1"));
            case VALIDATOR, FAILURE_JUDGE ->
                throw new UnsupportedOperationException(member + " cannot be set from text");
        }
    }

    private static List<String> names(List<Class<? extends Throwable>> types) {
        List<String> names = new ArrayList<>();
        for (Class<?> type : types) {
            names.add(type.getName());
        }
        return List.copyOf(names);
    }
}
