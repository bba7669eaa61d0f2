package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.guard.DeployedBreakers;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where {@code @Breaker} may come from but from the bean's own source. */
class BindingOriginTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @Breaker(allowedFails = 1)
    @InterceptorBinding
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Fragile {}

    @Breaker(allowedFails = 2)
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Client {}

    @Client
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface RemoteClient {}

    interface Downstream {
        void call() throws Outage;
    }

    @Dependent
    static class MethodBound implements Downstream {

        @Override
        @Fragile
        public void call() throws Outage {
            throw new Outage();
        }
    }

    @Fragile
    static class BoundBase {}

    @Dependent
    static class ClassBound extends BoundBase implements Downstream {

        @Override
        public void call() throws Outage {
            throw new Outage();
        }
    }

    @Client
    @Dependent
    static class Stereotyped implements Downstream {

        @Override
        public void call() throws Outage {
            throw new Outage();
        }
    }

    @RemoteClient
    @Dependent
    static class TwiceStereotyped implements Downstream {

        @Override
        public void call() throws Outage {
            throw new Outage();
        }
    }

    @Dependent
    static class Plain implements Downstream {

        @Override
        public void call() throws Outage {
            throw new Outage();
        }
    }

    @Test
    void anotherInterceptorBindingOnAMethodMayCarryIt() {
        assertThatItOpensAfter(1, MethodBound.class);
    }

    @Test
    void anotherInterceptorBindingOnASuperclassMayCarryIt() {
        assertThatItOpensAfter(1, ClassBound.class);
    }

    @Test
    void aStereotypeMayCarryIt() {
        assertThatItOpensAfter(2, Stereotyped.class);
    }

    @Test
    void aStereotypeOfAStereotypeMayCarryIt() {
        assertThatItOpensAfter(2, TwiceStereotyped.class);
    }

    @Test
    void anotherExtensionMayAddIt() {
        Weld weld = Application.weld(Plain.class).addExtension(new Adding());
        try (WeldContainer container = weld.initialize()) {
            assertThat(container.select(DeployedBreakers.class).get().find(Plain.class.getName() + ".call"))
                    .isPresent();
        }
    }

    private static void assertThatItOpensAfter(int failures, Class<? extends Downstream> beanClass) {
        try (Application application = Application.of(beanClass)) {
            assertThat(application.breakerNames()).isEqualTo(List.of(beanClass.getName() + ".call"));

            Downstream downstream = application.get(beanClass);
            Outage.meets(downstream::call, failures);
            Outage.rejects(downstream::call);
        }
    }

    static class Adding implements Extension {

        void add(@Observes ProcessAnnotatedType<Plain> event) {
            event.configureAnnotatedType().add(BoundBase.class.getAnnotation(Fragile.class));
        }
    }
}
