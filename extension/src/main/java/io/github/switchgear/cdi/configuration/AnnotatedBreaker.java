package io.github.switchgear.cdi.configuration;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.Window;
import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.SettingName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code @Breaker} declares. Its members are read once, however many methods and breakers it stands for. */
public final class AnnotatedBreaker implements BreakerDeclaration {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration LONGEST_RAMP_UP = Duration.ofDays(1);

    private static final String MAX_KEYS = "maxKeys";

    private static final Map<SettingName, Object> DEFAULTS =
            written(AnnotationValues.annotation(Breaker.class, Map.of()));

    private final Breaker annotation;
    private final String name;
    private final Set<SettingName> spoken;
    private final List<String> problems;
    private final @Nullable BreakerSettings settings;

    /**
     * That of an annotation.
     *
     * @param annotation all of its members can be read
     */
    public AnnotatedBreaker(Breaker annotation) {
        this.annotation = annotation;
        this.name = annotation.name();
        this.spoken = spoken(annotation);
        List<String> wrong = new ArrayList<>(wrongNumbers());
        BreakerSettings right = null;
        try {
            right = builder().build();
        } catch (InvalidSettingsException e) {
            wrong.addAll(e.problems());
        }
        this.problems = List.copyOf(wrong);
        this.settings = right;
    }

    private static Set<SettingName> spoken(Breaker annotation) {
        Set<SettingName> spoken = EnumSet.noneOf(SettingName.class);
        for (Map.Entry<SettingName, Object> member : written(annotation).entrySet()) {
            if (!Objects.deepEquals(member.getValue(), DEFAULTS.get(member.getKey()))) {
                spoken.add(member.getKey());
            }
        }
        // No setting itself, but it makes another one of the retry timer: of the durations, that alone is not 0 by
        // default.
        if (annotation.unit() != ChronoUnit.SECONDS) {
            spoken.add(SettingName.RETRY_TIMER);
        }
        return spoken;
    }

    /** The members of the settings, without looking each up by its name. */
    static Map<SettingName, Object> written(Breaker annotation) {
        Window window = annotation.window();
        Backoff backoff = annotation.backoff();
        Map<SettingName, Object> written = new EnumMap<>(SettingName.class);
        written.put(SettingName.ALLOWED_FAILS, annotation.allowedFails());
        written.put(SettingName.RETRY_TIMER, annotation.retryTimer());
        written.put(SettingName.VALIDATOR, annotation.validator());
        written.put(SettingName.ALLOWED_EXCEPTIONS, annotation.allowedExceptions());
        written.put(SettingName.FAILURE_EXCEPTIONS, annotation.failureExceptions());
        written.put(SettingName.FAILURE_JUDGE, annotation.failureJudge());
        written.put(SettingName.SLOW_CALL, annotation.slowCall());
        written.put(SettingName.PROBE_SUCCESSES, annotation.probeSuccesses());
        written.put(SettingName.PROBE_LEASE, annotation.probeLease());
        written.put(SettingName.PROBES, annotation.probes());
        written.put(SettingName.RAMP_UP, annotation.rampUp());
        written.put(SettingName.WINDOW_CALLS, window.calls());
        written.put(SettingName.WINDOW_TIME, window.time());
        written.put(SettingName.WINDOW_FAILURE_RATIO, window.failureRatio());
        written.put(SettingName.WINDOW_MINIMUM_CALLS, window.minimumCalls());
        written.put(SettingName.BACKOFF_MULTIPLIER, backoff.multiplier());
        written.put(SettingName.BACKOFF_MAX, backoff.max());
        written.put(SettingName.BACKOFF_JITTER, backoff.jitter());
        return written;
    }

