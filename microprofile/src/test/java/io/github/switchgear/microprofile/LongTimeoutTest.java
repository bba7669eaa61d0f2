package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A timeout that nobody can wait for, and one that is none. */
class LongTimeoutTest {

    private static final String TIMEOUT = Shop.class.getName() + "/stock/Timeout/";

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

        @CircuitBreaker(requestVolumeThreshold = 2, delay = 1, delayUnit = ChronoUnit.HOURS)
        @Retry(maxRetries = 0)
        @Timeout(1)
        String stock(boolean isThere) {
            if (!isThere) {
                throw new IllegalStateException();
            }
            return "good";
        }
    }

    @Test
    void oneOfCenturiesIsNeverOver() {
        Map<String, String> centuries = Map.of(TIMEOUT + "value", "200000", TIMEOUT + "unit", ChronoUnit.DAYS.name());
        try (Application application = Application.start(centuries, Shop.class)) {
            Shop shop = application.get(Shop.class);
            assertThat(shop.stock(true)).isEqualTo("good");
            assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(IllegalStateException.class);

            assertThat(application
                            .breaker(Shop.class, "stock")
                            .snapshot()
                            .totals()
                            .succeeded())
                    .isEqualTo(1);
            assertThatThrownBy(() -> shop.stock(true)).isInstanceOf(CallRejectedException.class);
        }
    }

    @Test
    void ofOneThatIsNoneTheContainerTells() {
        Throwable refused = catchThrowable(() ->
                Application.start(Map.of(TIMEOUT + "value", "soon"), Shop.class).close());

        assertThat(refused).isNotNull();
        assertThat(refused.getStackTrace())
                .noneMatch(element -> element.getClassName().endsWith(".MethodPlan"));
    }
}
