package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerDescription.Guardian;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only the container knows how to guard stays the container's, and is guarded by it. */
class KeptTest {

    @BeforeEach
    void beQuiet() {
        QuietLog.start();
    }

    @AfterEach
    void speakAgain() {
        QuietLog.stop();
    }

    static class Stage extends CompletableFuture<String> {}

    public static class IsNothing implements Predicate<Object> {

        @Override
        public boolean test(Object value) {
            return Objects.equals(value, "");
        }
    }

    @ApplicationScoped
    static class Shop {

        @CircuitBreaker(requestVolumeThreshold = 2, delay = 1, delayUnit = ChronoUnit.HOURS)
        @Retry(maxRetries = 1, delay = 0, jitter = 0)
        @RetryWhen(result = IsNothing.class)
        String repeated() {
            throw new IllegalStateException();
        }

        @CircuitBreaker(requestVolumeThreshold = 2, delay = 1, delayUnit = ChronoUnit.HOURS)
        Stage stage() {
            throw new IllegalStateException();
        }
    }

    /** As a container tells of one that tells of it at all. */
    @MessageDriven
    @ApplicationScoped
    static class Receiver {

        @CircuitBreaker
        String receive() {
            return "";
        }
    }

    private static void assertIsKept(Application application, Class<?> bean, String method, String because) {
        assertThat(application.description(bean, method).guardedBy()).isEqualTo(Guardian.CONTAINER);
        assertThat(application.description(bean, method).position()).isEqualTo("kept: " + because);
    }

    @Test
    void whereRetryMayRepeatAGoodEnd() {
        try (Application application = Application.start(Map.of(), Shop.class)) {
            assertIsKept(application, Shop.class, "repeated", "@RetryWhen may repeat a good end");

            assertThatThrownBy(application.get(Shop.class)::repeated).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(application.get(Shop.class)::repeated)
                    .isInstanceOf(org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException.class)
                    .isNotInstanceOf(CallRejectedException.class);
        }
    }

    @Test
    void whereAStageIsOfATypeOfItsOwn() {
        try (Application application = Application.start(Map.of(), Shop.class)) {
            assertIsKept(
                    application,
                    Shop.class,
                    "stage",
                    "it returns " + Stage.class.getName() + ", whose calls the container alone knows");
        }
    }

    @Test
    void whereAContainerMayNotTellOfTheBean() {
        try (Application application = Application.start(Map.of(), Receiver.class)) {
            assertIsKept(
                    application,
                    Receiver.class,
                    "receive",
                    "it is a method of a message-driven bean, of which containers do not tell");
        }
    }
}
