package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ConcurrencyTest {

    private static final int THREADS = 64;

    private final MovableTicker ticker = new MovableTicker();
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stopThreads() {
        pool.shutdownNow();
    }

    private CircuitBreaker breaker(int allowedFails) {
        return CircuitBreaker.of(
                "stock", Calls.settings().allowedFails(allowedFails).build(), ticker);
    }

    /** Runs it on all threads at once, which set off together, and waits for all. */
    private void together(Callable<?> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Object>> running = IntStream.range(0, THREADS)
                .mapToObj(thread -> pool.submit(() -> {
                    start.await();
                    return (Object) work.call();
                }))
                .toList();
        for (Future<Object> thread : running) {
            thread.get();
        }
    }

    @Test
    void exactlyOneOf64ThreadsProbes() throws Exception {
        CircuitBreaker breaker = breaker(1);
        for (int round = 0; round < 200; round++) {
            Calls.open(breaker);
            ticker.advance(Duration.ofSeconds(30));
            AtomicInteger probes = new AtomicInteger();
            AtomicInteger rejections = new AtomicInteger();
            CountDownLatch othersAreDone = new CountDownLatch(THREADS - 1);

            together(() -> {
                try {
                    return breaker.call(() -> {
                        probes.incrementAndGet();
                        othersAreDone.await();
                        return "fine";
                    });
                } catch (BreakerOpenException rejection) {
                    assertThat(rejection.state()).isEqualTo(BreakerState.HALF_OPEN);
                    rejections.incrementAndGet();
                    othersAreDone.countDown();
                    return null;
                }
            });

            assertThat(probes).hasValue(1);
            assertThat(rejections).hasValue(THREADS - 1);
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        }
    }

    @Test
    void noFailureIsLost() throws Exception {
        CircuitBreaker breaker = breaker(THREADS * 500);
        AtomicInteger openings = new AtomicInteger();
        breaker.onTransition(change -> openings.incrementAndGet());

        together(() -> {
            Calls.fail(breaker, 499);
            return null;
        });
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(THREADS * 499);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        together(() -> {
            Calls.fail(breaker);
            return null;
        });
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(THREADS * 500);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(openings).hasValue(1);
        assertThat(breaker.snapshot().totals().failed()).isEqualTo(THREADS * 500);
    }

    @Test
    void callsDoNotWaitForEachOther() throws Exception {
        CircuitBreaker breaker = breaker(1);
        CyclicBarrier allAreInside = new CyclicBarrier(THREADS);

        together(() -> breaker.call(() -> {
            try {
                return allAreInside.await();
            } catch (BrokenBarrierException broken) {
                throw new AssertionError(broken);
            }
        }));

        assertThat(breaker.snapshot().totals().succeeded()).isEqualTo(THREADS);
    }

    @Test
    void totalsAddUpAndGenerationsHaveNoGapsWhileOperatorsIntervene() throws Exception {
        CircuitBreaker breaker = breaker(2);
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger kinds = new AtomicInteger();
        LongStream.Builder heard = LongStream.builder();
        breaker.onTransition(change -> {
            synchronized (heard) {
                heard.add(change.generation());
            }
        });

        together(() -> {
            int kind = kinds.getAndIncrement();
            for (int i = 0; i < 300; i++) {
                if (kind % 8 == 0) {
                    operate(breaker, i);
                } else {
                    call(breaker, i + kind);
                    calls.incrementAndGet();
                }
            }
            return null;
        });

        BreakerSnapshot.Totals totals = breaker.snapshot().totals();
        assertThat(totals.succeeded() + totals.failed() + totals.neutral() + totals.rejected())
                .isEqualTo(calls.get());
        assertThat(heard.build().sorted().toArray())
                .isEqualTo(LongStream.rangeClosed(1, breaker.snapshot().generation())
                        .toArray());
        List<Long> history =
                breaker.history().stream().map(BreakerTransition::generation).toList();
        assertThat(history)
                .isEqualTo(LongStream.iterate(breaker.snapshot().generation(), generation -> generation - 1)
                        .limit(history.size())
                        .boxed()
                        .toList());
    }

    private void operate(CircuitBreaker breaker, int kind) {
        switch (kind % 4) {
            case 0 -> breaker.forceOpen(ManualOverride.because("a test"));
            case 1 -> breaker.release();
            case 2 -> breaker.forceClosed(ManualOverride.because("a test"));
            default -> breaker.reset();
        }
    }

    private void call(CircuitBreaker breaker, int kind) {
        try {
            breaker.call(() -> {
                if (kind % 3 == 0) {
                    throw new IOException("failed");
                }
                if (kind % 5 == 0) {
                    throw new Calls.Harmless();
                }
                return "fine";
            });
        } catch (IOException | Calls.Harmless | BreakerOpenException expected) {
            assertThat(expected).isNotNull();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
