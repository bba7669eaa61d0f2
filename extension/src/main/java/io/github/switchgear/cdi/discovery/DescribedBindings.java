package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.plan.BeanMethods;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Annotations as a build compatible container describes them, changes by other extensions included. */
public final class DescribedBindings implements BeanBindings {

    private final BreakerSource source;
    private final Optional<AnnotationInfo> ofClass;
    private final Map<String, AnnotationInfo> ofMethods = new HashMap<>();
    /** Those that an annotation on the class may be meant for, by the names of classes and interfaces that have any. */
    private final Set<String> declaring = new HashSet<>();

    /** Those of {@code @Breaker}. */
    public DescribedBindings(ClassInfo type) {
        this(type, BreakerAnnotation.SOURCE);
    }

    public DescribedBindings(ClassInfo type, BreakerSource source) {
        this(type, type.name(), source);
    }

    /** Those of {@code @Breaker} of a class that has them for another one, whose methods it repeats. */
    DescribedBindings(ClassInfo type, String other) {
        this(type, other, BreakerAnnotation.SOURCE);
    }

    private DescribedBindings(ClassInfo type, String other, BreakerSource source) {
        this.source = source;
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
    public BreakerSource source() {
        return source;
    }

    @Override
    public Optional<Annotation> ofMethod(Method method) {
        return Optional.ofNullable(
                        ofMethods.get(key(method.getDeclaringClass().getName(), BeanMethods.signature(method))))
                .map(this::annotation);
    }

    @Override
    public Optional<Annotation> ofClass() {
        return ofClass.map(this::annotation);
    }

    private Annotation annotation(AnnotationInfo info) {
        return DescribedClasses.annotation(source.type(), info);
    }

    @Override
    public boolean areIn(Class<?> type) {
        return (ofClass.isPresent() && declaring.contains(type.getName()))
                || ofMethods.keySet().stream().anyMatch(key -> key.startsWith(type.getName() + "."));
    }

    private static String key(String declaringClass, String signature) {
        return declaringClass + "." + signature;
    }

    private Optional<AnnotationInfo> binding(Collection<AnnotationInfo> annotations) {
        Optional<AnnotationInfo> direct = annotations.stream()
                .filter(annotation ->
                        DescribedClasses.is(annotation, source.type().getName()))
                .findFirst();
        return direct.or(() -> annotations.stream()
                .flatMap(annotation -> DescribedClasses.declaration(annotation).stream())
                .filter(other -> other.hasAnnotation(InterceptorBinding.class))
                .flatMap(other -> binding(other.annotations()).stream())
                .findFirst());
    }

    private Optional<AnnotationInfo> stereotyped(Collection<AnnotationInfo> annotations) {
        return annotations.stream()
                .flatMap(annotation -> DescribedClasses.declaration(annotation).stream())
                .filter(other -> other.hasAnnotation(Stereotype.class))
                .map(ClassInfo::annotations)
                .flatMap(definition -> binding(definition).or(() -> stereotyped(definition)).stream())
                .findFirst();
    }
}
