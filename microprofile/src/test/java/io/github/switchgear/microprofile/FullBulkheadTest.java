package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a full bulkhead refuses never reaches the method, and is a failure. */
class FullBulkheadTest {

    private final ExecutorService guest = Executors.newSingleThreadExecutor();
    private Application application;

    @BeforeEach
    void start() {
        QuietLog.start();
        application = Application.start(Map.of(), Store.class);
    }

    @AfterEach
    void stop() {
        guest.shutdownNow();
        application.close();
        QuietLog.stop();
    }

    @ParameterizedTest
    @CsvSource({"bulkhead, BulkheadException, CircuitBreakerOpenException", "fallbackBulkhead, answered, answered"})
    void aCallThatItRefusesIsAFailure(String method, String refused, String rejected) throws Exception {
        Customer customer = new Customer(application.get(Store.class), method);
        Deed holding = new Deed('H');
        Future<String> held = guest.submit(() -> customer.answer(holding));
        holding.awaitBegin();
        for (int i = 0; i < 4; i++) {
            assertThat(customer.answer(new Deed('G'))).isEqualTo(refused);
        }

        assertThat(application.breaker(Store.class, method).state()).isEqualTo(BreakerState.OPEN);
        holding.letEnd();
        assertThat(held.get()).isEqualTo("let go");
        assertThat(customer.answer(new Deed('G'))).isEqualTo(rejected);
    }

    @Test
    void whereThatIsSkippedItIsNone() throws Exception {
        Customer customer = new Customer(application.get(Store.class), "retryBulkheadSkipped");
        assertThat(application.description(Store.class, "retryBulkheadSkipped").position())
                .isEqualTo("framed");
        Deed holding = new Deed('H');
        Future<String> held = guest.submit(() -> customer.answer(holding));
        holding.awaitBegin();
        for (int i = 0; i < 4; i++) {
            assertThat(customer.answer(new Deed('G'))).isEqualTo("BulkheadException");
        }

        assertThat(application
                        .breaker(Store.class, "retryBulkheadSkipped")
                        .snapshot()
                        .totals()
                        .failed())
                .isZero();
        holding.letEnd();
        assertThat(held.get()).isEqualTo("let go");
    }
}
