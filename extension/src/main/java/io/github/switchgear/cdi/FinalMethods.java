package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Keeps Weld from refusing a bean for the final methods in it before this library has looked at it: on a class they are
 * no error, and an annotation on one is to be told of together with all else that is wrong.
 */
final class FinalMethods {

    private FinalMethods() {}

    static boolean areIn(AnnotatedType<?> type) {
        return type.getMethods().stream().anyMatch(FinalMethods::isFinal);
    }

    /** Takes the annotation off final methods, and moves that of the class to each method in reach. */
    static void spare(AnnotatedTypeConfigurator<?> type) {
        type.filterMethods(FinalMethods::isFinal)
                .forEach(method -> method.remove(annotation -> annotation instanceof Breaker));
        Breaker ofClass = type.getAnnotated().getAnnotation(Breaker.class);
        if (ofClass != null) {
            type.remove(annotation -> annotation instanceof Breaker);
            type.filterMethods(method -> !method.isAnnotationPresent(Breaker.class)
                            && BreakerDiscovery.isGuardedByClass(method.getJavaMember()))
                    .forEach(method -> method.add(ofClass));
        }
    }

    private static boolean isFinal(AnnotatedMethod<?> annotated) {
        Method method = annotated.getJavaMember();
        return Modifier.isFinal(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers());
    }
}
