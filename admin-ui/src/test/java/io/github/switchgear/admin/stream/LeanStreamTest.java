package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.AdminTest;
import io.github.switchgear.admin.Shop;
import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.admin.contract.EventReader.Event;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client of the lean stream is told, over HTTP. */
class LeanStreamTest extends AdminTest {

    private static final String PRICES = "prices(int[],String)#1";

    private static HttpResponse<String> snapshotAnswer() throws Exception {
        return server.send(server.viewer("/api/stream/snapshot").build());
    }

    private static JsonObject snapshot() throws Exception {
        return AdminServer.json(snapshotAnswer());
    }

    private static EventReader openAfter(String id) throws Exception {
        return EventReader.open(server.viewer("/api/stream?form=lean&after=" + id));
    }

    private static int place(JsonObject snapshot, String breaker) {
        return snapshot.getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals(breaker))
                .findFirst()
                .orElseThrow()
                .getInt("place");
    }

    /** The next event that tells of a breaker otherwise than by its counts, with what it tells. */
    private static JsonObject nextOf(EventReader stream, int place) throws Exception {
        while (true) {
            for (JsonObject each :
                    stream.next("changes").json().getJsonArray("breakers").getValuesAs(JsonObject.class)) {
                if (each.getInt("place") == place) {
                    return each;
                }
            }
        }
    }

    @Test
    void theSnapshotTellsWhatTheListTellsAndSharedSettingsOnce() throws Exception {
        JsonObject snapshot = snapshot();
        JsonObject list =
                AdminServer.json(server.send(server.viewer("/api/breakers").build()));

        assertThat(snapshot.keySet()).containsExactly("node", "at", "started", "id", "settings", "breakers");
        JsonArray settings = snapshot.getJsonArray("settings");
        assertThat(settings)
                .doesNotHaveDuplicates()
                .hasSizeLessThan(list.getJsonArray("breakers").size());
        List<Map<String, JsonValue>> restored = snapshot.getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                .map(breaker -> {
                    Map<String, JsonValue> whole = new HashMap<>(breaker);
                    whole.remove("place");
                    whole.put("settings", settings.get(breaker.getInt("settings")));
                    return whole;
                })
                .toList();
        assertThat(restored).isEqualTo(List.copyOf(list.getJsonArray("breakers").getValuesAs(JsonObject.class)));
    }

    @Test
    void theSnapshotIsNotToldAgainWhileNothingHappens() throws Exception {
        String tag = snapshotAnswer().headers().firstValue("ETag").orElseThrow();

        assertThat(server.send(server.viewer("/api/stream/snapshot")
                                .header("If-None-Match", tag)
                                .build())
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.send(server.viewer("/api/stream/snapshot")
                                .header("If-Match", "\"other\"")
                                .build())
                        .statusCode())
                .isEqualTo(412);
        server.bean(Shop.class).price();
        assertThat(server.send(server.viewer("/api/stream/snapshot")
                                .header("If-None-Match", tag)
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theFirstEventSaysWhoIsThereAndNoBreakers() throws Exception {
        try (EventReader stream = openAfter(snapshot().getString("id"))) {
            Event first = stream.any();

            assertThat(first.name()).isEqualTo("alive");
            assertThat(first.json().keySet()).containsExactly("node", "at", "started");
        }
    }

    @Test
    void callsAreToldByThePlaceAndTheTotalsAlone() throws Exception {
        server.bean(Shop.class).price();
        JsonObject snapshot = snapshot();
        try (EventReader stream = openAfter(snapshot.getString("id"))) {
            server.bean(Shop.class).price();

            JsonObject changes = stream.next("changes").json();

            long calls = server.breaker(PRICES).snapshot().totals().succeeded();
            assertThat(changes.keySet()).containsExactly("node", "at", "started", "counts", "breakers");
            assertThat(changes.getJsonArray("breakers")).isEmpty();
            assertThat(changes.getJsonArray("counts").toString())
                    .isEqualTo("[[" + place(snapshot, PRICES) + "," + calls + "]]");
        }
    }

    @Test
    void aFailureIsToldWithoutWhatItDoesNotChange() throws Exception {
        JsonObject snapshot = snapshot();
        try (EventReader stream = openAfter(snapshot.getString("id"))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> server.bean(Shop.class).stock(false)))
                    .isNotNull();

            JsonObject failed = nextOf(stream, place(snapshot, "inventory"));

            assertThat(failed.keySet()).containsExactly("place", "consecutiveFailures", "totals", "lastFailure");
            assertThat(failed.getInt("consecutiveFailures")).isEqualTo(1);
        }
    }

    @Test
    void aStateIsToldWithAllThatMayChangeAndNothingElse() throws Exception {
        JsonObject snapshot = snapshot();
        try (EventReader stream = openAfter(snapshot.getString("id"))) {
            server.breaker("inventory").forceOpen(ManualOverride.because("flood"));

            assertThat(stream.next("transition").json().getString("to")).isEqualTo("FORCED_OPEN");
            JsonObject forced = nextOf(stream, place(snapshot, "inventory"));
            JsonObject now = AdminServer.json(
                    server.send(server.viewer("/api/breakers/inventory").build()));
            Map<String, JsonValue> expected = new HashMap<>(now);
            List.of("name", "key", "methods", "settings", "guardedBy", "position", "recording", "links")
                    .forEach(expected::remove);
            expected.put("place", forced.get("place"));
            assertThat(new HashMap<>(forced)).isEqualTo(expected);
        }
    }

    @Test
    void changedSettingsAreToldWithTheWholeBreaker() throws Exception {
        JsonObject snapshot = snapshot();
        BreakerSettings settings = server.breaker("inventory").settings();
        try (EventReader stream = openAfter(snapshot.getString("id"))) {
            server.breaker("inventory")
                    .reconfigure(settings.toBuilder().allowedFails(7).build());

            JsonObject changed = nextOf(stream, place(snapshot, "inventory"));

            assertThat(changed.getString("name")).isEqualTo("inventory");
            assertThat(changed.getJsonObject("settings")
                            .getJsonObject("allowedFails")
                            .getInt("value"))
                    .isEqualTo(7);
        } finally {
            server.breaker("inventory").reconfigure(settings);
        }
    }

    @Test
    void whoComesBackIsToldWhatHappenedMeanwhileAndNothingElse() throws Exception {
        JsonObject snapshot = snapshot();
        String last;
        try (EventReader stream = openAfter(snapshot.getString("id"))) {
            last = stream.any().id();
        }
        server.bean(Shop.class).price();
        server.breaker("inventory").forceOpen(ManualOverride.because("missed"));

        try (EventReader stream = EventReader.open(
                server.viewer("/api/stream?form=lean&after=nonsense").header("Last-Event-ID", last))) {
            assertThat(stream.any().name()).isEqualTo("alive");
            assertThat(stream.next("transition").json().getString("reason")).isEqualTo("missed");
            JsonObject changes = stream.next("changes").json();
            assertThat(changes.getJsonArray("counts")
                            .getJsonArray(0)
                            .getValuesAs(JsonNumber::intValue)
                            .get(0))
                    .isEqualTo(place(snapshot, PRICES));
            assertThat(changes.getJsonArray("breakers")).hasSize(1);
        }
    }

    @Test
    void whoHasNoSnapshotOfThisStartIsToldToReadOne() throws Exception {
        for (String id : List.of("", "nonsense", "0-1", "zzzz-1-1")) {
            try (EventReader stream = openAfter(id)) {
                Event first = stream.any();
                assertThat(first.name()).as(id).isEqualTo("anew");
                assertThat(first.json().keySet()).containsExactly("node", "at", "started");
            }
        }
    }

    @Test
    void anotherFormIsRefused() throws Exception {
        HttpResponse<String> refused =
                server.send(server.viewer("/api/stream?form=fat").build());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(AdminServer.json(refused).getString("detail")).contains("'lean'");
    }
}
