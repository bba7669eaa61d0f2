package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class AsyncConcurrencyTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);

    @RepeatedTest(200)
    void aCallThatIsCompletedAndCancelledAtOnceIsJudgedOnce() throws Exception {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> probe = breaker.callAsync(() -> stage);

        try (Crowd crowd = new Crowd(2)) {
            crowd.act(member -> {
                if (member == 0) {
                    stage.complete("answer");
                } else {
                    probe.cancel(true);
                }
            });
        }

        assertThat(probe).isDone();
        Totals totals = breaker.snapshot().totals();
        assertThat(totals.succeeded() + totals.neutral()).isEqualTo(1);
        assertThat(breaker.state()).isEqualTo(totals.succeeded() == 1 ? BreakerState.CLOSED : BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
    }
}
