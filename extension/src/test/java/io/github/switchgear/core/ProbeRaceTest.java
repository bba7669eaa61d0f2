package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The race for the half-open slot, forced instead of hoped for: a call reads the clock between reading the state and
 * replacing it, and there all threads wait for each other.
 */
@ExtendWith(CapturedLog.class)
class ProbeRaceTest {

    private static final int THREADS = 64;

    /** One reading publishes that the retry time has passed, the next takes the slot. */
    private static final int READINGS = 2;

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final MovableTicker ticker = new MovableTicker();
    private final Meeting meeting = new Meeting();

    /** Tells the time when all threads have asked for it. */
    private final class Meeting implements LongSupplier {

        private final CyclicBarrier all = new CyclicBarrier(THREADS);
        private final ThreadLocal<Integer> readings = ThreadLocal.withInitial(() -> READINGS);

        void begin() {
            readings.set(0);
        }

        @Override
        public long getAsLong() {
            if (readings.get() < READINGS) {
                readings.set(readings.get() + 1);
                try {
                    all.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new AssertionError(e);
                }
            }
            return ticker.getAsLong();
        }
    }

    @AfterEach
    void stopThreads() {
        pool.shutdownNow();
    }

    @Test
    void of64ThreadsThatAllSawTheFreeSlotExactlyOneProbes() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("stock", Calls.settings().build(), meeting);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        AtomicInteger probes = new AtomicInteger();
        AtomicInteger rejections = new AtomicInteger();
        CyclicBarrier allHaveBeenAnswered = new CyclicBarrier(THREADS);

        List<Future<?>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            calls.add(pool.submit(() -> {
                meeting.begin();
                try {
                    breaker.call(() -> {
                        probes.incrementAndGet();
                        return allHaveBeenAnswered.await();
                    });
                } catch (BreakerOpenException rejection) {
                    rejections.incrementAndGet();
                    allHaveBeenAnswered.await();
                }
                return null;
            }));
        }
        for (Future<?> call : calls) {
            call.get();
        }

        assertThat(probes).hasValue(1);
        assertThat(rejections).hasValue(THREADS - 1);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.PROBE_SUCCEEDED, Cause.RETRY_TIME_PASSED, Cause.FAILURES_REACHED);
    }
}
