package io.github.switchgear.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PaceTest {

    @Test
    void itStandsStillUntilItHasARate() {
        try (Pace pace = new Pace(() -> {})) {
            assertThat(pace.rate()).isEqualTo(new Rate(0));
        }
    }

    @Test
    void itKeepsStartingTheWork() {
        AtomicInteger starts = new AtomicInteger();
        try (Pace pace = new Pace(starts::incrementAndGet)) {
            pace.setRate(new Rate(20));

            Awaitility.await().until(() -> starts.get() >= 5);
            assertThat(pace.leftOut()).isEqualTo(0);
        }
    }

    @Test
    void workThatThrowsIsToldToTheThreadsHandlerAndDoesNotStopIt() {
        AtomicInteger starts = new AtomicInteger();
        List<Throwable> told = new CopyOnWriteArrayList<>();
        IllegalStateException failure = new IllegalStateException("expected by the test");
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> told.add(thrown));
        try {
            try (Pace pace = new Pace(() -> {
                starts.incrementAndGet();
                throw failure;
            })) {
                pace.setRate(new Rate(20));
                ignoringUncaught().until(() -> starts.get() >= 3);
            }
            // A thread tells of it after the pool has let it go, so the last may still be about to.
            ignoringUncaught().until(() -> told.size() == starts.get());
            assertThat(told).containsOnly(failure);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /** Else it would put a handler of its own in the place of the test's. */
    private static ConditionFactory ignoringUncaught() {
        return Awaitility.await().dontCatchUncaughtExceptions();
    }

    @Test
    void workThatHangsTakesABoundedNumberOfThreadsAndTheRestIsLeftOut() {
        AtomicInteger starts = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        try (Pace pace = new Pace(() -> {
            starts.incrementAndGet();
            awaitOrStop(never);
        })) {
            pace.setRate(new Rate(20));

            Awaitility.await().until(() -> pace.leftOut() >= 2);
            assertThat(starts.get()).isEqualTo(Pace.THREADS);
        }
    }

    @Test
    void aRateIsWithinItsBounds() {
        assertThat(Rate.of(20)).contains(new Rate(20));
        assertThat(Rate.of(21)).isEmpty();
        assertThat(Rate.of(-1)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(21)).withMessageContaining("0 to 20");
    }

    private static void awaitOrStop(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
