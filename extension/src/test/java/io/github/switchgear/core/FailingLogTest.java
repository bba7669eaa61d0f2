package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log that cannot be written changes nothing of what it was to tell of. */
class FailingLogTest {

    private static final Logger LOGGER = Logger.getLogger("io.github.switchgear");

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final PrintStream systemErr = System.err;
    private final FullDisk handler = new FullDisk();
    private final Filter filter = LOGGER.getFilter();

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);

    @BeforeEach
    void fillTheDisk() {
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void restore() {
        LOGGER.setFilter(filter);
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
        System.setErr(systemErr);
    }

    @Test
    void callsEndAsTheyWouldAndAreCounted() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);
        Calls.beNeutral(breaker);

        assertThat(handler.refused).isEqualTo(4);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 3, 0, 1, 0));
    }

    @Test
    void listenersHearOfEachTransition() {
        List<BreakerState> heard = new ArrayList<>();
        breaker.onTransition(transition -> {
            throw new IllegalStateException("bug");
        });
        breaker.onTransition(transition -> heard.add(transition.to()));

        Calls.open(breaker);
        breaker.reset();

        assertThat(heard).containsExactly(BreakerState.OPEN, BreakerState.CLOSED);
    }

    @Test
    void aFilterThatThrowsIsNoBetterThanAHandler() {
        LOGGER.setFilter(line -> {
            throw new AssertionError("bug");
        });

        Calls.open(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void theFutureOfAnAsynchronousCallCompletes() {
        CompletableFuture<String> neutral = new CompletableFuture<>();
        CompletableFuture<String> failing = new CompletableFuture<>();
        breaker.reconfigure(breaker.settings().toBuilder().allowedFails(1).build());
        CompletableFuture<String> first = breaker.callAsync(() -> neutral);
        CompletableFuture<String> second = breaker.callAsync(() -> failing);

        neutral.completeExceptionally(new Calls.Harmless());
        failing.completeExceptionally(new IllegalStateException());

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.callAsync(() -> failing)).isCompletedExceptionally();
    }

    @Test
    void operatorsAreAnsweredAsEver() {
        breaker.forceOpen(ManualOverride.because("stocktaking"));
        assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(() -> breaker.call(() -> "never"));
        breaker.release();

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.RELEASED, Cause.FORCED);
    }

    @Test
    void theFirstFailureOfALogIsToldByItsClassAlone() {
        UnfailingLogger logger = UnfailingLogger.named("io.github.switchgear");

        logger.log(System.Logger.Level.INFO, "first");
        logger.log(System.Logger.Level.ERROR, "second", new IllegalStateException());
        logger.log(System.Logger.Level.ERROR, "{0}", "third");
        logger.log(System.Logger.Level.ERROR, () -> "fourth");

        assertThat(handler.refused).isEqualTo(4);
        assertThat(console.toString(StandardCharsets.UTF_8))
                .isEqualTo("The log io.github.switchgear cannot be written: " + FullDisk.Refusal.class.getName()
                        + System.lineSeparator());
    }

    @Test
    void aConsoleThatLeadsBackIntoTheLogEndsThere() {
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                throw new IllegalStateException("bug");
            }
        });

        UnfailingLogger.named("io.github.switchgear").log(System.Logger.Level.INFO, "first");

        assertThat(handler.refused).isEqualTo(1);
    }

    @Test
    void whatIsLoggedIsWrittenAsItIsGiven() {
        LOGGER.removeHandler(handler);
        List<String> lines = new ArrayList<>();
        LOGGER.setFilter(line -> {
            lines.add(line.getLevel() + " " + line.getMessage() + " " + line.getThrown());
            return false;
        });
        UnfailingLogger logger = UnfailingLogger.named("io.github.switchgear");
        IllegalStateException thrown = new IllegalStateException("thrown");

        logger.log(System.Logger.Level.WARNING, "plain");
        logger.log(System.Logger.Level.ERROR, "with", thrown);

        assertThat(logger.getName()).isEqualTo("io.github.switchgear");
        assertThat(logger.isLoggable(System.Logger.Level.TRACE)).isTrue();
        assertThat(lines).containsExactly("WARNING plain null", "SEVERE with " + thrown);
    }

    /** Takes no line, and says so as handlers do that are not careful. */
    private static final class FullDisk extends Handler {

        private int refused;

        @Override
        public void publish(LogRecord line) {
            refused++;
            throw new Refusal();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        private static final class Refusal extends RuntimeException {

            private static final long serialVersionUID = 1L;
        }
    }
}
