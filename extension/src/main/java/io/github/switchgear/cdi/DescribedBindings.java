package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.interceptor.InterceptorBinding;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Annotations as a build compatible container describes them, changes by other extensions included. */
final class DescribedBindings implements BeanBindings {

    private final Optional<AnnotationInfo> ofClass;
    private final Map<String, AnnotationInfo> ofMethods = new HashMap<>();

    DescribedBindings(ClassInfo type) {
        ofClass = binding(type.annotations()).or(() -> stereotyped(type.annotations()));
        for (MethodInfo method : type.methods()) {
            binding(method.annotations())
                    .ifPresent(found -> ofMethods.put(
                            key(method.declaringClass().name(), DescribedClasses.signature(method)), found));
        }
    }

    /** Whether nothing is written here, so that the class need not be loaded. */
    boolean areNone() {
        return ofClass.isEmpty() && ofMethods.isEmpty();
    }

    @Override
    public Optional<Breaker> ofMethod(Method method) {
        return Optional.ofNullable(
                        ofMethods.get(key(method.getDeclaringClass().getName(), BeanMethods.signature(method))))
                .map(info -> DescribedClasses.annotation(Breaker.class, info));
    }

    @Override
    public Optional<Breaker> ofClass() {
        return ofClass.map(info -> DescribedClasses.annotation(Breaker.class, info));
    }

    private static String key(String declaringClass, String signature) {
        return declaringClass + "." + signature;
    }

    private static Optional<AnnotationInfo> binding(Collection<AnnotationInfo> annotations) {
        Optional<AnnotationInfo> direct = annotations.stream()
                .filter(annotation -> annotation.name().equals(Breaker.class.getName()))
                .findFirst();
        return direct.or(() -> annotations.stream()
                .map(AnnotationInfo::declaration)
                .filter(other -> other.hasAnnotation(InterceptorBinding.class))
                .flatMap(other -> binding(other.annotations()).stream())
                .findFirst());
    }

    private static Optional<AnnotationInfo> stereotyped(Collection<AnnotationInfo> annotations) {
        return annotations.stream()
                .map(AnnotationInfo::declaration)
                .filter(other -> other.hasAnnotation(Stereotype.class))
                .map(ClassInfo::annotations)
                .flatMap(definition -> binding(definition).or(() -> stereotyped(definition)).stream())
                .findFirst();
    }
}
