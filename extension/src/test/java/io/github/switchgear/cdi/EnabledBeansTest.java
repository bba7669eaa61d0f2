package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.CapturedLog;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Only beans that are enabled bring breakers, and only theirs can be wrong. */
class EnabledBeansTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @Vetoed
    @Dependent
    static class Excluded {
        @Breaker(allowedFails = 0)
        public final void call() {}
    }

    @Alternative
    @Dependent
    static class NotSelected {
        @Breaker(allowedFails = 0)
        public final void call() {}
    }

    @Alternative
    @Priority(1)
    @Dependent
    static class Selected {
        @Breaker(name = "selected")
        void call() {}
    }

    @Dependent
    static class General {
        @Breaker
        void call() {}
    }

    @Specializes
    static class Special extends General {
        @Override
        @Breaker(name = "special")
        void call() {}
    }

    @Breaker
    interface Contract {
        void call();
    }

    @Dependent
    static class ByContract implements Contract {
        @Override
        public void call() {}
    }

    @Test
    void nothingIsListedForBeansThatAreNotEnabled() {
        try (Application application = Application.of(Excluded.class, NotSelected.class)) {
            assertThat(application.breakerNames()).isEmpty();
        }
    }

    @Test
    void aSelectedAlternativeIsListed() {
        try (Application application = Application.of(Selected.class)) {
            assertThat(application.breakerNames()).containsExactly("selected");
        }
    }

    @Test
    void aSpecializedBeanIsNotListed() {
        try (Application application = Application.of(General.class, Special.class)) {
            assertThat(application.breakerNames()).containsExactly("special");
        }
    }

    @Test
    void anAnnotationOnAnInterfaceGuardsNothing() {
        try (Application application = Application.of(ByContract.class)) {
            assertThat(application.breakerNames()).isEmpty();
        }
    }

    @Breaker
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Traced {}

    @Traced
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class Tracing {

        @AroundInvoke
        Object trace(InvocationContext call) throws Exception {
            return traced(call.proceed());
        }

        Object traced(Object result) {
            return result;
        }
    }

    @Breaker
    @Decorator
    @Priority(Interceptor.Priority.APPLICATION)
    static class Decorating implements Contract {

        @Inject
        @Delegate
        Contract decorated;

        @Override
        public void call() {
            decorated.call();
        }
    }

    @Test
    void anInterceptorAndADecoratorAreNotGuardedWhateverBindingTheyHave() {
        try (Application application =
                Application.of(Selected.class, Tracing.class, ByContract.class, Decorating.class)) {
            application.get(Contract.class).call();

            assertThat(application.breakerNames()).containsExactly("selected");
        }
    }
}
