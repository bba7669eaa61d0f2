package io.github.switchgear.core;

import static io.github.switchgear.core.Calls.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransitionLogTest {

    private static final String FAILURE = "java.net.ConnectException";

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);

    @Test
    void openingIsAWarningAndTheWayBackIsInformation() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.fail(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);

        assertThat(log.lines())
                .containsExactly(
                        "WARNING Breaker 'inventory': CLOSED -> OPEN (FAILURES_REACHED, last failure " + FAILURE + ")",
                        "INFO Breaker 'inventory': OPEN -> HALF_OPEN (RETRY_TIME_PASSED)",
                        "WARNING Breaker 'inventory': HALF_OPEN -> OPEN (PROBE_FAILED, last failure " + FAILURE + ")",
                        "INFO Breaker 'inventory': OPEN -> HALF_OPEN (RETRY_TIME_PASSED)",
                        "INFO Breaker 'inventory': HALF_OPEN -> CLOSED (PROBE_SUCCEEDED)");
    }

    @Test
    void forcingOpenIsAWarningAndTheOtherManualOperationsAreInformation() {
        breaker.forceOpen(ManualOverride.because("warehouse moves").by("ann"));
        breaker.forceClosed(ManualOverride.because("sale day"));
        breaker.release(ManualOverride.withoutReason().by("bob"));
        breaker.reset();
        breaker.reconfigure(BreakerSettings.builder().build());

        assertThat(log.lines())
                .containsExactly(
                        "WARNING Breaker 'inventory': CLOSED -> FORCED_OPEN (FORCED, by ann, because warehouse moves)",
                        "INFO Breaker 'inventory': FORCED_OPEN -> FORCED_CLOSED (FORCED, because sale day)",
                        "INFO Breaker 'inventory': FORCED_CLOSED -> CLOSED (RELEASED, by bob)",
                        "INFO Breaker 'inventory': CLOSED -> CLOSED (RESET)",
                        "INFO Breaker 'inventory': CLOSED -> CLOSED (RECONFIGURED)");
    }

    @Test
    void callsThatChangeNothingAreNotLogged() {
        Calls.succeed(breaker);
        Calls.fail(breaker, 2);
        Calls.succeed(breaker);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void lineBreaksInReasonAndActorDoNotBreakTheLine() {
        String forged = "x\r\nWARNING forged\u0085more\u2028and\u2029more";

        breaker.forceOpen(ManualOverride.because(forged).by("ann\nroot"));

        assertThat(log.lines())
                .containsExactly(
                        "WARNING Breaker 'inventory': CLOSED -> FORCED_OPEN (FORCED, by ann\\u000aroot, because "
                                + "x\\u000d\\u000aWARNING forged\\u0085more\\u2028and\\u2029more)");
        assertThat(breaker.history().get(0).reason()).isEqualTo(forged);
    }

    @Test
    void whatTurnsTheDirectionOfTextIsWrittenAsItsCode() {
        CircuitBreaker named =
                CircuitBreaker.of("stock\u202e", BreakerSettings.builder().build(), new MovableTicker());

        named.forceOpen(ManualOverride.because("ok \u202e)moor( \u2066x\u2069 \udb40\udc41")
                .by("ann\u200e\u061c"));

        assertThat(log.lines())
                .containsExactly("WARNING Breaker 'stock\\u202e': CLOSED -> FORCED_OPEN (FORCED, by ann\\u200e\\u061c,"
                        + " because ok \\u202e)moor( \\u2066x\\u2069 \\udb40\\udc41)");
    }

    @Test
    void whatLooksLikeAPatternInAReasonIsWrittenAsItIs() {
        breaker.forceOpen(ManualOverride.because("it's {0} %s"));

        assertThat(log.lines())
                .containsExactly("WARNING Breaker 'inventory': CLOSED -> FORCED_OPEN (FORCED, because it's {0} %s)");
    }

    @Test
    void anExceptionsMessageIsNeverLogged() {
        CircuitBreaker strict =
                CircuitBreaker.of("strict", Calls.settings().allowedFails(1).build(), ticker);

        assertThatThrownBy(() -> strict.call(throwing(new IOException("password: hunter2"))))
                .isInstanceOf(IOException.class);

        assertThat(log.lines()).hasSize(1).noneMatch(line -> line.contains("hunter2"));
        assertThat(log.records()).extracting(LogRecord::getThrown).containsOnlyNulls();
    }
}
