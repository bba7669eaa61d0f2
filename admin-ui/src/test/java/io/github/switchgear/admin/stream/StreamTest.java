package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.AdminTest;
import io.github.switchgear.admin.Shop;
import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.admin.contract.EventReader.Event;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of the event stream is told, over HTTP. */
class StreamTest extends AdminTest {

    private static final String STREAM = "/api/stream";

    private static EventReader open() throws Exception {
        return EventReader.open(server.viewer(STREAM));
    }

    private static EventReader openAfter(String lastEventId) throws Exception {
        return EventReader.open(server.viewer(STREAM).header("Last-Event-ID", lastEventId));
    }

    @Test
    void theFirstEventIsTheWholeList() throws Exception {
        try (EventReader stream = open()) {
            JsonObject snapshot = stream.next("snapshot").json();

            JsonObject list =
                    AdminServer.json(server.send(server.viewer("/api/breakers").build()));
            assertThat(snapshot.keySet()).containsExactly("node", "at", "started", "breakers");
            assertThat(snapshot.get("node")).isEqualTo(list.get("node"));
            assertThat(snapshot.get("started")).isEqualTo(list.get("started"));
            assertThat(snapshot.get("breakers")).isEqualTo(list.get("breakers"));
        }
    }

    @Test
    void theFirstLineSaysHowSoonToComeBack() throws Exception {
        try (EventReader stream = open()) {
            stream.next("snapshot");

            assertThat(stream.lines().stream().filter(line -> !line.isEmpty()).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).matches("retry: ?2000"));
        }
    }

    @Test
    void theAnswerIsAStreamThatNobodyKeepsAndSaysWhatTheCallerMayDo() throws Exception {
        try (EventReader stream = open()) {
            assertThat(stream.response().statusCode()).isEqualTo(200);
            assertThat(stream.response().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(stream.response().headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(stream.response().headers().allValues("X-Switchgear-Access"))
                    .containsExactly("read");
            assertThat(stream.response().headers().firstValue("Content-Security-Policy"))
                    .isPresent();
        }
    }

    @Test
    void aTransitionAndTheBreakerAfterItAreToldUnderTheNextNumbers() throws Exception {
        try (EventReader stream = open()) {
            List<Event> events = new ArrayList<>(List.of(stream.next("snapshot")));
            server.operate("force-open", "{\"reason\":\"flood \u00fc\u2603\"}");
            // The new state may be seen, and told, just before its transition is.
            while (events.stream().noneMatch(event -> event.name().equals("transition"))
                    || events.stream().noneMatch(StreamTest::tellsOfTheFlood)) {
                events.add(stream.next());
            }

            for (int i = 1; i < events.size(); i++) {
                assertThat(events.get(i).number()).isEqualTo(events.get(i - 1).number() + 1);
            }
            assertThat(events.stream()
                            .filter(event -> event.name().equals("transition"))
                            .map(event -> "[" + event.data() + "]"))
                    .containsExactly(server.send(server.viewer("/api/breakers/inventory/transitions")
                                    .build())
                            .body()
                            .replaceAll("},\\{.*", "}]"));
        }
    }

    private static boolean tellsOfTheFlood(Event event) {
        return event.name().equals("breakers")
                && event.json().getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                        .anyMatch(breaker -> breaker.getString("state").equals("FORCED_OPEN")
                                && breaker.getJsonObject("override")
                                        .getString("reason")
                                        .equals("flood \u00fc\u2603"));
    }

    @Test
    void aKeysTransitionIsToldWithItsKeyAndItsFamilyWithWhatItsKeysAreThen() throws Exception {
        KeyedBreakers warehouse =
                server.bean(BreakerRegistry.class).keyed("warehouse").orElseThrow();
        try (EventReader stream = open()) {
            stream.next("snapshot");
            warehouse.of("north").forceOpen(ManualOverride.because("flood"));
            List<Event> events = new ArrayList<>();
            while (events.stream().noneMatch(event -> event.name().equals("transition"))
                    || events.stream().noneMatch(event -> isOfWarehouse(event, 1))) {
                events.add(stream.next());
            }

            JsonObject transition = events.stream()
                    .filter(event -> event.name().equals("transition"))
                    .findFirst()
                    .orElseThrow()
                    .json();
            assertThat(transition.getString("breaker")).isEqualTo("warehouse");
            assertThat(transition.getString("key")).isEqualTo("north");
            assertThat(transition.getString("to")).isEqualTo("FORCED_OPEN");
            warehouse.of("south");
            Event next = stream.next("breakers");
            while (!isOfWarehouse(next, 2)) {
                next = stream.next("breakers");
            }
        } finally {
            warehouse.of("north").reset();
        }
    }

    private static boolean isOfWarehouse(Event event, int tracked) {
        return event.name().equals("breakers")
                && event.json().getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                        .anyMatch(breaker -> breaker.getString("name").equals("warehouse")
                                && breaker.getJsonObject("keys").getInt("tracked") == tracked
                                && breaker.getJsonObject("keys").getInt("forced") == 1);
    }

    @Test
    void aCallThatChangesNoStateIsToldToo() throws Exception {
        try (EventReader stream = open()) {
            stream.next("snapshot");
            server.bean(Shop.class).price();

            long calls =
                    server.breaker("prices(int[],String)#1").snapshot().totals().succeeded();
            String data = stream.next("breakers").data();
            while (!data.contains("prices")) {
                data = stream.next("breakers").data();
            }
            assertThat(data).contains("\"totals\":{\"succeeded\":" + calls);
        }
    }

    @Test
    void aReconnectMissesNothingThatIsHeld() throws Exception {
        Event last;
        try (EventReader stream = open()) {
            stream.next("snapshot");
            server.operate("force-open", "{\"reason\":\"seen\"}");
            last = stream.next("transition");
        }
        server.operate("force-open", "{\"reason\":\"missed one\"}");
        server.operate("reset", "{\"reason\":\"missed two\"}");

        try (EventReader stream = openAfter(last.id())) {
            Event first = stream.next();
            Event second = stream.next();
            Event third = stream.next();

            assertThat(first.json().getString("reason")).isEqualTo("missed one");
            assertThat(second.json().getString("reason")).isEqualTo("missed two");
            assertThat(last.number()).isLessThan(first.number());
            assertThat(first.number()).isLessThan(second.number());
            assertThat(third.name()).isEqualTo("snapshot");
            assertThat(third.number()).isGreaterThanOrEqualTo(second.number());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-1", "zzzzzzzz-0", "", "-", "nonsense", "1-99999999999999999999", "../../etc", "%0d%0a"})
    void anIdThatIsNotOfThisStartGetsTheSnapshotAtOnce(String id) throws Exception {
        server.operate("force-open", "{\"reason\":\"before\"}");

        try (EventReader stream = openAfter(id)) {
            assertThat(stream.next().name()).isEqualTo("snapshot");
        }
    }

    @Test
    void aNumberThatWasNeverToldGetsTheSnapshotAtOnce() throws Exception {
        Event last;
        try (EventReader stream = open()) {
            last = stream.next("snapshot");
        }
        String epoch = last.id().substring(0, last.id().indexOf('-') + 1);

        try (EventReader stream = openAfter(epoch + (last.number() + 1_000_000))) {
            assertThat(stream.next().name()).isEqualTo("snapshot");
        }
    }

    @Test
    void aClientThatMissedMoreThanIsHeldGetsTheSnapshotAtOnce() throws Exception {
        Event last;
        try (EventReader stream = open()) {
            last = stream.next("snapshot");
        }
        for (int i = 0; i <= EventHub.HELD_TRANSITIONS; i++) {
            server.breaker("inventory").forceOpen(ManualOverride.because("again"));
        }

        try (EventReader stream = openAfter(last.id())) {
            assertThat(stream.next().name()).isEqualTo("snapshot");
        }
    }

    @Test
    void everyReaderOfABurstIsToldAllOfIt() throws Exception {
        try (EventReader stream = open()) {
            long before = stream.next("snapshot").number();
            for (int i = 1; i <= 900; i++) {
                server.breaker("inventory").forceOpen(ManualOverride.because("burst " + i));
            }

            long number = before;
            for (int i = 1; i <= 900; i++) {
                Event transition = stream.next("transition");
                assertThat(transition.json().getString("reason")).isEqualTo("burst " + i);
                assertThat(transition.number()).isGreaterThan(number);
                number = transition.number();
            }
        }
    }

    @Test
    void aQuietStreamSaysThatItLivesUnderTheLastNumber() throws Exception {
        try (EventReader stream = open()) {
            Event last = stream.next("snapshot");
            Event event = last;
            while (!event.name().equals("alive")) {
                last = event;
                event = stream.any();
            }

            assertThat(event.id()).isEqualTo(last.id());
            assertThat(event.json().keySet()).containsExactly("node", "at", "started");
        }
    }

    @Test
    void nobodyAndWhoHasNoRoleAreRefusedAsElsewhere() throws Exception {
        HttpResponse<String> nobody = server.send(server.nobody(STREAM).build());
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(nobody.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(nobody.headers().allValues("Cache-Control")).containsExactly("no-store");

        HttpRequest emil = server.nobody(STREAM).header("Test-User", "emil").build();
        HttpResponse<String> roleless = server.send(emil);
        assertThat(roleless.statusCode()).isEqualTo(403);
        assertThat(roleless.headers().allValues("X-Switchgear-Access")).containsExactly("none");
    }

    @Test
    void headTellsWhatItIsAndBeginsNoStream() throws Exception {
        HttpRequest.Builder request = server.viewer(STREAM).method("HEAD", HttpRequest.BodyPublishers.noBody());

        HttpResponse<String> response = server.send(request.build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
    }
}
