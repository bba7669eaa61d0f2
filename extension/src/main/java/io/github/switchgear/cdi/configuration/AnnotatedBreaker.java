package io.github.switchgear.cdi.configuration;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.SettingName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code @Breaker} declares.
 *
 * @param annotation as it is written
 */
public record AnnotatedBreaker(Breaker annotation) implements BreakerDeclaration {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration LONGEST_RAMP_UP = Duration.ofDays(1);

    /** No setting itself, but it makes another one of the retry timer: of the durations, that alone is not 0 by default. */
    private static final String UNIT = "unit";

    private static final String MAX_KEYS = "maxKeys";

    @Override
    public String name() {
        return annotation.name();
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
        List<String> problems = new ArrayList<>();
        KeyedBreakers.checkMaxKeys(annotation.maxKeys()).ifPresent(problems::add);
        if (!isExact(annotation.unit())) {
            problems.add("unit must be of exact length, NANOS to DAYS, but is " + annotation.unit());
        } else {
            for (SettingName duration : List.of(
                    SettingName.RETRY_TIMER,
                    SettingName.SLOW_CALL,
                    SettingName.PROBE_LEASE,
                    SettingName.RAMP_UP,
                    SettingName.WINDOW_TIME,
                    SettingName.BACKOFF_MAX)) {
                long amount = (long) AnnotationValues.value(annotation, duration.member());
                Duration longest = longest(duration);
                if (!isDuration(amount, annotation.unit(), longest)) {
                    problems.add(duration.member() + " must be from 0 to " + inDays(longest) + " but is " + amount + " "
                            + annotation.unit());
                }
            }
        }
        try {
            settings().build();
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    /** A duration that {@link #problems} tells to be wrong is nothing here. */
    @Override
    public BreakerSettings.Builder settings() {
        BreakerSettings.Builder builder = BreakerSettings.builder()
                .allowedFails(annotation.allowedFails())
                .retryTimer(duration(annotation.retryTimer(), annotation.unit()))
                .allowedExceptions(annotation.allowedExceptions())
                .failureExceptions(annotation.failureExceptions())
                .slowCall(duration(annotation.slowCall(), annotation.unit()))
                .probeSuccesses(annotation.probeSuccesses())
                .probeLease(duration(annotation.probeLease(), annotation.unit()))
                .probes(annotation.probes())
                .rampUp(duration(annotation.rampUp(), annotation.unit(), LONGEST_RAMP_UP))
                .countWindow(
                        annotation.window().calls(),
                        annotation.window().failureRatio(),
                        annotation.window().minimumCalls())
                .timeWindow(
                        duration(annotation.window().time(), annotation.unit()),
                        annotation.window().failureRatio(),
                        annotation.window().minimumCalls())
                .backoff(
                        annotation.backoff().multiplier(),
                        duration(annotation.backoff().max(), annotation.unit()),
                        annotation.backoff().jitter());
        failureJudge().ifPresent(judge -> builder.failureJudge(FailureJudgeBean.described(judge)));
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
        return AnnotationValues.isWritten(annotation, setting.member())
                || (setting == SettingName.RETRY_TIMER && AnnotationValues.isWritten(annotation, UNIT));
    }
}
