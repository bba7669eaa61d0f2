package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class MissingStageTest {

    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());

    @Test
    void cancellingTheFallbackOfACallThatHadNoStageCountsNothingMore() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> future = breaker.callAsync(() -> null, failure -> answer);

        assertThat(future.cancel(true)).isTrue();

        assertThat(answer).isCancelled();
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }
}
