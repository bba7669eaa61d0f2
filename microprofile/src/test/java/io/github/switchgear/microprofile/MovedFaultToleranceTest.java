package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where configuration has moved Fault Tolerance to another priority, the breakers are still on both sides of it. */
class MovedFaultToleranceTest {

    @BeforeEach
    void beQuiet() {
        QuietLog.start();
    }

    @AfterEach
    void speakAgain() {
        QuietLog.stop();
    }

    @ParameterizedTest
    @CsvSource({"timeout, WWWWG", "retry, GFFG"})
    void timeoutIsInsideAndRetryOutside(String method, String deeds) {
        try (Application moved =
                Application.start(Map.of("mp.fault.tolerance.interceptor.priority", "3600"), Store.class)) {
            assertThat(new Customer(moved.get(Store.class), method).answers(deeds))
                    .last()
                    .isEqualTo("G: CircuitBreakerOpenException, ran 0");
        }
    }
}
