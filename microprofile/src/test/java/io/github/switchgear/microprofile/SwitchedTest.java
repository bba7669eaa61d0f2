package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerDescription.Guardian;
import io.github.switchgear.core.BreakerRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the module does at all. */
class SwitchedTest {

    @BeforeEach
    void beQuiet() {
        QuietLog.start();
    }

    @AfterEach
    void speakAgain() {
        QuietLog.stop();
    }

    @ApplicationScoped
    static class Shop {

        @CircuitBreaker
        String stock() {
            return "";
        }

        /** Natively nobody minds. */
        @CircuitBreaker
        @SuppressWarnings("UnusedMethod") // that it is there is all that matters
        private String secret() {
            return "";
        }
    }

    @ApplicationScoped
    static class Twice {

        @CircuitBreaker
        @Breaker(name = "twice")
        String stock() {
            return "";
        }
    }

    @Test
    void offIsAsIfItWereNotThere() {
        try (Application application = Application.start(Map.of("switchgear.microprofile", "off"), Shop.class)) {
            assertThat(application.get(BreakerRegistry.class).all()).isEmpty();
        }
    }

    @Test
    void observeTakesNothingOverAndListsAll() {
        try (Application application = Application.start(Map.of("switchgear.microprofile", "observe"), Shop.class)) {
            assertThat(application.description(Shop.class, "stock").guardedBy()).isEqualTo(Guardian.CONTAINER);
            assertThat(application.description(Shop.class, "stock").position())
                    .isEqualTo("kept: switchgear.microprofile is observe");
        }
    }

    @Test
    void aMethodOutOfReachIsNoErrorAsItWasNoneBefore() {
        try (Application application = Application.start(Map.of(), Shop.class)) {
            assertThat(application.get(BreakerRegistry.class).all()).hasSize(1);
            assertThat(application.get(Shop.class).stock()).isEmpty();
        }
    }

    @Test
    void aMethodHasOneBreaker() {
        Throwable refused =
                catchThrowable(() -> Application.start(Map.of(), Twice.class).close());

        assertThat(refused)
                .hasMessageContaining(Twice.class.getName()
                        + ".stock(): @Breaker and @CircuitBreaker both guard it; keep one of them");
    }
}
