package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerRegistry;
import jakarta.json.JsonObject;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest extends AdminTest {

    private static final String PRICES = "prices%28int%5B%5D%2CString%29%231";

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    @Test
    void theListHoldsEveryBreakerBeforeItsFirstCallByName() throws Exception {
        JsonObject list = AdminServer.json(get("/api/breakers"));

        assertThat(list.keySet()).containsExactly("node", "at", "started", "breakers");
        assertThat(list.getString("node")).isNotBlank();
        assertThat(Instant.parse(list.getString("at"))).isBefore(Instant.now());
        assertThat(list.getJsonArray("breakers").getValuesAs(JsonObject.class))
                .extracting(breaker -> breaker.getString("name"))
                .containsExactly("inventory", "prices(int[],String)#1", "warehouse");
    }

    @Test
    void aBreakerReadsAsTheContractSaysWithNothingLeftOut() throws Exception {
        HttpResponse<String> response = get("/api/breakers/" + PRICES);

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(response.body()
                        .replaceAll("\"since\":\"[^\"]+\"", "\"since\":\"T\"")
                        .replaceAll("\"etag\":\"[^,]+\",", "\"etag\":\"E\","))
                .isEqualTo("{\"name\":\"prices(int[],String)#1\",\"key\":null,"
                        + "\"methods\":[\"io.github.switchgear.admin.Shop.price()\"],"
                        + "\"enabled\":true,\"guardedBy\":\"switchgear\",\"position\":null,"
                        + "\"state\":\"CLOSED\",\"since\":\"T\",\"generation\":0,\"etag\":\"E\","
                        + "\"consecutiveFailures\":0,\"retryAfterMillis\":null,\"probeInFlight\":false,"
                        + "\"wouldBeOpen\":false,"
                        + "\"totals\":{\"succeeded\":0,\"failed\":0,\"slow\":0,\"neutral\":0,\"rejected\":0,"
                        + "\"fallbacks\":0},"
                        + "\"lastFailure\":null,\"override\":null,\"rampUp\":null,\"planned\":null,\"keys\":null,"
                        + "\"recording\":null,"
                        + "\"settings\":{\"allowedFails\":{\"value\":3,\"source\":\"default\"},"
                        + "\"retryTimer\":{\"value\":\"PT1M30S\",\"source\":\"annotation\"},"
                        + "\"validator\":{\"value\":\"AlwaysValid\",\"source\":\"default\"},"
                        + "\"allowedExceptions\":{\"value\":[],\"source\":\"default\"},"
                        + "\"failureExceptions\":{\"value\":[],\"source\":\"default\"},"
                        + "\"failureJudge\":{\"value\":\"None\",\"source\":\"default\"},"
                        + "\"slowCall\":{\"value\":\"PT0S\",\"source\":\"default\"},"
                        + "\"probeSuccesses\":{\"value\":1,\"source\":\"default\"},"
                        + "\"probeLease\":{\"value\":\"PT5S\",\"source\":\"annotation\"},"
                        + "\"probes\":{\"value\":1,\"source\":\"default\"},"
                        + "\"rampUp\":{\"value\":\"PT0S\",\"source\":\"default\"},"
                        + "\"window.calls\":{\"value\":0,\"source\":\"default\"},"
                        + "\"window.time\":{\"value\":\"PT0S\",\"source\":\"default\"},"
                        + "\"window.failureRatio\":{\"value\":0.5,\"source\":\"default\"},"
                        + "\"window.minimumCalls\":{\"value\":0,\"source\":\"default\"},"
                        + "\"backoff.multiplier\":{\"value\":1.0,\"source\":\"default\"},"
                        + "\"backoff.max\":{\"value\":\"PT0S\",\"source\":\"default\"},"
                        + "\"backoff.jitter\":{\"value\":0.0,\"source\":\"default\"}},\"links\":[]}");
    }

    @Test
    void anOpenBreakerTellsItsCountItsTimeLeftAndTheFailuresClassButNotItsMessage() throws Exception {
        trip();

        HttpResponse<String> response = get("/api/breakers/inventory");

        JsonObject breaker = AdminServer.json(response);
        assertThat(breaker.getString("state")).isEqualTo("OPEN");
        assertThat(breaker.getInt("consecutiveFailures")).isEqualTo(2);
        assertThat(breaker.getInt("retryAfterMillis")).isBetween(1, 30_000);
        assertThat(breaker.getJsonObject("lastFailure").getString("type")).isEqualTo("java.net.ConnectException");
        assertThat(response.body()
                        + get("/api/breakers").body()
                        + get("/api/transitions").body()
                        + log.lines())
                .doesNotContain(Shop.SECRET);
    }

    @Test
    void anUnknownBreakerIsNotFoundAndNotMade() throws Exception {
        for (String path : new String[] {"/api/breakers/nope", "/api/breakers/nope/transitions"}) {
            HttpResponse<String> response = get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(AdminServer.json(response).getString("detail")).contains("nope");
        }
        assertThat(server.operate("../nope/reset", "").statusCode()).isEqualTo(404);
        assertThat(server.bean(BreakerRegistry.class).all()).hasSize(3);
    }

    @Test
    void historyIsToldNewestFirstForOneAndForAll() throws Exception {
        server.operate("force-open", "{\"reason\":\"flood\"}");

        for (String path : new String[] {"/api/breakers/inventory/transitions", "/api/transitions"}) {
            assertThat(get(path).body())
                    .startsWith("[{\"breaker\":\"inventory\",\"key\":null,\"from\":\"CLOSED\",\"to\":\"FORCED_OPEN\","
                            + "\"cause\":\"FORCED\",\"generation\":")
                    .contains("\"failure\":null,\"actor\":\"otto\",\"reason\":\"flood\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "state=OPEN, inventory",
        "'state=open,half_open', inventory",
        "state=CLOSED, 'prices(int[],String)#1;warehouse'",
        "q=INVENT, inventory",
        "q=shop.price, 'prices(int[],String)#1'",
        "q=nothing, ",
        "state=OPEN&state=HALF_OPEN, inventory",
        "state=CLOSED&state=FORCED_OPEN, 'prices(int[],String)#1;warehouse'",
        "'state=FORCED_OPEN&state=half_open,%20open', inventory",
        "q=inv&q=STOCK, inventory",
        "q=inv&q=price, ",
        "state=OPEN&q=, inventory",
        "state=&q=inv, inventory",
        "state=%20&q=inv, inventory",
        "state=CLOSED&q=inventory, "
    })
    void theListCanBeFiltered(String query, String expected) throws Exception {
        trip();

        assertThat(AdminServer.json(get("/api/breakers?" + query))
                        .getJsonArray("breakers")
                        .getValuesAs(JsonObject.class))
                .extracting(breaker -> breaker.getString("name"))
                .containsExactly(expected == null ? new String[] {} : expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AJAR", ",", "OPEN,", ",OPEN", "OPEN,,CLOSED", "OPEN&state=AJAR", "OPEN&state=,", "OPEN;CLOSED"})
    void anUnknownStateInTheFilterIsRefusedWithTheKnownOnes(String states) throws Exception {
        HttpResponse<String> response = get("/api/breakers?state=" + states);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(AdminServer.json(response).getString("detail"))
                .contains("Unknown state '", "CLOSED", "OPEN", "HALF_OPEN", "FORCED_OPEN", "FORCED_CLOSED")
                .contains(states.contains("AJAR") ? "AJAR" : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sate=OPEN", "State=OPEN", "limit=1", "state=OPEN&=x"})
    void aParameterThatMeansNothingIsRefusedWithThoseThatDo(String query) throws Exception {
        HttpResponse<String> response = get("/api/breakers?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(AdminServer.json(response).getString("detail"))
                .contains("Unknown parameter '", "'; allowed: state, q");
    }

    @Test
    void theListTellsItsReaderUnderWhichNameTheyAreSignedIn() throws Exception {
        assertThat(server.send(server.operator("/api/breakers").build())
                        .headers()
                        .allValues("X-Switchgear-User"))
                .containsExactly("otto");
    }

    @Test
    void theListIsNotSentAgainWhileNothingHappens() throws Exception {
        trip();
        String tag = get("/api/breakers").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = server.send(
                server.viewer("/api/breakers").header("If-None-Match", tag).build());
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();

        server.operate("force-open", "{\"reason\":\"flood\"}");
        HttpResponse<String> changed = server.send(
                server.viewer("/api/breakers").header("If-None-Match", tag).build());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    }

    private static void trip() {
        Shop shop = server.bean(Shop.class);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(ConnectException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state,name", "name&fields=state", "name,%20state,name"})
    void onlyTheMembersThatAreAskedForAreToldInTheUsualOrder(String fields) throws Exception {
        JsonObject list = AdminServer.json(get("/api/breakers?fields=" + fields));

        assertThat(list.keySet()).containsExactly("node", "at", "started", "breakers");
        assertThat(list.getJsonArray("breakers").getJsonObject(0).toString())
                .isEqualTo("{\"name\":\"inventory\",\"state\":\"CLOSED\"}");
    }

    @Test
    void everyMemberCanBeAskedForAndIsThenAsInTheWholeList() throws Exception {
        JsonObject whole =
                AdminServer.json(get("/api/breakers")).getJsonArray("breakers").getJsonObject(0);

        for (String field : whole.keySet()) {
            JsonObject part = AdminServer.json(get("/api/breakers?fields=" + field))
                    .getJsonArray("breakers")
                    .getJsonObject(0);
            assertThat(part.keySet()).containsExactly(field);
            assertThat(part.get(field)).isEqualTo(whole.get(field));
        }
        assertThat(AdminServer.json(get("/api/breakers?fields=" + String.join(",", whole.keySet())))
                        .get("breakers"))
                .isEqualTo(AdminServer.json(get("/api/breakers?fields=")).get("breakers"));
    }

    @Test
    void aMemberThatThereIsNotIsRefused() throws Exception {
        HttpResponse<String> refused = get("/api/breakers?fields=name,sate");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(AdminServer.json(refused).getString("detail"))
                .startsWith("Unknown field 'sate'; allowed, separated by commas: name, key, methods,");
    }
}
