package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An annotation as a line of text, in which it passes from the build to run time. As an annotation it could not: what
 * the container generates for one names its classes from another package, which those that are not public forbid.
 */
final class BreakerText {

    private static final String BETWEEN_MEMBERS = "\n";
    private static final String BETWEEN_CLASSES = ",";

    private BreakerText() {}

    static String write(Breaker breaker) {
        return String.join(
                BETWEEN_MEMBERS,
                breaker.name(),
                Integer.toString(breaker.allowedFails()),
                Long.toString(breaker.retryTimer()),
                breaker.unit().name(),
                breaker.validator().getName(),
                names(breaker.allowedExceptions()),
                names(breaker.failureExceptions()),
                Long.toString(breaker.probeLease()));
    }

    private static String names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(BETWEEN_CLASSES));
    }

    static Breaker read(String text) {
        String[] members = text.split(BETWEEN_MEMBERS, -1);
        return new BreakerLiteral(
                members[0],
                Integer.parseInt(members[1]),
                Long.parseLong(members[2]),
                ChronoUnit.valueOf(members[3]),
                validator(members[4]),
                exceptions(members[5]),
                exceptions(members[6]),
                Long.parseLong(members[7]));
    }

    @SuppressWarnings("unchecked") // it was one when it was written
    private static Class<? extends ResultValidator<?>> validator(String name) {
        return (Class<? extends ResultValidator<?>>) DescribedClasses.load(name).asSubclass(ResultValidator.class);
    }

    private static List<Class<? extends Throwable>> exceptions(String names) {
        List<Class<? extends Throwable>> types = new ArrayList<>();
        if (!names.isEmpty()) {
            for (String name : names.split(BETWEEN_CLASSES)) {
                types.add(DescribedClasses.load(name).asSubclass(Throwable.class));
            }
        }
        return types;
    }
}
