package io.github.switchgear.cdi.discovery;

import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Finds a source's annotation among others and in those that carry it, as a portable container knows them. */
public final class CarriedBreakers {

    private final BreakerSource source;
    private final BeanManager beanManager;

    /** That of {@code @Breaker}. */
    public CarriedBreakers(BeanManager beanManager) {
        this(BreakerAnnotation.SOURCE, beanManager);
    }

    public CarriedBreakers(BreakerSource source, BeanManager beanManager) {
        this.source = source;
        this.beanManager = beanManager;
    }

    BreakerSource source() {
        return source;
    }

    /** Directly, or through another interceptor binding. */
    Optional<Annotation> bound(Collection<Annotation> annotations) {
        Optional<Annotation> direct =
                annotations.stream().filter(source.type()::isInstance).findFirst();
        return direct.or(() -> annotations.stream()
                .map(Annotation::annotationType)
                .filter(beanManager::isInterceptorBinding)
                .flatMap(other -> bound(beanManager.getInterceptorBindingDefinition(other)).stream())
                .findFirst());
    }

    /** Through a stereotype. */
    Optional<Annotation> stereotyped(Collection<Annotation> annotations) {
        return annotations.stream()
                .filter(this::isStereotype)
                .map(this::definition)
                .flatMap(definition -> bound(definition).or(() -> stereotyped(definition)).stream())
                .findFirst();
    }

    boolean isBound(Annotation annotation) {
        return bound(Set.of(annotation)).isPresent();
    }

    boolean isStereotyped(Annotation annotation) {
        return stereotyped(Set.of(annotation)).isPresent();
    }

    boolean isStereotype(Annotation annotation) {
        return beanManager.isStereotype(annotation.annotationType());
    }

    boolean isScope(Annotation annotation) {
        return beanManager.isScope(annotation.annotationType());
    }

    /** What is written on a stereotype. */
    Set<Annotation> definition(Annotation stereotype) {
        return beanManager.getStereotypeDefinition(stereotype.annotationType());
    }
}
