package io.github.switchgear.cdi.discovery;

import io.github.switchgear.Breaker;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/** Annotations as they are written on some methods of a class of which nothing more may be readable. */
final class WrittenBindings implements BeanBindings {

    private final Class<?> type;
    private final Set<String> guarded;

    WrittenBindings(Class<?> type, String... guarded) {
        this.type = type;
        this.guarded = Set.of(guarded);
    }

    @Override
    public BreakerSource source() {
        return BreakerAnnotation.SOURCE;
    }

    @Override
    public Optional<Annotation> ofMethod(Method method) {
        return Optional.ofNullable(method.getAnnotation(Breaker.class));
    }

    @Override
    public Optional<Annotation> ofClass() {
        return Optional.ofNullable(type.getAnnotation(Breaker.class));
    }

    @Override
    public boolean areIn(Class<?> declaring) {
        return declaring == type && !guarded.isEmpty();
    }
}
