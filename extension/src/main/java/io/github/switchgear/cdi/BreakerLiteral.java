package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.util.AnnotationLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@link Breaker} as a value, for where annotations are only described. */
@SuppressWarnings("ImmutableAnnotationChecker") // both lists are unmodifiable copies
final class BreakerLiteral extends AnnotationLiteral<Breaker> implements Breaker {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int allowedFails;
    private final long retryTimer;
    private final ChronoUnit unit;
    private final Class<? extends ResultValidator<?>> validator;
    private final List<Class<? extends Throwable>> allowedExceptions;
    private final List<Class<? extends Throwable>> failureExceptions;
    private final long probeLease;

    BreakerLiteral(
            String name,
            int allowedFails,
            long retryTimer,
            ChronoUnit unit,
            Class<? extends ResultValidator<?>> validator,
            List<Class<? extends Throwable>> allowedExceptions,
            List<Class<? extends Throwable>> failureExceptions,
            long probeLease) {
        this.name = name;
        this.allowedFails = allowedFails;
        this.retryTimer = retryTimer;
        this.unit = unit;
        this.validator = validator;
        this.allowedExceptions = List.copyOf(allowedExceptions);
        this.failureExceptions = List.copyOf(failureExceptions);
        this.probeLease = probeLease;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int allowedFails() {
        return allowedFails;
    }

    @Override
    public long retryTimer() {
        return retryTimer;
    }

    @Override
    public ChronoUnit unit() {
        return unit;
    }

    @Override
    public Class<? extends ResultValidator<?>> validator() {
        return validator;
    }

    @Override
    public Class<? extends Throwable>[] allowedExceptions() {
        return array(allowedExceptions);
    }

    @Override
    public Class<? extends Throwable>[] failureExceptions() {
        return array(failureExceptions);
    }

    @Override
    public long probeLease() {
        return probeLease;
    }

    @SuppressWarnings("unchecked") // there are no generic arrays but by a cast
    private static Class<? extends Throwable>[] array(List<Class<? extends Throwable>> types) {
        return types.toArray(Class[]::new);
    }
}
