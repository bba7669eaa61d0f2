package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class FallbackTest {

    private final List<Throwable> told = new ArrayList<>();
    private final Fallback<String> fallback = failure -> {
        told.add(failure);
        return "instead";
    };
    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);

    @Test
    void itAnswersInsteadOfAnExceptionThatIsAFailure() throws Exception {
        IOException failure = new IOException();

        assertThat(breaker.call(Calls.throwing(failure), fallback)).isEqualTo("instead");

        assertThat(told).containsExactly(failure);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void itAnswersInsteadOfARejection() throws Exception {
        Calls.open(breaker);

        assertThat(breaker.call(() -> "the method", fallback)).isEqualTo("instead");

        assertThat(told).singleElement().isInstanceOf(BreakerOpenException.class);
        assertThat(breaker.snapshot().totals().rejected()).isEqualTo(1);
    }

    @Test
    void aNeutralExceptionPasses() {
        assertThatExceptionOfType(Calls.Harmless.class)
                .isThrownBy(() -> breaker.call(Calls.throwing(new Calls.Harmless()), fallback));

        assertThat(told).isEmpty();
    }

    @Test
    void aValueStaysAlsoWhereItIsAFailure() throws Exception {
        breaker.reconfigure(
                breaker.settings().toBuilder().validator(new Never()).build());

        assertThat(breaker.call(() -> "value", fallback)).isEqualTo("value");

        assertThat(told).isEmpty();
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(1);
    }

    @Test
    void aValueThatComesTooLateStaysToo() throws Exception {
        breaker.reconfigure(
                breaker.settings().toBuilder().slowCall(Duration.ofSeconds(1)).build());

        String value = breaker.call(
                () -> {
                    ticker.advance(Duration.ofSeconds(2));
                    return "value";
                },
                fallback);

        assertThat(value).isEqualTo("value");
        assertThat(told).isEmpty();
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 1, 0, 0));
    }

    @Test
    void whatTheValidatorThrowsPasses() {
        breaker.reconfigure(breaker.settings().toBuilder()
                .validator(result -> {
                    throw new IllegalStateException("bug");
                })
                .build());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> breaker.call(() -> "value", fallback))
                .withMessage("bug");
        assertThat(told).isEmpty();
    }

    @Test
    void itsOwnExceptionReachesTheCallerAndIsNotCounted() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> breaker.call(Calls.throwing(new IOException()), failure -> {
                    throw new UnsupportedOperationException();
                }));

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void itCannotBeNull() {
        assertThatNullPointerException().isThrownBy(() -> breaker.call(() -> "value", null));
    }
}
