package io.github.switchgear.microprofile.plan;

import io.github.switchgear.microprofile.config.FaultToleranceKeys;
import io.github.switchgear.microprofile.config.UsersConfiguration;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** The annotations of a method, or else of its bean's class: what is written on the method is stronger. */
record Annotations(Class<?> beanClass, Method method) {

    <A extends Annotation> Optional<A> find(Class<A> type) {
        A own = method.getAnnotation(type);
        return Optional.ofNullable(own != null ? own : beanClass.getAnnotation(type));
    }

    boolean has(Class<? extends Annotation> type) {
        return find(type).isPresent();
    }

    /** By its name, as the class may be absent. */
    boolean has(String type) {
        return named(method, type).or(() -> named(beanClass, type)).isPresent();
    }

    /** What configuration says of a member of one of them, of the method before its class before all. */
    Optional<String> configured(String annotation, String member, UsersConfiguration users) {
        FaultToleranceKeys keys = new FaultToleranceKeys(annotation, member);
        String declaring = method.getDeclaringClass().getName();
        return users.first(keys.ofMethod(declaring, method.getName()))
                .or(() -> users.first(keys.ofClass(declaring)))
                .or(() -> users.first(keys.ofAll()))
                .map(UsersConfiguration.Found::value);
    }

    static Optional<Annotation> named(AnnotatedElement element, String type) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> annotation.annotationType().getName().equals(type))
                .findFirst();
    }
}
