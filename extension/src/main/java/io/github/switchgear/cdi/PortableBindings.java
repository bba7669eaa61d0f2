package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Annotations as a portable container has them, changes by other extensions included. */
final class PortableBindings implements BeanBindings {

    private final AnnotatedType<?> type;
    private final Map<Method, Set<Annotation>> ofMethods = new HashMap<>();
    private final BeanManager beanManager;

    PortableBindings(AnnotatedType<?> type, BeanManager beanManager) {
        this.type = type;
        this.beanManager = beanManager;
        for (AnnotatedMethod<?> method : type.getMethods()) {
            ofMethods.put(method.getJavaMember(), method.getAnnotations());
        }
    }

    /** Of a method out of reach, what the source says: {@link FinalMethods} has taken it away from the container. */
    @Override
    public Optional<Breaker> ofMethod(Method method) {
        Set<Annotation> annotations = ofMethods.get(method);
        return annotations == null || !BeanMethods.unreachableBecause(method).isEmpty()
                ? binding(List.of(method.getAnnotations()))
                : binding(annotations);
    }

    @Override
    public Optional<Breaker> ofClass() {
        return binding(type.getAnnotations()).or(() -> stereotyped(type.getAnnotations()));
    }

    private Optional<Breaker> binding(Collection<Annotation> annotations) {
        Optional<Breaker> direct = annotations.stream()
                .filter(Breaker.class::isInstance)
                .map(Breaker.class::cast)
                .findFirst();
        return direct.or(() -> annotations.stream()
                .map(Annotation::annotationType)
                .filter(beanManager::isInterceptorBinding)
                .flatMap(other -> binding(beanManager.getInterceptorBindingDefinition(other)).stream())
                .findFirst());
    }

    private Optional<Breaker> stereotyped(Collection<Annotation> annotations) {
        return annotations.stream()
                .map(Annotation::annotationType)
                .filter(beanManager::isStereotype)
                .map(beanManager::getStereotypeDefinition)
                .flatMap(definition -> binding(definition).or(() -> stereotyped(definition)).stream())
                .findFirst();
    }
}
