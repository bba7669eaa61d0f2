package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.plan.BeanMethods;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Annotations as a portable container has them, changes by other extensions included. */
public final class PortableBindings implements BeanBindings {

    private final AnnotatedType<?> type;
    private final Map<Method, Set<Annotation>> ofMethods = new HashMap<>();
    private final CarriedBreakers carried;

    public PortableBindings(AnnotatedType<?> type, CarriedBreakers carried) {
        this.type = type;
        this.carried = carried;
        for (AnnotatedMethod<?> method : type.getMethods()) {
            ofMethods.put(method.getJavaMember(), method.getAnnotations());
        }
    }

    /** Those of a class as it is written. */
    public static PortableBindings of(Class<?> type, BeanManager beanManager) {
        return new PortableBindings(beanManager.createAnnotatedType(type), new CarriedBreakers(beanManager));
    }

    @Override
    public BreakerSource source() {
        return carried.source();
    }

    /** Of a method out of reach, what the source says: {@link FinalMethods} has taken it away from the container. */
    @Override
    public Optional<Annotation> ofMethod(Method method) {
        Set<Annotation> annotations = ofMethods.get(method);
        return annotations == null || !BeanMethods.unreachableBecause(method).isEmpty()
                ? carried.bound(List.of(method.getAnnotations()))
                : carried.bound(annotations);
    }

    @Override
    public boolean areIn(Class<?> declaring) {
        return ofMethods.keySet().stream()
                .filter(method -> method.getDeclaringClass() == declaring)
                .anyMatch(method -> ofMethod(method).or(this::ofClass).isPresent());
    }

    @Override
    public Optional<Annotation> ofClass() {
        return carried.bound(type.getAnnotations()).or(() -> carried.stereotyped(type.getAnnotations()));
    }
}
