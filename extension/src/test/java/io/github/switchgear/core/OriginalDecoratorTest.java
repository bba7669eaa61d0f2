package io.github.switchgear.core;

import static io.github.switchgear.core.Calls.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The nine cases of the Python decorator's own suite: what it promised holds here. */
@ExtendWith(CapturedLog.class)
class OriginalDecoratorTest {

    private final MovableTicker ticker = new MovableTicker();

    @Test
    void theThirdFailureOpensAndTheCountIsThree() {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().allowedFails(3));

        Calls.fail(breaker, 3);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(failures(breaker)).isEqualTo(3);
    }

    @Test
    void twoFailuresLeaveItClosedAndOneSuccessZeroesTheCount() {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().allowedFails(3));

        Calls.fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(failures(breaker)).isEqualTo(2);

        Calls.succeed(breaker);
        assertThat(failures(breaker)).isZero();
    }

    @Test
    void afterTheRetryTimeItReadsHalfOpen() {
        CircuitBreaker breaker =
                breaker(BreakerSettings.builder().allowedFails(1).retryTimer(Duration.ofSeconds(1)));

        Calls.fail(breaker);
        ticker.advance(Duration.ofSeconds(1));

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aValidatorThatWantsMoreThanZeroCountsZeroAsAFailureAndOneAsASuccess() throws Exception {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().validator(n -> (Integer) n > 0));

        breaker.call(() -> 0);
        assertThat(failures(breaker)).isEqualTo(1);

        breaker.call(() -> 1);
        assertThat(failures(breaker)).isZero();
    }

    @Test
    void withoutAValidatorAnyResultSucceeds() throws Exception {
        CircuitBreaker breaker = breaker(BreakerSettings.builder());
        Calls.fail(breaker);

        breaker.call(() -> null);

        assertThat(failures(breaker)).isZero();
    }

    @Test
    void anAllowedExceptionLeavesTheCountAsItIs() {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().allowedExceptions(IOException.class));
        failWith(breaker, new IllegalStateException());

        failWith(breaker, new IOException());

        assertThat(failures(breaker)).isEqualTo(1);
    }

    @Test
    void withFailureExceptionsSetAnotherExceptionLeavesTheCountAsItIs() {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().failureExceptions(IOException.class));
        failWith(breaker, new IOException());

        failWith(breaker, new IllegalStateException());

        assertThat(failures(breaker)).isEqualTo(1);
    }

    @Test
    void aSubclassOfAnAllowedExceptionIsAllowed() {
        CircuitBreaker breaker = breaker(BreakerSettings.builder().allowedExceptions(IOException.class));
        failWith(breaker, new IllegalStateException());

        failWith(breaker, new FileNotFoundException());

        assertThat(failures(breaker)).isEqualTo(1);
    }

    @Test
    void allowedAndFailureExceptionsTogetherAreRefused() {
        BreakerSettings.Builder both = BreakerSettings.builder()
                .allowedExceptions(IOException.class)
                .failureExceptions(IllegalStateException.class);

        assertThatIllegalArgumentException()
                .isThrownBy(both::build)
                .withMessageContaining("allowedExceptions")
                .withMessageContaining("failureExceptions");
    }

    private CircuitBreaker breaker(BreakerSettings.Builder settings) {
        return CircuitBreaker.of("original", settings.build(), ticker);
    }

    private static void failWith(CircuitBreaker breaker, Exception exception) {
        assertThatExceptionOfType(exception.getClass()).isThrownBy(() -> breaker.call(throwing(exception)));
    }

    private static int failures(CircuitBreaker breaker) {
        return breaker.snapshot().consecutiveFailures();
    }
}
