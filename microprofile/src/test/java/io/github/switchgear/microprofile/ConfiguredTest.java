package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerDescription.Guardian;
import io.github.switchgear.core.BreakerDescription.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of Fault Tolerance hold for a breaker that is taken over, and so do this library's. */
class ConfiguredTest {

    private static final String STOCK = Shop.class.getName() + "/stock";
    private static final String ORDER = Shop.class.getName() + "/order";
    private static final String SOURCE = "application.properties";

    @BeforeEach
    void beQuiet() {
        QuietLog.start();
    }

    @AfterEach
    void speakAgain() {
        QuietLog.stop();
    }

    @ApplicationScoped
    @CircuitBreaker(requestVolumeThreshold = 2, delay = 1, delayUnit = ChronoUnit.HOURS)
    static class Shop {

        @CircuitBreaker(
                requestVolumeThreshold = 3,
                delay = 1,
                delayUnit = ChronoUnit.SECONDS,
                skipOn = IOException.class)
        String stock() {
            throw new IllegalStateException();
        }

        String order() {
            throw new IllegalStateException();
        }
    }

    private static Map<String, Setting> settings(String method, Map<String, String> configuration) {
        try (Application application = Application.start(configuration, Shop.class)) {
            return application.description(Shop.class, method).settings();
        }
    }

    @Test
    void whatTheAnnotationSaysComesFromThere() {
        assertThat(settings("stock", Map.of()))
                .containsEntry("window.calls", new Setting(3, "annotation"))
                .containsEntry("window.minimumCalls", new Setting(3, "annotation"))
                .containsEntry("window.failureRatio", new Setting(0.5, "default"))
                .containsEntry("retryTimer", new Setting("PT1S", "annotation"))
                .containsEntry("allowedExceptions", new Setting(List.of(IOException.class.getName()), "annotation"))
                .containsEntry("probeSuccesses", new Setting(1, "default"));
    }

    @Test
    void aNumberIsInTheUnitOfTheAnnotationUnlessThatIsConfiguredToo() {
        assertThat(settings("stock", Map.of(STOCK + "/CircuitBreaker/delay", "50")))
                .containsEntry("retryTimer", new Setting("PT50S", SOURCE));
        assertThat(settings(
                        "stock",
                        Map.of(STOCK + "/CircuitBreaker/delay", "50", STOCK + "/CircuitBreaker/delayUnit", "MILLIS")))
                .containsEntry("retryTimer", new Setting("PT0.05S", SOURCE));
    }

    @Test
    void eachMemberHasItsKey() {
        assertThat(settings(
                        "stock",
                        Map.of(
                                STOCK + "/CircuitBreaker/requestVolumeThreshold",
                                "7",
                                STOCK + "/CircuitBreaker/failureRatio",
                                "0.25",
                                STOCK + "/CircuitBreaker/successThreshold",
                                "4",
                                STOCK + "/CircuitBreaker/skipOn",
                                "java.io.EOFException, java.net.SocketException",
                                "smallrye.faulttolerance.\"" + STOCK + "\".circuit-breaker.delay",
                                "2")))
                .containsEntry("window.calls", new Setting(7, SOURCE))
                .containsEntry("window.minimumCalls", new Setting(7, SOURCE))
                .containsEntry("window.failureRatio", new Setting(0.25, SOURCE))
                .containsEntry("probeSuccesses", new Setting(4, SOURCE))
                .containsEntry("probes", new Setting(4, SOURCE))
                .containsEntry("retryTimer", new Setting("PT2S", SOURCE))
                .containsEntry(
                        "allowedExceptions",
                        new Setting(List.of("java.io.EOFException", "java.net.SocketException"), SOURCE));
        assertThat(settings("order", Map.of(ORDER + "/CircuitBreaker/failOn", "java.io.EOFException")))
                .containsEntry("failureExceptions", new Setting(List.of("java.io.EOFException"), SOURCE));
    }

    @Test
    void aMethodIsStrongerThanAClassAndThatThanAll() {
        Map<String, String> all = Map.of(
                "CircuitBreaker/requestVolumeThreshold",
                "11",
                Shop.class.getName() + "/CircuitBreaker/requestVolumeThreshold",
                "12");

        assertThat(settings("order", all)).containsEntry("window.calls", new Setting(12, SOURCE));
        // The class's key is for the annotation on the class.
        assertThat(settings("stock", all)).containsEntry("window.calls", new Setting(11, SOURCE));
    }

