package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0, 1));
    }

    @Test
    void itAnswersInsteadOfARejection() throws Exception {
        Calls.open(breaker);

        assertThat(breaker.call(() -> "the method", fallback)).isEqualTo("instead");

        assertThat(told).singleElement().isInstanceOf(BreakerOpenException.class);
        assertThat(breaker.snapshot().totals().rejected()).isEqualTo(1);
        assertThat(breaker.snapshot().totals().fallbacks()).isEqualTo(1);
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
    void anAnswerThatIsLateCountsWhenItIsGiven() {
        CompletableFuture<String> late = new CompletableFuture<>();

        CompletableFuture<String> answer =
                breaker.callAsync(() -> CompletableFuture.failedFuture(new IOException()), failure -> late);

        assertThat(breaker.snapshot().totals().fallbacks()).isZero();
        late.complete("instead");
        assertThat(answer).isCompletedWithValue("instead");
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0, 1));
    }

    @Test
    void anAnswerToARejectionThatIsLateCountsWhenItIsGiven() throws Exception {
        Calls.open(breaker);
        CompletableFuture<String> late = new CompletableFuture<>();

        CompletableFuture<String> answer = breaker.callAsync(() -> late, failure -> late);

        assertThat(breaker.snapshot().totals().fallbacks()).isZero();
        late.complete("instead");
        assertThat(answer).isCompletedWithValue("instead");
        assertThat(breaker.snapshot().totals().fallbacks()).isEqualTo(1);
    }

    @Test
    void anAnswerThatFailsLateIsNone() throws Exception {
        Calls.open(breaker);

        CompletableFuture<String> answer =
                breaker.callAsync(() -> null, failure -> CompletableFuture.failedFuture(new IOException()));

        assertThat(answer).isCompletedExceptionally();
        assertThat(breaker.snapshot().totals().fallbacks()).isZero();
    }

    @Test
    void anAnswerWithinAnotherCallCountsToo() throws Exception {
        breaker.call(() -> breaker.call(Calls.throwing(new IOException()), fallback));

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 0, 0, 0, 0, 1));
    }

    @Test
    void anAnswerForAKeyIsOneOfItsFamily() throws Exception {
        KeyedBreakers family = KeyedBreakers.of("inventory", Calls.settings().build(), 10, ticker);

        family.of("north").call(Calls.throwing(new IOException()), fallback);

        assertThat(family.of("north").snapshot().totals().fallbacks()).isEqualTo(1);
        assertThat(family.family().snapshot().totals().fallbacks()).isEqualTo(1);
    }

    @Test
    void answersOfManyThreadsAreAllCounted() throws Exception {
        Calls.open(breaker);

        try (Crowd crowd = new Crowd(4)) {
            crowd.act(member -> {
                for (int call = 0; call < 1_000; call++) {
                    breaker.call(() -> "the method", failure -> "instead");
                }
            });
        }

        assertThat(breaker.snapshot().totals().fallbacks()).isEqualTo(4_000);
    }

    @Test
    void itCannotBeNull() {
        assertThatNullPointerException().isThrownBy(() -> breaker.call(() -> "value", null));
    }
}
