package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.json.LeanJson;
import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lean stream holds back where much changes, and what never. */
class LeanStreamPaceTest {

    private static final int BREAKERS = 300;

    private final KnownBreakers known = new KnownBreakers(System::nanoTime);
    private final BreakerViews views = BreakerViews.on(known);
    private final ChangedBreakers changed = new ChangedBreakers();
    private final EventLog log = new EventLog(0, 1000);
    private final EventWriter writer = new EventWriter(new BreakerJson(), new LeanJson(), new Node(), log);
    private final List<CircuitBreaker> breakers = new ArrayList<>();
    private final Client client = new Client();
    private final LeanStream stream = new LeanStream(client, Runnable::run, () -> {}, TimeUnit.MINUTES.toNanos(5));

    @BeforeEach
    void begin() {
        for (int i = 0; i < BREAKERS; i++) {
            breakers.add(known.add("client-" + i, true));
        }
        compare();
        stream.begin(log.id(log.newest()), log, writer);
        assertThat(client.names()).containsExactly(null, "alive");
        client.events.clear();
    }

    private void compare() {
        changed.compare(views::all, log::nextNumber);
    }

    private void goOn() {
        compare();
        stream.goOn(log, changed, writer);
    }

    private void call(int breakers) throws Exception {
        for (CircuitBreaker breaker : this.breakers.subList(0, breakers)) {
            breaker.call(() -> "");
        }
    }

    @Test
    void fewCountsAreToldWheneverTheyAreFound() throws Exception {
        call(3);
        goOn();
        call(2);
        goOn();

        assertThat(client.counts()).extracting(JsonArray::size).containsExactly(3, 2);
    }

    @Test
    void afterManyTheNextWaitButAStateDoesNot() throws Exception {
        call(BREAKERS);
        goOn();
        String all = client.last().getId();
        call(BREAKERS);
        goOn();
        assertThat(client.counts()).extracting(JsonArray::size).containsExactly(BREAKERS);

        breakers.get(7).reset();
        goOn();

        assertThat(client.counts()).extracting(JsonArray::size).containsExactly(BREAKERS, 0);
        JsonObject state = json(client.last());
        assertThat(state.getJsonArray("breakers")).hasSize(1);
        assertThat(state.getJsonArray("breakers").getJsonObject(0).getInt("place"))
                .isEqualTo(place(7));
        assertThat(client.last().getId())
                .as("where it comes back, the counts are still to be told")
                .isEqualTo(all);
    }

    /** They are ordered by name, as the registry is. */
    private int place(int breaker) {
        return known.all().stream().map(CircuitBreaker::name).toList().indexOf("client-" + breaker);
    }

    @Test
    void whoComesBackIsToldTheCountsThatWereHeldBack() throws Exception {
        call(BREAKERS);
        goOn();
        call(BREAKERS);
        breakers.get(7).reset();
        goOn();
        Client again = new Client();
        LeanStream next = new LeanStream(again, Runnable::run, () -> {}, TimeUnit.MINUTES.toNanos(5));

        next.begin(client.last().getId(), log, writer);
        next.goOn(log, changed, writer);

        assertThat(again.names()).containsExactly(null, "alive", "changes");
        assertThat(again.counts()).extracting(JsonArray::size).containsExactly(BREAKERS - 1);
    }

    @Test
    void afterABreakerHasGoneTheSnapshotHasToBeReadAnew() {
        known.remove("client-0");
        goOn();

        assertThat(client.names()).containsExactly("anew");
    }

    private static JsonObject json(OutboundSseEvent event) {
        return Json.createReader(new StringReader((String) event.getData())).readObject();
    }

    private static final class Client implements SseEventSink {

        private final List<OutboundSseEvent> events = new ArrayList<>();

        List<String> names() {
            return events.stream().map(OutboundSseEvent::getName).toList();
        }

        List<JsonArray> counts() {
            return events.stream()
                    .filter(event -> "changes".equals(event.getName()))
                    .map(event -> json(event).getJsonArray("counts"))
                    .toList();
        }

        OutboundSseEvent last() {
            return events.get(events.size() - 1);
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
        public void close() {
            // There is nothing to end.
        }
    }
}
