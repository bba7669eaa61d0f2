package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.admin.view.NoteBook;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.StringReader;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breakers that come and go while somebody looks. */
class LivingBreakersStreamTest {

    private final CapturedLog log = new CapturedLog("io.github.switchgear");
    private final KnownBreakers known = new KnownBreakers(System::nanoTime);
    private final EventHub hub = new EventHub();
    private final Client client = new Client();

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // the test stands for the container
    void look() {
        known.add("inventory", true);
        hub.registry = known;
        hub.views = BreakerViews.on(known);
        hub.notes = new NoteBook();
        hub.json = new BreakerJson();
        hub.node = new Node();
        hub.lifetime = new StreamLifetime();
        hub.listen();
        assertThat(hub.open(client, Runnable::run, null)).isEmpty();
        assertThat(names(client.await("snapshot", all -> true))).containsExactly("inventory");
    }

    @AfterEach
    void stop() {
        hub.stop();
        log.close();
    }

    @Test
    void oneThatComesIsToldOf() {
        known.add("prices", true);

        assertThat(names(client.await("breakers", all -> names(all).contains("prices"))))
                .contains("prices");
    }

    @Test
    void theTransitionsOfOneThatHasComeAreToldOf() {
        known.add("prices", true).reset();

        assertThat(client.await("transition", all -> true).getString("breaker")).isEqualTo("prices");
    }

    @Test
    void afterOneHasGoneAllIsToldAnew() {
        known.add("prices", true);
        client.await("breakers", all -> names(all).contains("prices"));

        known.remove("prices");

        assertThat(names(client.await("snapshot", all -> true))).containsExactly("inventory");
    }

    @Test
    void whatOneDoesThatHasGoneIsNotToldAnyMore() {
        CircuitBreaker prices = known.add("prices", true);
        known.remove("prices");

        prices.reset();
        known.find("inventory").orElseThrow().reset();

        assertThat(client.await("transition", all -> true).getString("breaker")).isEqualTo("inventory");
    }

    @Test
    void oneThatHasGoneIsNotHeld() {
        WeakReference<CircuitBreaker> prices = new WeakReference<>(known.add("prices", true));
        client.await("breakers", all -> names(all).contains("prices"));
        known.remove("prices");
        client.await("snapshot", all -> true);

        while (prices.get() != null) {
            System.gc();
        }

        assertThat(prices.get()).isNull();
    }

    private static List<String> names(JsonObject list) {
        return list.getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                .map(breaker -> breaker.getString("name"))
                .toList();
    }

    private static final class Client implements SseEventSink {

        private final BlockingQueue<OutboundSseEvent> events = new LinkedBlockingQueue<>();

        /** The next event of a name that is as it is wanted; those before it are passed over. */
        JsonObject await(String name, Predicate<JsonObject> wanted) {
            try {
                while (true) {
                    OutboundSseEvent event = events.poll(30, TimeUnit.SECONDS);
                    assertThat(event).as("an event " + name).isNotNull();
                    if (name.equals(event.getName())) {
                        try (JsonReader data = Json.createReader(new StringReader((String) event.getData()))) {
                            JsonObject read = data.readObject();
                            if (wanted.test(read)) {
                                return read;
                            }
                        }
                    }
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            events.add(event);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close() {}
    }
}
