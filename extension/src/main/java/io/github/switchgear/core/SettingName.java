package io.github.switchgear.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a breaker by name: the same word in the annotation, in {@link BreakerSettings}, in JSON and, in
 * kebab-case, in configuration. In the order of the annotation.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum SettingName {

    /** {@link BreakerSettings#allowedFails()}. */
    ALLOWED_FAILS(
            "allowedFails",
            BreakerSettings::allowedFails,
            whole(BreakerSettings.Builder::allowedFails, "of at least 1")),

    /** {@link BreakerSettings#retryTimer()}. */
    RETRY_TIMER(
            "retryTimer",
            settings -> settings.retryTimer().toString(),
            (builder, text) -> builder.retryTimer(SettingText.duration(text))),

    /** {@link BreakerSettings#validator()}. It cannot be set from text. */
    VALIDATOR("validator", BreakerSettings::validatorName, null),

    /** {@link BreakerSettings#allowedExceptions()}. */
    ALLOWED_EXCEPTIONS(
            "allowedExceptions",
            settings -> names(settings.allowedExceptions()),
            (builder, text) -> builder.allowedExceptions(SettingText.exceptions(text))),

    /** {@link BreakerSettings#failureExceptions()}. */
    FAILURE_EXCEPTIONS(
            "failureExceptions",
            settings -> names(settings.failureExceptions()),
            (builder, text) -> builder.failureExceptions(SettingText.exceptions(text))),

    /** {@link BreakerSettings#failureJudge()}. It cannot be set from text. */
    FAILURE_JUDGE("failureJudge", BreakerSettings::failureJudgeName, null),

    /** {@link BreakerSettings#slowCall()}. */
    SLOW_CALL(
            "slowCall",
            settings -> settings.slowCall().toString(),
            (builder, text) -> builder.slowCall(SettingText.duration(text))),

    /** {@link BreakerSettings#probeSuccesses()}. */
    PROBE_SUCCESSES(
            "probeSuccesses",
            BreakerSettings::probeSuccesses,
            whole(BreakerSettings.Builder::probeSuccesses, "of at least 1")),

    /** {@link BreakerSettings#probeLease()}. */
    PROBE_LEASE(
            "probeLease",
            settings -> settings.probeLease().toString(),
            (builder, text) -> builder.probeLease(SettingText.duration(text))),

    /** {@link BreakerSettings#probes()}. */
    PROBES("probes", BreakerSettings::probes, whole(BreakerSettings.Builder::probes, "of at least 1")),

    /** {@link BreakerSettings#rampUp()}. */
    RAMP_UP(
            "rampUp",
            settings -> settings.rampUp().toString(),
            (builder, text) -> builder.rampUp(SettingText.duration(text, "a day"))),

    /** {@link WindowSettings#calls()}. */
    WINDOW_CALLS(
            "window.calls",
            settings -> settings.window().calls(),
            whole(BreakerSettings.Builder::windowCalls, "from 0 to " + WindowSettings.MOST_CALLS)),

    /** {@link WindowSettings#time()}. */
    WINDOW_TIME(
            "window.time",
            settings -> settings.window().time().toString(),
            (builder, text) -> builder.windowTime(SettingText.duration(text))),

    /** {@link WindowSettings#failureRatio()}. */
    WINDOW_FAILURE_RATIO(
            "window.failureRatio",
            settings -> settings.window().failureRatio(),
            decimal(BreakerSettings.Builder::windowFailureRatio, "of more than 0 and at most 1")),

    /** {@link WindowSettings#minimumCalls()}. */
    WINDOW_MINIMUM_CALLS(
            "window.minimumCalls",
            settings -> settings.window().minimumCalls(),
            whole(BreakerSettings.Builder::windowMinimumCalls, "of at least 0")),

    /** {@link BackoffSettings#multiplier()}. */
    BACKOFF_MULTIPLIER(
            "backoff.multiplier",
            settings -> settings.backoff().multiplier(),
            decimal(BreakerSettings.Builder::backoffMultiplier, "of at least 1")),

    /** {@link BackoffSettings#max()}. */
    BACKOFF_MAX(
            "backoff.max",
            settings -> settings.backoff().max().toString(),
            (builder, text) -> builder.backoffMax(SettingText.duration(text))),

    /** {@link BackoffSettings#jitter()}. */
    BACKOFF_JITTER(
            "backoff.jitter",
            settings -> settings.backoff().jitter(),
            decimal(BreakerSettings.Builder::backoffJitter, "of at least 0 and less than 1"));

    private final String member;
    private final String key;
    private final Function<BreakerSettings, Object> reader;
    private final Optional<BiConsumer<BreakerSettings.Builder, String>> writer;

    SettingName(
            String member,
            Function<BreakerSettings, Object> reader,
            @Nullable BiConsumer<BreakerSettings.Builder, String> writer) {
        this.member = member;
        this.key = member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        this.reader = reader;
        this.writer = Optional.ofNullable(writer);
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
        return Arrays.stream(values())
                .filter(name -> name.member.equals(member))
                .findFirst();
    }

    /**
     * Whether the setting can be written as text, in configuration.
     *
     * @return true but for the validator and the failure judge, which are code
     */
    public boolean isText() {
        return writer.isPresent();
    }

    /**
     * Reads the setting as people and JSON see it.
     *
     * @param settings where from
     * @return an {@code Integer}, a {@code Double}, a duration in ISO 8601 form, a list of class names, or
     *     the {@code toString()} of the validator or the failure judge
     */
    public Object read(BreakerSettings settings) {
        return reader.apply(settings);
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
        writer.orElseThrow(() -> new UnsupportedOperationException(member + " cannot be set from text"))
                .accept(builder, text.trim());
    }

    private static BiConsumer<BreakerSettings.Builder, String> whole(
            BiConsumer<BreakerSettings.Builder, Integer> member, String allowed) {
        return (builder, text) -> member.accept(builder, SettingText.whole(text, allowed));
    }

    private static BiConsumer<BreakerSettings.Builder, String> decimal(
            BiConsumer<BreakerSettings.Builder, Double> member, String allowed) {
        return (builder, text) -> member.accept(builder, SettingText.decimal(text, allowed));
    }

    private static List<String> names(List<Class<? extends Throwable>> types) {
        return types.stream().map(Class::getName).toList();
    }
}
