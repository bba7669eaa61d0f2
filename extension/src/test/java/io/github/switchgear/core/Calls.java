package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ConnectException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls that end as a test wants them to; each checks that it did. */
final class Calls {

    private Calls() {}

    /** What the settings of these tests allow. */
    static final class Harmless extends Exception {

        private static final long serialVersionUID = 1L;

        Harmless() {
            super("nothing to see");
        }
    }

    /** Settings with every member at its default, but with harmless exceptions. */
    static BreakerSettings.Builder settings() {
        return BreakerSettings.builder().allowedExceptions(Harmless.class);
    }

    static <T> Callable<T> throwing(Exception exception) {
        return () -> {
            throw exception;
        };
    }

    static void succeed(CircuitBreaker breaker) {
        try {
            assertThat(breaker.call(() -> "fine")).isEqualTo("fine");
        } catch (Exception unexpected) {
            throw new AssertionError("the call was not let through", unexpected);
        }
    }

    static void fail(CircuitBreaker breaker) {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> breaker.call(throwing(new ConnectException("secret of the host"))));
    }

    static void fail(CircuitBreaker breaker, int times) {
        for (int i = 0; i < times; i++) {
            fail(breaker);
        }
    }

    static void beNeutral(CircuitBreaker breaker) {
        assertThatExceptionOfType(Harmless.class).isThrownBy(() -> breaker.call(throwing(new Harmless())));
    }

    /** Calls a breaker that must reject it. */
    static BreakerOpenException beRejected(CircuitBreaker breaker) {
        AtomicBoolean ran = new AtomicBoolean();
        BreakerOpenException rejection = catchThrowableOfType(
                BreakerOpenException.class,
                () -> breaker.call(() -> {
                    ran.set(true);
                    return "let through";
                }));
        assertThat(ran).as("the action ran").isFalse();
        assertThat(rejection).isNotNull();
        return rejection;
    }

    /** Fails until the breaker is open. */
    static void open(CircuitBreaker breaker) {
        fail(breaker, breaker.settings().allowedFails() - breaker.snapshot().consecutiveFailures());
        assertThat(breaker.history().get(0).to()).isEqualTo(BreakerState.OPEN);
    }
}
