package io.github.switchgear.cdi.check;

import io.github.switchgear.cdi.plan.AbsentTypes;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.cdi.plan.RestClients;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what is written on the interfaces of a bean, of which CDI takes no notice. That of a REST client means the client,
 * whoever else implements its interface.
 */
public final class OverlookedInterfaces {

    private OverlookedInterfaces() {}

    /**
     * A sentence for each method that is not guarded although its interface says so.
     *
     * @param unguarded the bean's business methods that are not
     * @param annotation the one that would guard them
     */
    public static List<String> warnings(
            Class<?> beanClass, List<Method> unguarded, Class<? extends Annotation> annotation) {
        if (beanClass.isInterface()) {
            return List.of();
        }
        return BeanMethods.interfaces(beanClass)
                .filter(type -> !RestClients.isOne(type))
                .flatMap(type -> overlooked(type, annotation)
                        .flatMap(declared ->
                                unguarded.stream().filter(method -> implementsIt(beanClass, method, declared)))
                        .map(method -> warning(beanClass, method, type, annotation)))
                .sorted()
                .toList();
    }

    private static Stream<Method> overlooked(Class<?> type, Class<? extends Annotation> annotation) {
        boolean ofType = type.isAnnotationPresent(annotation);
        return Arrays.stream(AbsentTypes.declaredMethods(type))
                .filter(method -> !method.isSynthetic())
                .filter(method -> ofType || method.isAnnotationPresent(annotation));
    }

    private static boolean implementsIt(Class<?> beanClass, Method method, Method declared) {
        return method.getName().equals(declared.getName())
                && List.of(method.getParameterTypes()).equals(BeanMethods.parameterTypes(beanClass, declared));
    }

    private static String warning(
            Class<?> beanClass, Method method, Class<?> type, Class<? extends Annotation> annotation) {
        return "@" + annotation.getSimpleName() + " on interface " + type.getName() + " does not guard "
                + GuardedMethod.display(beanClass, method)
                + ", as a bean inherits no annotation from an interface; write it on the bean's class or method";
    }
}
