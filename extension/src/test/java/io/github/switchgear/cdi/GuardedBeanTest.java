package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an application's beans see of it. */
@ExtendWith(CapturedLog.class)
class GuardedBeanTest {

    @ApplicationScoped
    static class Limits {
        int least() {
            return 1;
        }
    }

    @Dependent
    static class AtLeast implements ResultValidator<Integer> {
        static final AtomicInteger MADE = new AtomicInteger();

        @Inject
        Limits limits;

        AtLeast() {
            MADE.incrementAndGet();
        }

        @Override
        public boolean isValid(Integer result) {
            return result != null && result >= limits.least();
        }
    }

    @ApplicationScoped
    static class Client {
        int calls;

        @Breaker(name = "validated", allowedFails = 2, validator = AtLeast.class)
        Integer validated(Integer answer) {
            calls++;
            return answer;
        }

        @Breaker(name = "allowed", allowedExceptions = IOException.class)
        void allowed(Exception problem) throws Exception {
            throw problem;
        }

        @Breaker(name = "failing", failureExceptions = IOException.class)
        void failing(Exception problem) throws Exception {
            throw problem;
        }

        @Breaker(name = "timed", retryTimer = 1500, probeLease = 250, unit = ChronoUnit.MILLIS)
        void timed() {}
    }

    private static int failures(Application application, String breaker) {
        return breaker(application, breaker).snapshot().consecutiveFailures();
    }

    private static CircuitBreaker breaker(Application application, String name) {
        return application.breakers().find(name).orElseThrow();
    }

    private static Application application() {
        return Application.of(Client.class, AtLeast.class, Limits.class);
    }

    @Test
    void whatTheValidatorRejectsReachesTheCallerAndOpensTheBreaker() {
        int madeBefore = AtLeast.MADE.get();
        try (Application application = application()) {
            Client client = application.get(Client.class);

            assertThat(client.validated(0)).isZero();
            assertThat(client.validated(null)).isNull();
            assertThatThrownBy(() -> client.validated(1))
                    .isInstanceOfSatisfying(
                            BreakerOpenException.class,
                            rejection -> assertThat(rejection.breakerName()).isEqualTo("validated"));

            assertThat(breaker(application, "validated")
                            .snapshot()
                            .lastFailure()
                            .type())
                    .isEqualTo(AtLeast.class.getName());
            assertThat(breaker(application, "validated").snapshot().totals().rejected())
                    .isEqualTo(1);
            assertThat(AtLeast.MADE).hasValue(madeBefore + 1);
        }
    }

    @Test
    void theListsOfExceptionsDecideWhatCounts() {
        try (Application application = application()) {
            Client client = application.get(Client.class);
            IOException io = new IOException("io");
            IllegalStateException state = new IllegalStateException("state");

            assertThatThrownBy(() -> client.allowed(io)).isSameAs(io);
            assertThat(failures(application, "allowed")).isZero();
            assertThatThrownBy(() -> client.allowed(state)).isSameAs(state);
            assertThat(failures(application, "allowed")).isEqualTo(1);

            assertThatThrownBy(() -> client.failing(state)).isSameAs(state);
            assertThat(failures(application, "failing")).isZero();
            assertThatThrownBy(() -> client.failing(io)).isSameAs(io);
            assertThat(failures(application, "failing")).isEqualTo(1);
        }
    }

    @Test
    void everySettingTellsItsValueAndItsSource() {
        try (Application application = application()) {
            assertThat(application.describe("timed").settings())
                    .containsEntry("allowedFails", new Setting(3, "default"))
                    .containsEntry("retryTimer", new Setting("PT1.5S", "annotation"))
                    .containsEntry("probeLease", new Setting("PT0.25S", "annotation"));
            assertThat(application.describe("validated").settings())
                    .containsEntry("validator", new Setting(AtLeast.class.getName(), "annotation"));

            breaker(application, "timed")
                    .reconfigure(BreakerSettings.builder().allowedFails(9).build());
            assertThat(application.describe("timed").settings())
                    .containsEntry("allowedFails", new Setting(9, "runtime"))
                    .containsEntry("validator", new Setting("AlwaysValid", "default"));
        }
    }

    @Test
    void theRegistryMakesNoBreakerThatItIsAskedFor() {
        try (Application application = application()) {
            assertThat(application.breakers().find("nope")).isEmpty();
            assertThat(application.breakers().describe("nope")).isEmpty();
            assertThat(application.breakerNames()).containsExactly("allowed", "failing", "timed", "validated");
        }
    }

    @ApplicationScoped
    static class Observer {
        final List<BreakerTransition> told = new ArrayList<>();
        final CompletableFuture<BreakerTransition> toldLater = new CompletableFuture<>();

        void observe(@Observes BreakerTransition transition) {
            told.add(transition);
            throw new IllegalStateException("a bug in an observer");
        }

        void observeLater(@ObservesAsync BreakerTransition transition) {
            toldLater.complete(transition);
        }

        List<BreakerTransition> told() {
            return told;
        }

        CompletableFuture<BreakerTransition> toldLater() {
            return toldLater;
        }
    }

    @Test
    void everyTransitionIsAnEventAndAnObserverThatThrowsHarmsNobody() throws Exception {
        try (Application application = Application.of(Client.class, AtLeast.class, Limits.class, Observer.class)) {
            CircuitBreaker breaker = breaker(application, "timed");
            breaker.forceOpen(ManualOverride.because("flood"));

            BreakerTransition transition = breaker.history().get(0);
            Observer observer = application.get(Observer.class);
            assertThat(observer.told()).containsExactly(transition);
            assertThat(observer.toldLater().get(10, TimeUnit.SECONDS)).isEqualTo(transition);
            assertThatThrownBy(() -> application.get(Client.class).timed()).isInstanceOf(BreakerOpenException.class);
        }
    }

    @SessionScoped
    static class Basket implements Serializable {
        private static final long serialVersionUID = 1L;

        @Breaker
        void add() {}
    }

    @Test
    void aBeanThatMayBePassivatedCanBeGuarded() {
        try (Application application = Application.of(Basket.class)) {
            assertThat(application.breakerNames()).containsExactly(Basket.class.getName() + ".add");
        }
    }
}
