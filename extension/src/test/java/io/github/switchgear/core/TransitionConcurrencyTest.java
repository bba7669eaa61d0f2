package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
@Timeout(60)
class TransitionConcurrencyTest {

    private static final int THREADS = 64;
    private static final int ROUNDS = 100;

    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());
    private final Queue<BreakerTransition> heard = new ConcurrentLinkedQueue<>();

    @RepeatedTest(3)
    void manyFailuresAtOnceAreOneOpening() throws Exception {
        breaker.onTransition(heard::add);
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int round = 1; round <= ROUNDS; round++) {
                CyclicBarrier inside = new CyclicBarrier(THREADS);

                crowd.act(member -> failTogether(inside));

                assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
                assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
                assertThat(heard).extracting(BreakerTransition::cause).containsExactly(Cause.FAILURES_REACHED);
                assertThat(breaker.snapshot().totals().failed()).isEqualTo((long) THREADS * round);
                breaker.reset();
                heard.clear();
            }
        }
    }

    @RepeatedTest(20)
    void everyOperationIsOneTransitionAndTheGenerationsHaveNoGap() throws Exception {
        breaker.onTransition(heard::add);
        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                for (int i = 0; i < 30; i++) {
                    operate(member + i);
                }
            });
        }

        List<Long> generations =
                heard.stream().map(BreakerTransition::generation).sorted().toList();
        assertThat(generations)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, generations.size()).boxed().toList());
        assertThat(generations).hasSizeGreaterThanOrEqualTo(THREADS * 30 * 3 / 4);
        assertThat(breaker.snapshot().generation()).isEqualTo(generations.size());
        theHistoryIsAChain();
    }

    private void theHistoryIsAChain() {
        List<BreakerTransition> history = breaker.history();
        assertThat(history).hasSize(50);
        assertThat(history.get(0).to()).isEqualTo(breaker.state());
        for (int i = 1; i < history.size(); i++) {
            assertThat(history.get(i).generation()).isEqualTo(history.get(i - 1).generation() - 1);
            assertThat(history.get(i).to()).isEqualTo(history.get(i - 1).from());
        }
    }

    private void operate(int choice) {
        switch (choice % 4) {
            case 0 -> breaker.forceOpen(ManualOverride.because("test"));
            case 1 -> breaker.forceClosed(ManualOverride.because("test"));
            case 2 -> breaker.release();
            default -> breaker.reset();
        }
    }

    private void failTogether(CyclicBarrier inside) throws Exception {
        try {
            breaker.call(() -> {
                inside.await();
                throw new IllegalStateException("down");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("down");
        }
    }
}
