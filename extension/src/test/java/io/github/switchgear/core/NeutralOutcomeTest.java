package io.github.switchgear.core;

import static io.github.switchgear.core.Calls.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NeutralOutcomeTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final CircuitBreaker breaker = breaker("inventory");

    @Test
    void aNeutralOutcomeIsCountedAndChangesNothing() {
        Calls.fail(breaker, 2);
        BreakerSnapshot before = breaker.snapshot();

        Calls.beNeutral(breaker);

        BreakerSnapshot after = breaker.snapshot();
        assertThat(after.totals()).isEqualTo(new Totals(0, 2, 0, 1, 0));
        assertThat(after).usingRecursiveComparison().ignoringFields("totals").isEqualTo(before);
        assertThat(breaker.history()).isEmpty();
    }

    @Test
    void aNeutralOutcomeIsLoggedOncePerExceptionClassAtInfo() {
        be(new EOFException(), breaker);
        be(new EOFException(), breaker);
        be(new FileNotFoundException(), breaker);
        be(new EOFException(), breaker);

        assertThat(log.lines())
                .containsExactly(
                        "INFO " + text("inventory", EOFException.class),
                        "FINE " + text("inventory", EOFException.class),
                        "INFO " + text("inventory", FileNotFoundException.class),
                        "FINE " + text("inventory", EOFException.class));
    }

    @Test
    void everyBreakerHasItsOwnFirstTime() {
        be(new EOFException(), breaker);
        be(new EOFException(), breaker("orders"));

        assertThat(log.lines())
                .containsExactly(
                        "INFO " + text("inventory", EOFException.class), "INFO " + text("orders", EOFException.class));
    }

    @Test
    void whatAThrowingValidatorThrewIsLogged() {
        CircuitBreaker buggy = CircuitBreaker.of(
                "buggy",
                BreakerSettings.builder()
                        .validator(result -> {
                            throw new IllegalStateException("bug");
                        })
                        .build());

        assertThatThrownBy(() -> buggy.call(() -> "result")).isInstanceOf(IllegalStateException.class);

        assertThat(log.lines()).containsExactly("INFO " + text("buggy", IllegalStateException.class));
    }

    @Test
    void aCancelledCallIsLoggedAsAnyOther() {
        breaker.callAsync(CompletableFuture::new).cancel(true);
        breaker.callAsync(() -> CompletableFuture.failedFuture(new CancellationException()));

        assertThat(log.lines())
                .containsExactly(
                        "INFO " + text("inventory", CancellationException.class),
                        "FINE " + text("inventory", CancellationException.class));
    }

    @Test
    void theExceptionsMessageIsNotLogged() {
        be(new EOFException("password: hunter2"), breaker);

        assertThat(log.lines()).hasSize(1).noneMatch(line -> line.contains("hunter2"));
        assertThat(log.records()).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    private static CircuitBreaker breaker(String name) {
        BreakerSettings settings = BreakerSettings.builder()
                .allowedExceptions(Calls.Harmless.class, FileNotFoundException.class, EOFException.class)
                .build();
        return CircuitBreaker.of(name, settings, new MovableTicker());
    }

    private static void be(Exception neutral, CircuitBreaker breaker) {
        assertThatThrownBy(() -> breaker.call(throwing(neutral))).isSameAs(neutral);
    }

    private static String text(String breaker, Class<?> exception) {
        return "Breaker '" + breaker + "' counts " + exception.getName() + " neither as success nor as failure";
    }
}
