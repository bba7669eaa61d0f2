package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application says of MicroProfile's rejection holds for this module's, also where somebody forced the breaker open. */
class RejectionTest {

    private Application application;

    @BeforeEach
    void start() {
        QuietLog.start();
        application = Application.start(Map.of(), Shop.class, Answering.class);
        for (String method : new String[] {"alone", "abort", "retry", "apply", "skip", "handle", "stage"}) {
            application
                    .breaker(Shop.class, method)
                    .forceOpen(ManualOverride.because("stocktaking").lasting(Duration.ofHours(1)));
        }
    }

    @AfterEach
    void stop() {
        application.close();
        QuietLog.stop();
    }

    private Shop shop() {
        return application.get(Shop.class);
    }

    @Test
    void itIsMicroProfilesExceptionThatTellsWhichBreakerAndUntilWhen() {
        CallRejectedException rejection = catchThrowableOfType(CallRejectedException.class, shop()::alone);

        assertThat(rejection).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(rejection.breakerName()).isEqualTo(Shop.class.getName() + ".alone");
        assertThat(rejection.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(rejection.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(rejection)
                .hasMessageMatching("Breaker '.*Shop.alone' is FORCED_OPEN; a call may be let through in \\d+ ms");
        assertThat(rejection.getStackTrace()).isEmpty();
    }

    @Test
    void abortOnEndsTheAttemptsAtOnce() {
        assertThat(catchThrowableOfType(CallRejectedException.class, shop()::abort))
                .isNotNull();
        assertThat(application.breaker(Shop.class, "abort").snapshot().totals().rejected())
                .isEqualTo(1);
    }

    @Test
    void retryOnMakesThemAll() {
        assertThat(catchThrowableOfType(CallRejectedException.class, shop()::retry))
                .isNotNull();
        assertThat(application.breaker(Shop.class, "retry").snapshot().totals().rejected())
                .isEqualTo(3);
    }

    @Test
    void applyOnAnswersAndSkipOnDoesNot() {
        assertThat(shop().apply()).isEqualTo("answered");
        assertThat(catchThrowableOfType(CallRejectedException.class, shop()::skip))
                .isNotNull();
    }

    @Test
    void aFallbackHandlerIsToldOfIt() {
        assertThat(shop().handle()).isEqualTo(CallRejectedException.class.getName());
    }

    @Test
    void aStageFailsWithIt() {
        CompletableFuture<String> stage = shop().stage().toCompletableFuture();

        assertThat(catchThrowableOfType(CompletionException.class, stage::join))
                .hasCauseInstanceOf(CallRejectedException.class);
    }

    @ApplicationScoped
    static class Shop {

        @CircuitBreaker
        String alone() {
            return "let through";
        }

        @CircuitBreaker
        @Retry(maxRetries = 2, delay = 0, jitter = 0, abortOn = CircuitBreakerOpenException.class)
        String abort() {
            return "let through";
        }

        @CircuitBreaker
        @Retry(maxRetries = 2, delay = 0, jitter = 0, retryOn = CircuitBreakerOpenException.class)
        String retry() {
            return "let through";
        }

        @CircuitBreaker
        @Fallback(fallbackMethod = "answer", applyOn = CircuitBreakerOpenException.class)
        String apply() {
            return "let through";
        }

        @CircuitBreaker
        @Fallback(fallbackMethod = "answer", skipOn = CircuitBreakerOpenException.class)
        String skip() {
            return "let through";
        }

        String answer() {
            return "answered";
        }

        @CircuitBreaker
        @Fallback(Answering.class)
        String handle() {
            return "let through";
        }

        @CircuitBreaker
        @Asynchronous
        CompletionStage<String> stage() {
            return CompletableFuture.completedFuture("let through");
        }
    }

    @ApplicationScoped
    static class Answering implements FallbackHandler<String> {

        @Override
        public String handle(ExecutionContext context) {
            return context.getFailure().getClass().getName();
        }
    }
}
