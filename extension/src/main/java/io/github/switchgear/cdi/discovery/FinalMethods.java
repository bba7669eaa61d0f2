package io.github.switchgear.cdi.discovery;

import io.github.switchgear.Breaker;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import java.lang.annotation.Annotation;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;

/**
 * Keeps Weld from refusing a bean for the final methods in it before this library has looked at it: on a class they are
 * no error, and an annotation on one is to be told of together with all else that is wrong.
 *
 * <p>So the annotations that bring {@code @Breaker} to the class move to each of its methods in reach. An interceptor
 * binding that carries it moves as a whole; a stereotype that does gives way to what is written on it.
 */
public final class FinalMethods {

    private final AnnotatedTypeConfigurator<?> type;
    private final CarriedBreakers carried;

    public FinalMethods(AnnotatedTypeConfigurator<?> type, CarriedBreakers carried) {
        this.type = type;
        this.carried = carried;
    }

    public static boolean areIn(AnnotatedType<?> type) {
        return type.getMethods().stream().anyMatch(FinalMethods::isFinal);
    }

    private static boolean isFinal(AnnotatedMethod<?> annotated) {
        Method method = annotated.getJavaMember();
        return Modifier.isFinal(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers());
    }

    public void spare() {
        type.filterMethods(FinalMethods::isFinal).forEach(method -> method.remove(carried::isBound));
        List<Annotation> ofClass = List.copyOf(type.getAnnotated().getAnnotations());
        // What the class says itself comes first, as it takes precedence over its stereotypes.
        ofClass.stream().filter(carried::isBound).forEach(this::move);
        ofClass.stream().filter(carried::isStereotyped).forEach(stereotype -> replace(stereotype, ofClass));
    }

    private void move(Annotation binding) {
        type.remove(binding::equals);
        Class<?> beanClass = type.getAnnotated().getJavaClass();
        type.filterMethods(method -> BreakerDiscovery.isGuardedByClass(beanClass, method.getJavaMember())
                        && !isStronger(method.getAnnotations(), binding))
                .forEach(method -> method.add(binding));
    }

    /** Whether annotations of a method keep one of its class from it. */
    private boolean isStronger(Collection<Annotation> ofMethod, Annotation ofClass) {
        return ofMethod.stream().anyMatch(other -> other.annotationType() == ofClass.annotationType())
                || (ofClass instanceof Breaker && ofMethod.stream().anyMatch(carried::isBound));
    }

    private void replace(Annotation stereotype, List<Annotation> ofClass) {
        type.remove(stereotype::equals);
        boolean isBoundItself = ofClass.stream().anyMatch(carried::isBound);
        boolean hasScope = ofClass.stream().anyMatch(carried::isScope);
        for (Annotation written : carried.definition(stereotype)) {
            if (carried.isStereotyped(written)) {
                replace(written, ofClass);
            } else if (carried.isBound(written)) {
                if (!isBoundItself) {
                    move(written);
                }
            } else if (!isOfStereotypeItself(written) && !(hasScope && carried.isScope(written))) {
                type.add(written);
            }
        }
    }

    private static boolean isOfStereotypeItself(Annotation written) {
        return written.annotationType() == Stereotype.class
                || written.annotationType().getPackage() == Target.class.getPackage();
    }
}