    @Test
    void thisLibrarysOwnKeyOfABreakerIsTheStrongestAndItsDefaultsAreNotMeant() {
        assertThat(settings(
                        "stock",
                        Map.of(
                                "switchgear.breaker." + Shop.class.getName() + ".stock.retry-timer",
                                "7s",
                                "switchgear.defaults.slow-call",
                                "1s",
                                STOCK + "/CircuitBreaker/delay",
                                "50")))
                .containsEntry("retryTimer", new Setting("PT7S", SOURCE))
                .containsEntry("slowCall", new Setting("PT0S", "default"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s/stock/CircuitBreaker/enabled",
                "%s/CircuitBreaker/enabled",
                "CircuitBreaker/enabled",
                "MP_Fault_Tolerance_NonFallback_Enabled",
                "smallrye.faulttolerance.\"%s/stock\".circuit-breaker.enabled",
                "smallrye.faulttolerance.global.circuit-breaker.enabled"
            })
    void whatTheUserSwitchedOffHasNoBreakerAtAll(String key) {
        try (Application application =
                Application.start(Map.of(key.formatted(Shop.class.getName()), "false"), Shop.class)) {
            BreakerDescription stock = application.description(Shop.class, "stock");
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(application.get(Shop.class)::stock).isInstanceOf(IllegalStateException.class);
            }

            assertThat(stock.enabled()).isFalse();
            assertThat(stock.guardedBy()).isEqualTo(Guardian.SWITCHGEAR);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CircuitBreaker/enabled, ${CB_ON:true}, true",
        "CircuitBreaker/enabled, ${CB_ON:false}, false",
        "CircuitBreaker/enabled, '', true",
        "CircuitBreaker/enabled, yes, true",
        "CircuitBreaker/enabled, on, true",
        "CircuitBreaker/enabled, 1, true",
        "CircuitBreaker/enabled, no, false",
        "MP_Fault_Tolerance_NonFallback_Enabled, yes, true",
        "smallrye.faulttolerance.enabled, off, false",
        "quarkus.fault-tolerance.enabled, off, false"
    })
    void yesAndNoAreReadAsTheStandardDoes(String key, String written, boolean expected) {
        try (Application application = Application.start(Map.of(key, written), Shop.class)) {
            assertThat(application.description(Shop.class, "stock").enabled()).isEqualTo(expected);
        }
    }

    @Test
    void smallRyesKeyOfAllIsStrongerThanTheStandards() {
        Map<String, String> both =
                Map.of("smallrye.faulttolerance.enabled", "true", "MP_Fault_Tolerance_NonFallback_Enabled", "false");
        try (Application application = Application.start(both, Shop.class)) {
            assertThat(application.description(Shop.class, "stock").enabled()).isTrue();
        }
    }

    @Test
    void whatElseIsSwitchedOffByAnExpressionHasNoPartInThePlan() {
        try (Application application = Application.start(Map.of("Retry/enabled", "${RETRY:0}"), Store.class)) {
            assertThat(application.description(Store.class, "retry").position()).isEqualTo("outer");
            assertThat(application.description(Store.class, "retryBulkhead").position())
                    .isEqualTo("outer");
        }
    }

    @Test
    void theUsersOwnYesOfAMethodIsStrongerThanNoOfAll() {
        try (Application application = Application.start(
                Map.of("CircuitBreaker/enabled", "false", STOCK + "/CircuitBreaker/enabled", "true"), Shop.class)) {
            assertThat(application.description(Shop.class, "stock").enabled()).isTrue();
            assertThat(application.description(Shop.class, "order").enabled()).isFalse();
        }
    }

    @Test
    void aMethodThatIsNamedStaysTheContainers() {
        try (Application application =
                Application.start(Map.of("switchgear.microprofile.keep", "com.acme.*, *$Shop.stock"), Shop.class)) {
            BreakerDescription stock = application.description(Shop.class, "stock");
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(application.get(Shop.class)::stock).isInstanceOf(IllegalStateException.class);
            }

            assertThatThrownBy(application.get(Shop.class)::stock)
                    .isInstanceOf(org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException.class)
                    .isNotInstanceOf(CallRejectedException.class);
            assertThat(stock.guardedBy()).isEqualTo(Guardian.CONTAINER);
            assertThat(stock.enabled()).isFalse();
            assertThat(stock.position()).isEqualTo("kept: switchgear.microprofile.keep names it");
            assertThat(application.description(Shop.class, "order").guardedBy()).isEqualTo(Guardian.SWITCHGEAR);
        }
    }

    @Test
    void whatCannotBeExactIsTakenOverWhereItIsNamed() {
        try (Application application =
                Application.start(Map.of("switchgear.microprofile.take", "*.retryBulkhead"), Store.class)) {
            assertThat(application.description(Store.class, "retryBulkhead").position())
                    .isEqualTo("framed");
            assertThat(application.description(Store.class, "futureTimeout").position())
                    .isEqualTo("kept: it returns a Future and has Timeout or Bulkhead");
        }
    }
}
