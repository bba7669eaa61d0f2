package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.CapturedLog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Vetoed;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which methods are guarded, under which names; all of it is known before the first call. */
@ExtendWith(CapturedLog.class)
class DiscoveryTest {

    private static final String HERE = DiscoveryTest.class.getName() + "$";

    @Dependent
    static class Overloaded extends Parent {
        @Breaker
        void single() {}

        @Breaker
        void twice(String text, int[] numbers) {}

        void twice() {}

        @Breaker
        void inheritedToo(int number) {}
    }

    static class Parent {
        @Breaker
        void inherited() {}

        void inheritedToo(String text) {}

        private void inheritedToo() {}

        void use() {
            inheritedToo();
        }
    }

    @Test
    void aNameIsClassAndMethodWithParametersWhereTheBeanHasOverloads() {
        try (Application application = Application.of(Overloaded.class)) {
            assertThat(application.breakerNames())
                    .containsExactly(
                            HERE + "Overloaded.inherited",
                            HERE + "Overloaded.inheritedToo(int)",
                            HERE + "Overloaded.single",
                            HERE + "Overloaded.twice(String,int[])");
            assertThat(application
                            .describe(HERE + "Overloaded.twice(String,int[])")
                            .methods())
                    .containsExactly(HERE + "Overloaded.twice(String,int[])");
        }
    }

    abstract static class Generic<T> {
        abstract int accept(T value);
    }

    @Dependent
    static class Bridged extends Generic<String> {
        @Override
        @Breaker(allowedFails = 1)
        int accept(String value) {
            return Integer.parseInt(value);
        }
    }

    @Test
    void aBridgeIsNoOverloadAndACallThroughItIsOneCall() {
        try (Application application = Application.of(Bridged.class)) {
            assertThat(application.breakerNames()).containsExactly(HERE + "Bridged.accept");
            Generic<String> generic = application.get(Bridged.class);
            assertThat(generic.accept("7")).isEqualTo(7);
            assertThat(application
                            .breakers()
                            .find(HERE + "Bridged.accept")
                            .orElseThrow()
                            .snapshot()
                            .totals()
                            .succeeded())
                    .isEqualTo(1);
        }
    }

    @Dependent
    @Breaker(allowedFails = 7)
    static class WholeClass {
        @PostConstruct
        void begin() {}

        void open() {}

        @Breaker(allowedFails = 2)
        protected void own() {}

        private void hidden() {}

        static void shared() {}

        final void fixed() {}

        void use() {
            hidden();
        }

        @Override
        public String toString() {
            return "whole";
        }
    }

    @Test
    void onAClassItGuardsEveryMethodThatCanBeReachedAndTheMethodsOwnComesFirst() {
        try (Application application = Application.of(WholeClass.class)) {
            assertThat(application.breakerNames())
                    .containsExactly(HERE + "WholeClass.open", HERE + "WholeClass.own", HERE + "WholeClass.use");
            assertThat(allowedFails(application, "WholeClass.open")).isEqualTo(7);
            assertThat(allowedFails(application, "WholeClass.own")).isEqualTo(2);
            WholeClass bean = application.get(WholeClass.class);
            bean.open();
            bean.own();
            bean.fixed();
            assertThat(totals(application, "WholeClass.open").succeeded()).isEqualTo(1);
            assertThat(totals(application, "WholeClass.own").succeeded()).isEqualTo(1);
            assertThat(bean).hasToString("whole");
        }
    }

    private static BreakerSnapshot.Totals totals(Application application, String breaker) {
        return application
                .breakers()
                .find(HERE + breaker)
                .orElseThrow()
                .snapshot()
                .totals();
    }

    private static Object allowedFails(Application application, String breaker) {
        return application
                .describe(HERE + breaker)
                .settings()
                .get("allowedFails")
                .value();
    }

    @Dependent
    static class Child extends WholeClass {
        void more() {}
    }

    @Test
    void aClassesAnnotationIsInheritedAndTheNamesAreTheBeans() {
        try (Application application = Application.of(Child.class)) {
            assertThat(application.breakerNames())
                    .containsExactly(HERE + "Child.more", HERE + "Child.open", HERE + "Child.own", HERE + "Child.use");
        }
    }

    @Stereotype
    @Breaker(allowedFails = 1)
    @Retention(RetentionPolicy.RUNTIME)
    @interface RemoteClient {}

    @InterceptorBinding
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Breaker(allowedFails = 1)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Remote {}

    @Dependent
    @RemoteClient
    static class Stereotyped {
        void call() {
            throw new IllegalArgumentException("broken");
        }
    }

    @Dependent
    static class Bound {
        @Remote
        void call() {
            throw new IllegalArgumentException("broken");
        }
    }

    @Test
    void itArrivesThroughAStereotypeAndThroughAnotherBinding() {
        try (Application application = Application.of(Stereotyped.class, Bound.class)) {
            assertThat(application.breakerNames()).containsExactly(HERE + "Bound.call", HERE + "Stereotyped.call");
            assertOpensAfterOne(application.get(Bound.class)::call);
            assertOpensAfterOne(application.get(Stereotyped.class)::call);
        }
    }

    private static void assertOpensAfterOne(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(call::run).isInstanceOf(BreakerOpenException.class);
    }

    interface WithDefault {
        @Breaker
        default String greet() {
            return "hello";
        }
    }

    @Dependent
    static class Greeter implements WithDefault {}

    @Test
    void aDefaultMethodOfAnInterfaceIsTheBeansOwn() {
        try (Application application = Application.of(Greeter.class)) {
            assertThat(application.breakerNames()).containsExactly(HERE + "Greeter.greet");
            assertThat(application.get(Greeter.class).greet()).isEqualTo("hello");
        }
    }

    @Vetoed
    static class VetoedBean {
        @Breaker
        void call() {}
    }

    @Alternative
    @ApplicationScoped
    static class Unselected {
        @Breaker
        void call() {}
    }

    @Test
    void aBeanThatIsNotEnabledHasNoBreaker() {
        try (Application application = Application.of(VetoedBean.class, Unselected.class, Greeter.class)) {
            assertThat(application.breakerNames()).containsExactly(HERE + "Greeter.greet");
        }
    }

    @Dependent
    static class First {
        @Breaker(name = "shared", allowedFails = 2)
        void call() {
            throw new IllegalArgumentException("broken");
        }
    }

    @Dependent
    static class Second {
        @Breaker(name = "shared", allowedFails = 2)
        void call() {
            throw new IllegalArgumentException("broken");
        }
    }

    @Test
    void methodsOfOneNameShareOneBreaker() {
        try (Application application = Application.of(First.class, Second.class)) {
            assertThat(application.breakerNames()).containsExactly("shared");
            assertThat(application.describe("shared").methods())
                    .containsExactly(HERE + "First.call()", HERE + "Second.call()");
            assertThatThrownBy(application.get(First.class)::call).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(application.get(Second.class)::call).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(application.get(First.class)::call).isInstanceOf(BreakerOpenException.class);
        }
    }
}
