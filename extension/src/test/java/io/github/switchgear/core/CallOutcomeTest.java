package io.github.switchgear.core;

import static io.github.switchgear.core.Calls.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class CallOutcomeTest {

    private final MovableTicker ticker = new MovableTicker();

    @Test
    void theCallerGetsTheVeryResultOfTheAction() throws Exception {
        Object result = new Object();

        assertThat(breaker(Calls.settings()).call(() -> result)).isSameAs(result);
    }

    @Test
    void theCallerGetsTheVeryExceptionAlsoOfTheCallThatOpens() {
        CircuitBreaker breaker = breaker(Calls.settings().allowedFails(2));
        IOException first = new IOException("first");
        IOException second = new IOException("second");

        assertThatThrownBy(() -> breaker.call(throwing(first))).isSameAs(first);
        assertThatThrownBy(() -> breaker.call(throwing(second))).isSameAs(second);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(second).hasNoSuppressedExceptions().hasNoCause();
    }

    @Test
    void theCallerGetsTheVeryNeutralException() {
        Calls.Harmless harmless = new Calls.Harmless();

        assertThatThrownBy(() -> breaker(Calls.settings()).call(throwing(harmless)))
                .isSameAs(harmless);
    }

    @Test
    void aRejectedResultReachesTheCallerAlsoFromTheCallThatOpens() throws Exception {
        CircuitBreaker breaker = breaker(Calls.settings().allowedFails(1).validator(result -> false));
        Object result = new Object();

        assertThat(breaker.call(() -> result)).isSameAs(result);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void theActionRunsOnceOnTheCallersThread() throws Exception {
        List<Thread> ran = new ArrayList<>();

        breaker(Calls.settings()).call(() -> ran.add(Thread.currentThread()));

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void anErrorIsAFailure() {
        CircuitBreaker breaker = breaker(Calls.settings().allowedFails(1));
        AssertionError error = new AssertionError();

        assertThat(catchThrowable(() -> breaker.call(() -> {
                    throw error;
                })))
                .isSameAs(error);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void anErrorCanBeAllowed() {
        CircuitBreaker breaker =
                breaker(BreakerSettings.builder().allowedFails(1).allowedExceptions(AssertionError.class));

        assertThat(catchThrowable(() -> breaker.call(() -> {
                    throw new AssertionError();
                })))
                .isInstanceOf(AssertionError.class);

        assertThat(totals(breaker)).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void anInterruptedExceptionIsAFailure() {
        CircuitBreaker breaker = breaker(Calls.settings().allowedFails(1));

        assertThatThrownBy(() -> breaker.call(throwing(new InterruptedException())))
                .isInstanceOf(InterruptedException.class);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void theRejectionOfAnotherBreakerFurtherInIsAFailure() {
        CircuitBreaker inner = breaker(Calls.settings());
        CircuitBreaker outer = breaker(Calls.settings().allowedFails(1));
        inner.forceOpen(ManualOverride.because("test"));

        assertThatThrownBy(() -> outer.call(() -> inner.call(() -> "unreached")))
                .isInstanceOf(BreakerOpenException.class);

        assertThat(outer.state()).isEqualTo(BreakerState.OPEN);
        assertThat(totals(outer)).isEqualTo(new Totals(0, 1, 0, 0, 0));
        assertThat(totals(inner)).isEqualTo(new Totals(0, 0, 0, 0, 1));
    }

    @Test
    void aSubclassOfAFailureExceptionIsAFailure() {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().failureExceptions(IOException.class));

        assertThatThrownBy(() -> breaker.call(throwing(new FileNotFoundException())))
                .isInstanceOf(IOException.class);

        assertThat(totals(breaker)).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void aSuperclassOfAnAllowedExceptionIsAFailure() {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().allowedExceptions(FileNotFoundException.class));

        assertThatThrownBy(() -> breaker.call(throwing(new IOException()))).isInstanceOf(IOException.class);

        assertThat(totals(breaker)).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void withFailureExceptionsSetARejectedResultIsAFailureStill() throws Exception {
        CircuitBreaker breaker = breaker(
                BreakerSettings.builder().failureExceptions(IOException.class).validator(result -> false));

        breaker.call(() -> "rejected");

        assertThat(totals(breaker)).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void theTotalsTellHowEveryCallEnded() {
        CircuitBreaker breaker = breaker(Calls.settings());

        Calls.succeed(breaker);
        Calls.succeed(breaker);
        Calls.beNeutral(breaker);
        Calls.fail(breaker, 3);
        for (int i = 0; i < 4; i++) {
            Calls.beRejected(breaker);
        }

        assertThat(totals(breaker)).isEqualTo(new Totals(2, 3, 0, 1, 4));
    }

    private CircuitBreaker breaker(BreakerSettings.Builder settings) {
        return CircuitBreaker.of("inventory", settings.build(), ticker);
    }

    private static Totals totals(CircuitBreaker breaker) {
        return breaker.snapshot().totals();
    }
}
