package io.github.switchgear.microprofile.cdi;

import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.microprofile.call.AdoptedGuard;
import io.github.switchgear.microprofile.config.Choice;
import io.github.switchgear.microprofile.plan.AdoptedBreaker;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Finds MicroProfile's {@code @CircuitBreaker}. */
public final class AdoptedAnnotation implements BreakerSource {

    @Override
    public Class<CircuitBreaker> type() {
        return CircuitBreaker.class;
    }

    @Override
    public BreakerDeclaration declaration(Annotation annotation) {
        throw new UnsupportedOperationException("configuration speaks of methods, so each has its own");
    }

    @Override
    public BreakerDeclaration declaration(Annotation annotation, Class<?> beanClass, Method method) {
        return new AdoptedBreaker((CircuitBreaker) annotation, beanClass, method, AdoptedGuard::of);
    }

    @Override
    public boolean isInUse() {
        return Choice.of(ConfigProvider.getConfig()).mode() != Choice.Mode.OFF;
    }

    /** The application has run with it. */
    @Override
    public boolean refusesWhatIsOutOfReach() {
        return false;
    }
}
