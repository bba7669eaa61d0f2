package io.github.switchgear.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
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
    void workThatThrowsDoesNotStopIt() {
        AtomicInteger starts = new AtomicInteger();
        try (Pace pace = new Pace(() -> {
            starts.incrementAndGet();
            throw new SilentException();
        })) {
            pace.setRate(new Rate(20));

            Awaitility.await().dontCatchUncaughtExceptions().until(() -> starts.get() >= 3);
        }
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

    /** Ends a thread without a stack trace on the console. */
    private static final class SilentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SilentException() {
            super("expected by the test", null, false, false);
        }
    }
}
