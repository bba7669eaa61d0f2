package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.plan.GuardedMethod;
import java.util.List;
import java.util.function.Predicate;

/** Tells by an exception that a guarded method was not called well, which proves nothing about what it calls itself. */
final class CallersMistakes {

    private static final String BEAN_VALIDATION = "jakarta.validation.ConstraintViolationException";

    private static final boolean IS_BEAN_VALIDATION_PRESENT = isBeanValidationPresent();

    private CallersMistakes() {}

    /** Those that there can be at this place: Bean Validation's where that is present. */
    static Predicate<Throwable> of(List<GuardedMethod> methods) {
        return IS_BEAN_VALIDATION_PRESENT ? new InvalidArguments(methods) : thrown -> false;
    }

    private static boolean isBeanValidationPresent() {
        try {
            Class.forName(BEAN_VALIDATION, false, CallersMistakes.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
