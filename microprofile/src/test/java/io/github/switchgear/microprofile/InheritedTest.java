package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerDescription.Guardian;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key that switches the container's breaker off names the class that declares a method, and the plan is that of the bean. */
class InheritedTest {

    @BeforeEach
    void beQuiet() {
        QuietLog.start();
    }

    @AfterEach
    void speakAgain() {
        QuietLog.stop();
    }

    @ApplicationScoped
    static class Parent {

        @CircuitBreaker(requestVolumeThreshold = 2, delay = 1, delayUnit = ChronoUnit.HOURS)
        @Retry(maxRetries = 1, delay = 0, jitter = 0)
        String stock() {
            throw new IllegalStateException();
        }
    }

    @ApplicationScoped
    @Typed(Child.class)
    @Bulkhead(5)
    static class Child extends Parent {}

    @Test
    void whatASubclassAddsLeavesNoMethodWithoutABreaker() {
        try (Application application = Application.start(Map.of(), Parent.class, Child.class)) {
            assertThat(application.description(Parent.class, "stock").position())
                    .isEqualTo("inner");
            assertThat(application.description(Child.class, "stock").position()).isEqualTo("framed");
            assertThat(application.description(Child.class, "stock").guardedBy())
                    .isEqualTo(Guardian.SWITCHGEAR);

            assertThatThrownBy(application.get(Child.class)::stock).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(application.get(Child.class)::stock).isInstanceOf(CallRejectedException.class);
        }
    }
}
