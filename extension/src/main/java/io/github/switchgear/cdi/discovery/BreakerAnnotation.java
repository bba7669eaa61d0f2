package io.github.switchgear.cdi.discovery;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.configuration.AnnotatedBreaker;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import java.lang.annotation.Annotation;

/** Finds {@code @Breaker}. */
final class BreakerAnnotation implements BreakerSource {

    static final BreakerSource SOURCE = new BreakerAnnotation();

    private BreakerAnnotation() {}

    @Override
    public Class<Breaker> type() {
        return Breaker.class;
    }

    @Override
    public BreakerDeclaration declaration(Annotation annotation) {
        return new AnnotatedBreaker((Breaker) annotation);
    }
}
