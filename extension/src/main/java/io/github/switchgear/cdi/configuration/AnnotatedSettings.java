package io.github.switchgear.cdi.configuration;

import io.github.switchgear.Breaker;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.SettingName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings that an annotation means. */
public final class AnnotatedSettings {

    private static final Duration LONGEST = Duration.ofDays(365);

    /** No setting itself, but it makes another one of the retry timer: of the durations, that alone is not 0 by default. */
    private static final String UNIT = "unit";

    private AnnotatedSettings() {}

    /** All that is wrong with the numbers and lists of an annotation, one sentence each. */
    public static List<String> problems(Breaker breaker) {
        List<String> problems = new ArrayList<>();
        if (!isExact(breaker.unit())) {
            problems.add("unit must be of exact length, NANOS to DAYS, but is " + breaker.unit());
        } else {
            for (SettingName duration : List.of(
                    SettingName.RETRY_TIMER,
                    SettingName.SLOW_CALL,
                    SettingName.PROBE_LEASE,
                    SettingName.WINDOW_TIME,
                    SettingName.BACKOFF_MAX)) {
                long amount = (long) AnnotationValues.value(breaker, duration.member());
                if (!isDuration(amount, breaker.unit())) {
                    problems.add(
                            duration.member() + " must be from 0 to 365 days but is " + amount + " " + breaker.unit());
                }
            }
        }
        try {
            builder(breaker).build();
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    /**
     * The settings, but for the validator, which only the container can resolve; a failure judge is one in name alone, since
     * it excludes other settings.
     *
     * <p>A duration that {@link #problems} tells to be wrong is nothing here, so that nothing is told twice.
     */
    static BreakerSettings.Builder builder(Breaker breaker) {
        BreakerSettings.Builder builder = BreakerSettings.builder()
                .allowedFails(breaker.allowedFails())
                .retryTimer(duration(breaker.retryTimer(), breaker.unit()))
                .allowedExceptions(breaker.allowedExceptions())
                .failureExceptions(breaker.failureExceptions())
                .slowCall(duration(breaker.slowCall(), breaker.unit()))
                .probeSuccesses(breaker.probeSuccesses())
                .probeLease(duration(breaker.probeLease(), breaker.unit()))
                .countWindow(
                        breaker.window().calls(),
                        breaker.window().failureRatio(),
                        breaker.window().minimumCalls())
                .timeWindow(
                        duration(breaker.window().time(), breaker.unit()),
                        breaker.window().failureRatio(),
                        breaker.window().minimumCalls())
                .backoff(
                        breaker.backoff().multiplier(),
                        duration(breaker.backoff().max(), breaker.unit()),
                        breaker.backoff().jitter());
        return breaker.failureJudge() == FailureJudge.None.class
                ? builder
                : builder.failureJudge(FailureJudgeBean.described(breaker.failureJudge()));
    }

    private static Duration duration(long amount, ChronoUnit unit) {
        return isDuration(amount, unit) ? Duration.of(amount, unit) : Duration.ZERO;
    }

    /** In nanoseconds, of which a number holds enough: dividing durations takes a thousand times as long. */
    private static boolean isDuration(long amount, ChronoUnit unit) {
        return isExact(unit)
                && amount >= 0
                && amount <= LONGEST.toNanos() / unit.getDuration().toNanos();
    }

    private static boolean isExact(ChronoUnit unit) {
        return unit.compareTo(ChronoUnit.DAYS) <= 0;
    }

    /** The members as they are written down, validator and failure judge by their classes. */
    public static Map<String, Object> values(Breaker breaker) {
        Map<String, Object> values = builder(breaker).build().values();
        if (breaker.validator() != ResultValidator.AlwaysValid.class) {
            values.put(SettingName.VALIDATOR.member(), breaker.validator().getName());
        }
        return values;
    }

    /** Whether the annotation speaks of a setting: whether its member, or what that is counted in, is not at its default. */
    public static boolean isWritten(Breaker breaker, SettingName name) {
        return AnnotationValues.isWritten(breaker, name.member())
                || (name == SettingName.RETRY_TIMER && AnnotationValues.isWritten(breaker, UNIT));
    }
}
