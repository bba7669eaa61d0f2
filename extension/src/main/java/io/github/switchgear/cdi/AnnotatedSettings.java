package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The settings that an annotation means. */
final class AnnotatedSettings {

    private static final Duration LONGEST = Duration.ofDays(365);

    private AnnotatedSettings() {}

    /** All that is wrong with the numbers and lists of an annotation, one sentence each. */
    static List<String> problems(Breaker breaker) {
        List<String> problems = new ArrayList<>();
        if (!isExact(breaker.unit())) {
            problems.add("unit must be of exact length, NANOS to DAYS, but is " + breaker.unit());
        } else {
            checkDuration("retryTimer", breaker.retryTimer(), breaker.unit(), problems);
            checkDuration("probeLease", breaker.probeLease(), breaker.unit(), problems);
        }
        try {
            builder(breaker).build();
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    /**
     * The settings, but for the validator, which only the container can resolve.
     *
     * <p>A duration that {@link #problems} tells to be wrong stays at its default, so that nothing is told twice.
     */
    static BreakerSettings.Builder builder(Breaker breaker) {
        BreakerSettings.Builder builder = BreakerSettings.builder()
                .allowedFails(breaker.allowedFails())
                .allowedExceptions(breaker.allowedExceptions())
                .failureExceptions(breaker.failureExceptions());
        if (isDuration(breaker.retryTimer(), breaker.unit())) {
            builder.retryTimer(Duration.of(breaker.retryTimer(), breaker.unit()));
        }
        if (isDuration(breaker.probeLease(), breaker.unit())) {
            builder.probeLease(Duration.of(breaker.probeLease(), breaker.unit()));
        }
        return builder;
    }

    private static void checkDuration(String member, long amount, ChronoUnit unit, List<String> problems) {
        if (!isDuration(amount, unit)) {
            problems.add(member + " must be from 0 to 365 days but is " + amount + " " + unit);
        }
    }

    private static boolean isDuration(long amount, ChronoUnit unit) {
        return isExact(unit) && amount >= 0 && amount <= LONGEST.dividedBy(unit.getDuration());
    }

    private static boolean isExact(ChronoUnit unit) {
        return unit.compareTo(ChronoUnit.DAYS) <= 0;
    }

    /** The members as they are written down, the validator by its class. */
    static Map<String, Object> values(Breaker breaker) {
        Map<String, Object> values = builder(breaker).build().values();
        if (breaker.validator() != ResultValidator.AlwaysValid.class) {
            values.put("validator", breaker.validator().getName());
        }
        return values;
    }

    /** Whether a member was written, as far as that can be told: whether it is not at its default. */
    static boolean isWritten(Breaker breaker, String member) {
        try {
            Method method = Breaker.class.getMethod(member);
            return !Objects.deepEquals(method.invoke(breaker), method.getDefaultValue());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("@Breaker has no member " + member, e);
        }
    }
}
