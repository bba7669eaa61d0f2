package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The metrics of the specification go on. */
class MetricsTest {

    private Application application;

    @BeforeEach
    void start() {
        QuietLog.start();
        application = Application.start(Map.of(), Shop.class, Branch.class, Registries.class);
    }

    @AfterEach
    void stop() {
        application.close();
        QuietLog.stop();
    }

    private RequiredSearch metric(String name, String... tags) {
        return application
                .get(MeterRegistry.class)
                .get(name)
                .tags(Tags.of(tags).and("method", Shop.class.getCanonicalName() + ".stock"));
    }

    private double calls(String result) {
        return metric("ft.circuitbreaker.calls.total", "circuitBreakerResult", result)
                .functionCounter()
                .count();
    }

    private double is(String state) {
        return metric("ft.circuitbreaker.state.current", "state", state).gauge().value();
    }

    @Test
    void theyCountCallsByTheirResultsAndOpenings() {
        Shop shop = application.get(Shop.class);
        assertThat(shop.stock(true)).isEqualTo("good");
        assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shop.stock(true)).isInstanceOf(CallRejectedException.class);

        assertThat(calls("success")).isEqualTo(1);
        assertThat(calls("failure")).isEqualTo(1);
        assertThat(calls("circuitBreakerOpen")).isEqualTo(1);
        assertThat(metric("ft.circuitbreaker.opened.total").functionCounter().count())
                .isEqualTo(1);
    }

    @Test
    void theyTellTheStateAndHowLongItHasBeenInEach() {
        assertThat(is("closed")).isEqualTo(1);
        assertThat(is("open")).isZero();
        Shop shop = application.get(Shop.class);
        assertThat(shop.stock(true)).isEqualTo("good");
        assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(IllegalStateException.class);

        assertThat(is("open")).isEqualTo(1);
        assertThat(is("closed")).isZero();
        assertThat(is("halfOpen")).isZero();
        assertThat(metric("ft.circuitbreaker.state.total", "state", "closed")
                        .timeGauge()
                        .value(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(metric("ft.circuitbreaker.state.total", "state", "halfOpen")
                        .timeGauge()
                        .value(TimeUnit.NANOSECONDS))
                .isZero();
    }

    @Test
    void overloadsAreOneMethodToThem() {
        Shop shop = application.get(Shop.class);
        assertThat(shop.count(1)).isEqualTo("good");
        assertThat(shop.count("one")).isEqualTo("good");

        assertThat(application
                        .get(MeterRegistry.class)
                        .get("ft.circuitbreaker.calls.total")
                        .tags("method", Shop.class.getCanonicalName() + ".count", "circuitBreakerResult", "success")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anInheritedMethodIsThatOfTheBeanAsSmallRyeHasIt() {
        assertThat(application.get(Branch.class).call()).isEqualTo("good");

        assertThat(application
                        .get(MeterRegistry.class)
                        .get("ft.circuitbreaker.calls.total")
                        .tags("method", Branch.class.getCanonicalName() + ".call", "circuitBreakerResult", "success")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theyEndWithTheApplication() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Registries.outside = registry;
        try {
            Application.start(Map.of(), Shop.class, Registries.class).close();
        } finally {
            Registries.outside = null;
        }

        assertThat(registry.getMeters()).isEmpty();
    }

    @ApplicationScoped
    static class Shop {

        @CircuitBreaker
        String count(int number) {
            return "good";
        }

        @CircuitBreaker
        String count(String number) {
            return "good";
        }

        @CircuitBreaker(requestVolumeThreshold = 2)
        String stock(boolean isThere) {
            if (!isThere) {
                throw new IllegalStateException();
            }
            return "good";
        }
    }

    static class Company {

        @CircuitBreaker
        String call() {
            return "good";
        }
    }

    @ApplicationScoped
    static class Branch extends Company {}

    @ApplicationScoped
    static class Registries {

        /** One that outlives the application; null where each has its own. */
        private static @Nullable MeterRegistry outside;

        @Produces
        @Singleton
        MeterRegistry registry() {
            MeterRegistry given = outside;
            return given == null ? new SimpleMeterRegistry() : given;
        }
    }
}
