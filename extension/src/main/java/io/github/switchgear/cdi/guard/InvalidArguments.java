package io.github.switchgear.cdi.guard;

import io.github.switchgear.cdi.plan.GuardedMethod;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells what Bean Validation has found wrong with the arguments of a guarded method, which then was not called. What it finds
 * wrong with a result is no mistake of the caller's, nor are arguments that a method gives to another bean further in. The
 * only type that needs Bean Validation; it is loaded only where that is present.
 */
final class InvalidArguments implements Predicate<Throwable> {

    private final List<GuardedMethod> methods;

    InvalidArguments(List<GuardedMethod> methods) {
        this.methods = List.copyOf(methods);
    }

    @Override
    public boolean test(Throwable thrown) {
        if (!(thrown instanceof ConstraintViolationException invalid)) {
            return false;
        }
        Set<ConstraintViolation<?>> violations = invalid.getConstraintViolations();
        return violations != null
                && !violations.isEmpty()
                && violations.stream().allMatch(this::isOfArgument);
    }

    private boolean isOfArgument(ConstraintViolation<?> violation) {
        Iterator<Path.Node> path = violation.getPropertyPath().iterator();
        Path.Node method = path.hasNext() ? path.next() : null;
        return method != null
                && method.getKind() == ElementKind.METHOD
                && path.hasNext()
                && isParameter(path.next().getKind())
                && methods.stream()
                        .anyMatch(guarded -> guarded.method().getName().equals(method.getName())
                                && isOf(guarded.beanClass(), violation.getRootBeanClass()));
    }

    private static boolean isParameter(ElementKind kind) {
        return kind == ElementKind.PARAMETER || kind == ElementKind.CROSS_PARAMETER;
    }

    /** What is called may be of a class that a container has made of the bean's, or of its interface. */
    private static boolean isOf(Class<?> beanClass, Class<?> called) {
        return called != null && (beanClass.isAssignableFrom(called) || called.isAssignableFrom(beanClass));
    }
}
