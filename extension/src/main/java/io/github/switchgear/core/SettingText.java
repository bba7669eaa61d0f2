package io.github.switchgear.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what people write in configuration; what cannot be read is told together with what could. */
final class SettingText {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})\\s*([a-z]*)");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "", ChronoUnit.SECONDS,
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final Duration LONGEST = Duration.ofDays(365);

    private SettingText() {}

    static int whole(String text, String allowed) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number " + allowed + " but is '" + text + "'", e);
        }
    }

    static double decimal(String text, String allowed) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number " + allowed + " but is '" + text + "'", e);
        }
    }

    static Duration duration(String text) {
        return duration(text, "365 days");
    }

    static Duration duration(String text, String longest) {
        Matcher amount = AMOUNT.matcher(text);
        try {
            if (!amount.matches()) {
                return Duration.parse(text);
            }
            ChronoUnit unit = UNITS.get(amount.group(2));
            if (unit != null) {
                return Duration.of(Long.parseLong(amount.group(1)), unit);
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw noDuration(text, longest, e);
        }
        throw noDuration(text, longest, null);
    }

    /** The value of a key that is no breaker's. */
    static Duration positiveDuration(String key, String text) {
        try {
            Duration duration = duration(text);
            if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
                throw noDuration(text, "365 days", null);
            }
            return duration;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key
                            + " must be a duration of more than 0 and at most 365 days, as 500ms, 30s, 5m, PT1M or a number of"
                            + " seconds, but is '" + text + "'",
                    e);
        }
    }

    private static IllegalArgumentException noDuration(String text, String longest, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "must be a duration of at most " + longest
                        + ", as 500ms, 30s, 5m, PT1M or a number of seconds, but is '" + text + "'",
                cause);
    }

    static List<Class<? extends Throwable>> exceptions(String text) {
        List<Class<? extends Throwable>> types = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            if (!text.isEmpty()) {
                types.add(exception(name.trim()));
            }
        }
        return types;
    }

    private static Class<? extends Throwable> exception(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, false, context == null ? SettingText.class.getClassLoader() : context)
                    .asSubclass(Throwable.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "must be names of exception classes with commas between, but there is no class '" + name + "'", e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "must be names of exception classes with commas between, but '" + name + "' is no Throwable", e);
        }
    }
}
