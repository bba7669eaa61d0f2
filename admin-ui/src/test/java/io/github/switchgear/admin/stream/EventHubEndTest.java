package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.admin.view.NoteBook;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The thread that tells the event stream's clients, at the end of the application. */
class EventHubEndTest {

    private static final Consumer<Runnable> HANG_UP = Runnable::run;

    private final EventHub hub = new EventHub();
    private final Ending beans = new Ending();

    private static final class NoBreakers implements BreakerRegistry {

        @Override
        public Collection<CircuitBreaker> all() {
            return List.of();
        }

        @Override
        public Optional<CircuitBreaker> find(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<BreakerDescription> describe(String name) {
            return Optional.empty();
        }
    }

    /** Beans that the hub's thread still asks while their container ends. */
    private static final class Ending extends BreakerViews {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public List<BreakerView> all() {
            if (Thread.currentThread().getName().equals(EventHub.THREAD)) {
                asked.countDown();
                awaitEnd();
                throw new IllegalStateException("the container has ended");
            }
            return List.of();
        }

        private void awaitEnd() {
            try {
                ended.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static final class Client implements SseEventSink {

        private volatile boolean closed;

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // the test stands for the container
    void whatItMeetsThereIsNoErrorAndItsClientsEnd() throws InterruptedException {
        hub.registry = new NoBreakers();
        hub.views = beans;
        hub.notes = new NoteBook();
        hub.json = new BreakerJson();
        hub.node = new Node();
        hub.lifetime = new StreamLifetime();
        Client client = new Client();
        try (CapturedLog log = new CapturedLog("io.github.switchgear")) {
            assertThat(hub.open(client, HANG_UP, null)).isEmpty();
            beans.asked.await();
            Thread stopping = new Thread(hub::stop);
            stopping.start();
            awaitStop();
            beans.ended.countDown();
            stopping.join();

            assertThat(client.isClosed()).isTrue();
            assertThat(log.lines()).isEmpty();
        }
    }

    /** From then on there is no stream more; until then, there may be none because there are so many. */
    private void awaitStop() {
        while (hub.open(new Client(), HANG_UP, null)
                .filter(why -> why.startsWith("The server is shutting down"))
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
