package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
@Timeout(60)
class CountConcurrencyTest {

    private static final int THREADS = 16;
    private static final int CALLS = 2_000;

    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder neutral = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    @RepeatedTest(5)
    void noFailureIsLostAndExactlyTheLastOneOpens() throws Exception {
        CircuitBreaker breaker = breaker(THREADS * CALLS);
        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> Calls.fail(breaker, member == 0 ? CALLS - 1 : CALLS));
        }
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(THREADS * CALLS - 1);

        Calls.fail(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(THREADS * CALLS);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, (long) THREADS * CALLS, 0, 0, 0));
    }

    @RepeatedTest(5)
    void noFailureIsLostWhileForcedClosed() throws Exception {
        CircuitBreaker breaker = breaker(1);
        breaker.forceClosed(ManualOverride.because("test"));

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> Calls.fail(breaker, CALLS));
        }

        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(THREADS * CALLS);
    }

    @RepeatedTest(5)
    void theTotalsAddUpWhileOperatorsIntervene() throws Exception {
        CircuitBreaker breaker = breaker(3);

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                Random random = new Random(member);
                for (int i = 0; i < CALLS; i++) {
                    if (member < 4) {
                        intervene(breaker, random);
                    } else {
                        call(breaker, random);
                    }
                }
            });
        }

        assertThat(breaker.snapshot().totals())
                .isEqualTo(new Totals(succeeded.sum(), failed.sum(), 0, neutral.sum(), rejected.sum()));
        assertThat(succeeded.sum() + failed.sum() + neutral.sum() + rejected.sum())
                .isEqualTo((THREADS - 4L) * CALLS);
    }

    @Test
    void noLockIsHeldWhileActionsRun() throws Exception {
        CircuitBreaker breaker = breaker(3);
        CyclicBarrier inside = new CyclicBarrier(THREADS);

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> breaker.call(() -> {
                inside.await();
                breaker.forceClosed(ManualOverride.because("from the inside"));
                return inside.await();
            }));
        }

        assertThat(breaker.snapshot().totals().succeeded()).isEqualTo(THREADS);
        assertThat(breaker.snapshot().generation()).isEqualTo(THREADS);
    }

    private static CircuitBreaker breaker(int allowedFails) {
        return CircuitBreaker.of(
                "inventory", Calls.settings().allowedFails(allowedFails).build(), new MovableTicker());
    }

    /** Counts what the caller sees. */
    private void call(CircuitBreaker breaker, Random random) throws Exception {
        int wish = random.nextInt(3);
        try {
            breaker.call(() -> {
                if (wish == 0) {
                    throw new IllegalStateException("down");
                }
                if (wish == 1) {
                    throw new Calls.Harmless();
                }
                return "fine";
            });
            succeeded.increment();
        } catch (BreakerOpenException rejection) {
            rejected.increment();
        } catch (Calls.Harmless harmless) {
            neutral.increment();
        } catch (IllegalStateException failure) {
            failed.increment();
        }
    }

    private static void intervene(CircuitBreaker breaker, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> breaker.forceOpen(ManualOverride.because("test"));
            case 1 -> breaker.forceClosed(ManualOverride.because("test"));
            case 2 -> breaker.release();
            default -> breaker.reset();
        }
    }
}
