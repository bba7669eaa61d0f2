package io.github.switchgear.cdi.discovery;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.plan.BeanMethods;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.interceptor.InterceptorBinding;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Annotations as a build compatible container describes them, changes by other extensions included. */
public final class DescribedBindings implements BeanBindings {

    private final Optional<AnnotationInfo> ofClass;
    private final Map<String, AnnotationInfo> ofMethods = new HashMap<>();
    /** Those that an annotation on the class may be meant for, by the names of classes and interfaces that have any. */
    private final Set<String> declaring = new HashSet<>();

    public DescribedBindings(ClassInfo type) {
        this(type, type.name());
    }

    /** Those of a class that has them for another one, whose methods it repeats. */
    DescribedBindings(ClassInfo type, String other) {
        ofClass = binding(type.annotations()).or(() -> stereotyped(type.annotations()));
        for (MethodInfo method : DescribedClasses.methods(type)) {
            if (!method.isAbstract() && !method.isStatic()) {
                declaring.add(declaring(method, type, other));
            }
            binding(method.annotations())
                    .ifPresent(found -> ofMethods.put(
                            key(declaring(method, type, other), DescribedClasses.signature(method)), found));
        }
    }

    private static String declaring(MethodInfo method, ClassInfo type, String other) {
        String name = method.declaringClass().name();
        return name.equals(type.name()) ? other : name;
    }

    /** Whether nothing is written here, so that the class need not be loaded. */
    public boolean areNone() {
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

    @Override
    public boolean areIn(Class<?> type) {
        return (ofClass.isPresent() && declaring.contains(type.getName()))
                || ofMethods.keySet().stream().anyMatch(key -> key.startsWith(type.getName() + "."));
    }

    private static String key(String declaringClass, String signature) {
        return declaringClass + "." + signature;
    }

    private static Optional<AnnotationInfo> binding(Collection<AnnotationInfo> annotations) {
        Optional<AnnotationInfo> direct = annotations.stream()
                .filter(annotation -> DescribedClasses.is(annotation, Breaker.class.getName()))
                .findFirst();
        return direct.or(() -> annotations.stream()
                .flatMap(annotation -> DescribedClasses.declaration(annotation).stream())
                .filter(other -> other.hasAnnotation(InterceptorBinding.class))
                .flatMap(other -> binding(other.annotations()).stream())
                .findFirst());
    }

    private static Optional<AnnotationInfo> stereotyped(Collection<AnnotationInfo> annotations) {
        return annotations.stream()
                .flatMap(annotation -> DescribedClasses.declaration(annotation).stream())
                .filter(other -> other.hasAnnotation(Stereotype.class))
                .map(ClassInfo::annotations)
                .flatMap(definition -> binding(definition).or(() -> stereotyped(definition)).stream())
                .findFirst();
    }
}
