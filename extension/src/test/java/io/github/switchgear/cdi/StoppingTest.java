package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that stops while an asynchronous event is under way. */
class StoppingTest {

    private static final long SOON_NANOS = 20_000_000_000L;

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @ApplicationScoped
    static class Client {

        @Breaker(name = "stock", allowedFails = 1)
        void stock() throws Outage {
            throw new Outage();
        }
    }

    @ApplicationScoped
    static class Observer {

        private static final CountDownLatch HEARD = new CountDownLatch(1);
        private static final CountDownLatch STOPPING = new CountDownLatch(1);

        void later(@ObservesAsync BreakerTransition transition) throws InterruptedException {
            HEARD.countDown();
            STOPPING.await();
            throw new IllegalStateException("the application is no longer there");
        }

        void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
            STOPPING.countDown();
        }
    }

    @Test
    void whatAnObserverMissesThenIsNoError() throws InterruptedException {
        try (Application application = Application.of(Client.class, Observer.class)) {
            Outage.meets(application.get(Client.class)::stock, 1);
            // A container that stops does not begin what waits for a thread.
            assertThat(Observer.HEARD.await(SOON_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        }

        assertThat(linesOfTheObserver())
                .singleElement()
                .extracting(LogRecord::getLevel)
                .isEqualTo(Level.FINE);
    }

    /** They are written on another thread, after the observer has thrown. */
    private List<LogRecord> linesOfTheObserver() {
        long end = System.nanoTime() + SOON_NANOS;
        List<LogRecord> lines = List.of();
        while (lines.isEmpty() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
            lines = log.records().stream()
                    .filter(line -> line.getMessage().contains("asynchronous observer"))
                    .toList();
        }
        return lines;
    }
}