    /** As it is written. */
    @Override
    public Breaker annotation() {
        return annotation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String fallbackMethod() {
        return annotation.fallbackMethod();
    }

    @Override
    public Optional<Class<? extends ResultValidator<?>>> validator() {
        Class<? extends ResultValidator<?>> validator = annotation.validator();
        return validator == ResultValidator.AlwaysValid.class ? Optional.empty() : Optional.of(validator);
    }

    @Override
    public Optional<Class<? extends FailureJudge>> failureJudge() {
        Class<? extends FailureJudge> judge = annotation.failureJudge();
        return judge == FailureJudge.None.class ? Optional.empty() : Optional.of(judge);
    }

    @Override
    public Optional<Class<? extends BreakerKeyResolver>> keyedBy() {
        Class<? extends BreakerKeyResolver> resolver = annotation.keyedBy();
        return resolver == BreakerKeyResolver.None.class ? Optional.empty() : Optional.of(resolver);
    }

    @Override
    public int maxKeys() {
        int maxKeys = annotation.maxKeys();
        return KeyedBreakers.checkMaxKeys(maxKeys).isPresent() ? KeyedBreakers.DEFAULT_MAX_KEYS : maxKeys;
    }

    @Override
    public boolean speaksOfMaxKeys() {
        return AnnotationValues.isWritten(annotation, MAX_KEYS);
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    private List<String> wrongNumbers() {
        List<String> problems = new ArrayList<>();
        Optional<String> wrongLimit = KeyedBreakers.checkMaxKeys(annotation.maxKeys());
        if (wrongLimit.isPresent()) {
            problems.add(wrongLimit.get());
        }
        if (!isExact(annotation.unit())) {
            problems.add("unit must be of exact length, NANOS to DAYS, but is " + annotation.unit());
        } else {
            Map<SettingName, Object> amounts = written(annotation);
            for (SettingName duration : List.of(
                    SettingName.RETRY_TIMER,
                    SettingName.SLOW_CALL,
                    SettingName.PROBE_LEASE,
                    SettingName.RAMP_UP,
                    SettingName.WINDOW_TIME,
                    SettingName.BACKOFF_MAX)) {
                long amount = (Long) Objects.requireNonNull(amounts.get(duration));
                Duration longest = longest(duration);
                if (!isDuration(amount, annotation.unit(), longest)) {
                    problems.add(duration.member() + " must be from 0 to " + inDays(longest) + " but is " + amount + " "
                            + annotation.unit());
                }
            }
        }
        return problems;
    }

    /** A duration that {@link #problems} tells to be wrong is nothing here. */
    @Override
    public BreakerSettings.Builder settings() {
        return settings == null ? builder() : settings.toBuilder();
    }

    private BreakerSettings.Builder builder() {
        Window window = annotation.window();
        Backoff backoff = annotation.backoff();
        ChronoUnit unit = annotation.unit();
        BreakerSettings.Builder builder = BreakerSettings.builder()
                .allowedFails(annotation.allowedFails())
                .retryTimer(duration(annotation.retryTimer(), unit))
                .allowedExceptions(annotation.allowedExceptions())
                .failureExceptions(annotation.failureExceptions())
                .slowCall(duration(annotation.slowCall(), unit))
                .probeSuccesses(annotation.probeSuccesses())
                .probeLease(duration(annotation.probeLease(), unit))
                .probes(annotation.probes())
                .rampUp(duration(annotation.rampUp(), unit, LONGEST_RAMP_UP))
                .countWindow(window.calls(), window.failureRatio(), window.minimumCalls())
                .timeWindow(duration(window.time(), unit), window.failureRatio(), window.minimumCalls())
                .backoff(backoff.multiplier(), duration(backoff.max(), unit), backoff.jitter());
        Optional<Class<? extends FailureJudge>> judge = failureJudge();
        if (judge.isPresent()) {
            builder.failureJudge(FailureJudgeBean.described(judge.get()));
        }
        return builder;
    }

    private static Duration longest(SettingName duration) {
        return duration == SettingName.RAMP_UP ? LONGEST_RAMP_UP : LONGEST;
    }

    private static String inDays(Duration longest) {
        return longest.toDays() == 1 ? "a day" : longest.toDays() + " days";
    }

    private static Duration duration(long amount, ChronoUnit unit) {
        return duration(amount, unit, LONGEST);
    }

    private static Duration duration(long amount, ChronoUnit unit, Duration longest) {
        return isDuration(amount, unit, longest) ? Duration.of(amount, unit) : Duration.ZERO;
    }

    /** In nanoseconds, of which a number holds enough: dividing durations takes a thousand times as long. */
    private static boolean isDuration(long amount, ChronoUnit unit, Duration longest) {
        return isExact(unit)
                && amount >= 0
                && amount <= longest.toNanos() / unit.getDuration().toNanos();
    }

    private static boolean isExact(ChronoUnit unit) {
        return unit.compareTo(ChronoUnit.DAYS) <= 0;
    }

    /** Those that are beans by their classes. */
    @Override
    public Map<String, Object> members() {
        Map<String, Object> members = settings().build().values();
        validator().ifPresent(validator -> members.put(SettingName.VALIDATOR.member(), validator.getName()));
        members.put("keyedBy", annotation.keyedBy().getName());
        members.put(MAX_KEYS, annotation.maxKeys());
        return members;
    }

    /** Whether its member, or what that is counted in, is not at its default. */
    @Override
    public boolean speaksOf(SettingName setting) {
        return spoken.contains(setting);
    }
}
