package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
@Timeout(60)
class ProbeConcurrencyTest {

    private static final int THREADS = 64;
    private static final int ROUNDS = 100;

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final AtomicInteger probes = new AtomicInteger();

    @RepeatedTest(3)
    void exactlyOneOfManyCallsIsTheProbe() throws Exception {
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int round = 1; round <= ROUNDS; round++) {
                Calls.open(breaker);
                ticker.advance(Duration.ofSeconds(30));

                allCallWhileTheProbeRuns(crowd);

                assertThat(probes).hasValue(round);
                assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
                assertThat(breaker.snapshot().totals().rejected()).isEqualTo((THREADS - 1L) * round);
            }
        }
    }

    @RepeatedTest(3)
    void exactlyOneOfManyCallsTakesTheSlotOfAProbeWhoseLeaseHasRunOut() throws Exception {
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int round = 1; round <= ROUNDS; round++) {
                Calls.open(breaker);
                ticker.advance(Duration.ofSeconds(30));
                RunningCall overdue = RunningCall.of(breaker);
                ticker.advance(Duration.ofSeconds(30));

                allCallWhileTheProbeRuns(crowd);
                overdue.fail();

                assertThat(probes).hasValue(round);
                assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
                assertThat(breaker.snapshot().totals().rejected()).isEqualTo((THREADS - 1L) * round);
            }
        }
    }

    /** Nobody leaves before everybody was let through or rejected. */
    private void allCallWhileTheProbeRuns(Crowd crowd) throws Exception {
        CyclicBarrier answered = new CyclicBarrier(THREADS);
        crowd.act(member -> {
            try {
                breaker.call(() -> {
                    probes.incrementAndGet();
                    return answered.await();
                });
            } catch (BreakerOpenException rejection) {
                assertThat(rejection.state()).isEqualTo(BreakerState.HALF_OPEN);
                assertThat(rejection.retryAfter()).contains(Duration.ofSeconds(30));
                answered.await();
            }
        });
    }
}
