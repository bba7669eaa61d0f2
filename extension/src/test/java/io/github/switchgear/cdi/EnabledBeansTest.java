package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.Vetoed;
import org.junit.jupiter.api.Test;

/** Only beans that are enabled bring breakers, and only theirs can be wrong. */
class EnabledBeansTest {

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
}
