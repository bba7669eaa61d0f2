package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, seen and operated over HTTP. At most five are tracked. */
class KeyRequestsTest extends AdminTest {

    private static final String KEYS = "/api/breakers/warehouse/keys";
    private static final String FLOOD = "{\"reason\":\"flood\"}";

    private KeyedBreakers warehouse;
    private List<AdminAttempt> events;

    /** Five keys that tell nothing give way to any that do. */
    @BeforeEach
    void beginWithFive() {
        warehouse = server.bean(BreakerRegistry.class).keyed("warehouse").orElseThrow();
        warehouse.family().reset();
        warehouse.tracked().forEach(CircuitBreaker::reset);
        for (String key : List.of("a", "b", "c", "d", "e")) {
            warehouse.of(key);
        }
        events = server.bean(AuditTest.Auditor.class).attempts();
        events.clear();
        log.lines().clear();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpResponse<String> operate(String key, String action, String body) throws Exception {
        return server.send(AdminServer.post(server.operator(KEYS + "/" + encoded(key) + "/" + action), body));
    }

    private static String detail(HttpResponse<String> refused, int status) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        return AdminServer.json(refused).getString("detail");
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AdminServer.json(answer);
    }

    private static List<String> keys(JsonObject page) {
        return page.getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .map(key -> key.getString("key"))
                .toList();
    }

    private static void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> server.bean(Shop.class).site(key, false)).isInstanceOf(ConnectException.class);
        }
    }

    private List<String> tracked() {
        return warehouse.tracked().stream()
                .map(breaker -> breaker.key().orElseThrow())
                .toList();
    }

    @Test
    void theWorstAreFirst() throws Exception {
        fail("b", 1);
        fail("d", 2);
        warehouse.of("e").forceOpen(ManualOverride.because("flood"));
        warehouse.of("c").forceClosed(ManualOverride.because("test"));

        JsonObject page = ok(get(KEYS));

        assertThat(page.keySet()).containsExactly("node", "at", "started", "keys", "next");
        assertThat(page.get("next")).isEqualTo(JsonValue.NULL);
        assertThat(keys(page)).containsExactly("e", "d", "c", "b", "a");
        assertThat(page.getJsonArray("keys").getValuesAs(JsonObject.class)).allSatisfy(key -> {
            assertThat(key.getString("name")).isEqualTo("warehouse");
            assertThat(key.get("keys")).isEqualTo(JsonValue.NULL);
            assertThat(key.getJsonObject("settings")
                            .getJsonObject("allowedFails")
                            .getInt("value"))
                    .isEqualTo(2);
        });
        assertThat(Json.createObjectBuilder(page.getJsonArray("keys").getJsonObject(0))
                        .add("links", JsonValue.EMPTY_JSON_ARRAY)
                        .build())
                .isEqualTo(ok(get(KEYS + "/e")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void pagesShowEachOnce(int limit) throws Exception {
        fail("b", 1);
        fail("d", 2);
        List<String> all = keys(ok(get(KEYS)));
        List<String> paged = new ArrayList<>();
        String query = "?limit=" + limit;
        while (true) {
            JsonObject page = ok(get(KEYS + query));
            assertThat(keys(page)).hasSizeLessThanOrEqualTo(limit);
            paged.addAll(keys(page));
            if (page.isNull("next")) {
                break;
            }
            query = "?limit=" + limit + "&after=" + page.getString("next");
        }

        assertThat(paged).isEqualTo(all).hasSize(5);
    }

    @Test
    void aPageGoesOnBehindTheLastOneThoughThatHasGone() throws Exception {
        JsonObject first = ok(get(KEYS + "?limit=2"));
        assertThat(keys(first)).containsExactly("a", "b");
        for (String key : List.of("c", "d", "e", "bb")) {
            warehouse.of(key);
        }
        warehouse.of("ab");
        assertThat(tracked()).containsExactly("ab", "bb", "c", "d", "e");

        assertThat(keys(ok(get(KEYS + "?after=" + first.getString("next"))))).containsExactly("bb", "c", "d", "e");
    }

    @ParameterizedTest
    @CsvSource({
        "?q=B, b",
        "?state=open, d",
        "'?state=OPEN,forced_open', e;d",
        "?state=OPEN&state=CLOSED&q=d, d",
        "?q=a&q=b, ",
        "?q=inventory, ",
        "?limit=&after=&q=&state=, e;d;a;b;c"
    })
    void keysCanBeFiltered(String query, String expected) throws Exception {
        fail("d", 2);
        warehouse.of("e").forceOpen(ManualOverride.because("flood"));

        assertThat(keys(ok(get(KEYS + query))))
                .containsExactly(expected == null ? new String[] {} : expected.split(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=0       | 'limit' must be a whole number from 1 to 1000 but is '0'",
                "?limit=1001    | 'limit' must be a whole number from 1 to 1000 but is '1001'",
                "?limit=all     | 'limit' must be a whole number from 1 to 1000 but is 'all'",
                "?limit=1&limit=2 | 'limit' may be given once but is there 2 times",
                "?after=a       | 'after' must be the 'next' of an answer before, as it is, but is 'a'",
                "?after=%21     | 'after' must be the 'next' of an answer before, as it is, but is '!'",
                "?after=AAAA    | 'after' must be the 'next' of an answer before, as it is, but is 'AAAA'",
                "?state=ajar    | Unknown state 'ajar'; allowed, separated by commas: [CLOSED, OPEN, HALF_OPEN, FORCED_OPEN, FORCED_CLOSED]",
                "?key=a         | Unknown parameter 'key'; allowed: state, q, limit, after"
            })
    void whatIsWrongWithAQueryIsTold(String query, String detail) throws Exception {
        assertThat(detail(get(KEYS + query), 400)).isEqualTo(detail.replace("''", "'"));
    }

    @Test
    void aBreakerWithoutKeysSaysSo() throws Exception {
        for (String path : List.of("", "/a", "/a/transitions")) {
            assertThat(detail(get("/api/breakers/inventory/keys" + path), 404))
                    .isEqualTo("Breaker 'inventory' has no keys: one breaker guards all its calls");
            assertThat(detail(get("/api/breakers/nope/keys" + path), 404)).isEqualTo("There is no breaker 'nope'");
        }
    }

    @Test
    void askingForAKeyNeverTracksIt() throws Exception {
        String unknown =
                "Breaker 'warehouse' does not track key 'x': no call has come with it, or it was forgotten, as it had nothing to tell";

        assertThat(detail(get(KEYS + "/x"), 404)).isEqualTo(unknown);
        assertThat(detail(get(KEYS + "/x/transitions"), 404)).isEqualTo(unknown);
        assertThat(detail(operate("x", "reset", ""), 404)).isEqualTo(unknown);
        assertThat(detail(operate("x", "release", ""), 404)).isEqualTo(unknown);
        assertThat(tracked()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void aForceTracksAKeyBeforeItsFirstCall() throws Exception {
        JsonObject forced = ok(operate("x", "force-open", FLOOD));

        assertThat(forced.getString("key")).isEqualTo("x");
        assertThat(forced.getString("state")).isEqualTo("FORCED_OPEN");
        assertThat(warehouse.of("x").state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(warehouse.of("a").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(warehouse.family().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(ok(operate("x", "release", "")).getString("state")).isEqualTo("HALF_OPEN");
        assertThat(ok(operate("x", "reset", "")).getString("state")).isEqualTo("CLOSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"reason\":\"\"}",
                "{\"reason\":\"x\",\"from\":\"2000-01-01T00:00:00Z\"}",
                "{\"reason\":\"x\",\"y\":1}"
            })
    void aForceThatIsRefusedTracksNothing(String body) throws Exception {
        detail(operate("x", "force-open", body), 400);

        assertThat(tracked()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void aKeyThatSomebodyHasSeenAndThatIsForgottenIsNotForcedOnThatCondition() throws Exception {
        HttpRequest request =
                AdminServer.post(server.operator(KEYS + "/x/force-open").header("If-Match", "\"s.1.c.0\""), FLOOD);

        assertThat(detail(server.send(request), 412))
                .isEqualTo("Breaker 'warehouse' does not track key 'x', so it is not as it was seen; nothing was done."
                        + " Without a condition, a force tracks it");
        assertThat(tracked()).doesNotContain("x");
    }

    @Test
    void whereThereIsNoRoomForAKeyThatIsTold() throws Exception {
        for (String key : tracked()) {
            ok(operate(key, "force-open", FLOOD));
        }

        assertThat(detail(operate("x", "force-open", FLOOD), 409))
                .isEqualTo(
                        "Breaker 'warehouse' has no room for key 'x': it tracks 5 at most (maxKeys), and none of them can be"
                                + " forgotten; release or reset those that need not be forced, or force the breaker itself, which holds"
                                + " for every key. Nothing was done");
        assertThat(events.get(events.size() - 1).after()).isNull();
        ok(operate("a", "reset", ""));
        ok(operate("x", "force-open", FLOOD));
        assertThat(tracked()).containsExactly("b", "c", "d", "e", "x");
    }

    @Test
    void settingsAreOfAllKeys() throws Exception {
        HttpResponse<String> refused =
                server.send(AdminServer.send("PATCH", server.operator(KEYS + "/a/settings"), "{\"allowedFails\":9}"));

        assertThat(detail(refused, 405)).contains("change those of 'warehouse'");
        assertThat(refused.headers().firstValue("Allow")).contains("OPTIONS");
        HttpResponse<String> ofKey =
                server.send(AdminServer.send("PATCH", server.operator(KEYS + "/a"), "{\"allowedFails\":9}"));
        detail(ofKey, 405);
        assertThat(ofKey.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(warehouse.family().settings().allowedFails()).isEqualTo(2);
    }

    @Test
    void eachAttemptIsOneLineAndOneEventWithItsKey() throws Exception {
        operate("a|b c", "force-open", FLOOD);
        operate("x", "reset", "");
        server.send(AdminServer.post(server.operator("/api/breakers/warehouse/force-open"), FLOOD));

        assertThat(log.lines().stream().filter(line -> line.contains(" action=")))
                .containsExactly(
                        "done action=\"force-open\" breaker=\"warehouse\" key=\"a|b c\" actor=\"otto\" from=\"127.0.0.1\""
                                + " reason=\"flood\" before=CLOSED after=FORCED_OPEN status=200 scope=FLEET",
                        "refused action=\"reset\" breaker=\"warehouse\" key=\"x\" actor=\"otto\" from=\"127.0.0.1\""
                                + " reason=null before=null after=null status=404 scope=FLEET",
                        "done action=\"force-open\" breaker=\"warehouse\" key=null actor=\"otto\" from=\"127.0.0.1\""
                                + " reason=\"flood\" before=CLOSED after=FORCED_OPEN status=200 scope=FLEET");
        assertThat(events).extracting(AdminAttempt::key).containsExactly("a|b c", "x", null);
    }

    @Test
    void nothingInAKeyCanForgeALine() throws Exception {
        operate("x\" actor=\"ann\n\u202e", "reset", "");

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains(" key=\"x\\\" actor=\\\"ann\\u000a\\u202e\" actor=\"otto\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a|b",
                "ä☃🚀",
                "a+b",
                "50%",
                "a%2Fb",
                "x;y=1",
                "?#&=",
                "...",
                "reset",
                "transitions",
                "'\"<b>",
                "https://a.example:80/b?c=d",
                "a/b",
                "\\",
                "~",
                " a "
            })
    void aKeyTravelsInAPathWhateverIsInIt(String key) throws Exception {
        assertThat(ok(operate(key, "force-open", FLOOD)).getString("key")).isEqualTo(key);

        assertThat(ok(get(KEYS + "/" + encoded(key))).getString("state")).isEqualTo("FORCED_OPEN");
        assertThat(get(KEYS + "/" + encoded(key) + "/transitions").body()).contains("\"reason\":\"flood\"");
        assertThat(keys(ok(get(KEYS + "?q=" + encoded(key))))).containsExactly(key);
        assertThat(ok(operate(key, "release", "")).getString("state")).isEqualTo("HALF_OPEN");
        assertThat(events).extracting(AdminAttempt::key).containsOnly(key);
    }

    @Test
    void aLongKeyIsFoundByItselfAndAsItIsShown() throws Exception {
        String full = "k".repeat(200);
        assertThat(ok(operate(full, "force-open", FLOOD)).getString("key")).isEqualTo(full);

        String longer = "l".repeat(300);
        String shown = ok(operate(longer, "force-open", FLOOD)).getString("key");

        assertThat(shown).hasSize(197).startsWith("l".repeat(180) + "…");
        assertThat(ok(get(KEYS + "/" + encoded(longer)))).isEqualTo(ok(get(KEYS + "/" + encoded(shown))));
        assertThat(events).extracting(AdminAttempt::key).containsExactly(full, shown);
    }

    @Test
    void whatHappenedToKeysIsToldOfEachAndAmongAll() throws Exception {
        operate("a", "force-open", FLOOD);
        List<JsonObject> ofKey = transitions(KEYS + "/a/transitions");

        assertThat(ofKey.get(0).getString("key")).isEqualTo("a");
        assertThat(ofKey.get(0).getString("breaker")).isEqualTo("warehouse");
        assertThat(transitions("/api/transitions")).contains(ofKey.get(0));
        assertThat(transitions("/api/transitions?breaker=warehouse")).contains(ofKey.get(0));
        assertThat(transitions("/api/breakers/warehouse/transitions")).doesNotContain(ofKey.get(0));
        assertThat(transitions(KEYS + "/b/transitions")).doesNotContain(ofKey.get(0));
    }

    private static List<JsonObject> transitions(String path) throws Exception {
        return Json.createReader(new StringReader(get(path).body())).readArray().getValuesAs(JsonObject.class);
    }

    @Test
    void aTagIsOfOneKey() throws Exception {
        String tag = ok(get(KEYS + "/a")).getString("etag");

        HttpResponse<String> other =
                server.send(AdminServer.post(server.operator(KEYS + "/b/reset").header("If-Match", tag), ""));
        assertThat(detail(other, 412)).startsWith("Breaker 'warehouse', key 'b', has changed since, or If-Match");
        assertThat(AdminServer.json(other).getJsonObject("current").getString("key"))
                .isEqualTo("b");
        ok(server.send(AdminServer.post(server.operator(KEYS + "/a/reset").header("If-Match", tag), "")));
        HttpResponse<String> again =
                server.send(AdminServer.post(server.operator(KEYS + "/a/reset").header("If-Match", tag), ""));
        assertThat(detail(again, 412))
                .startsWith("Breaker 'warehouse', key 'a', has changed since: CLOSED -> CLOSED (RESET)");
    }

    @Test
    void aFamilysTagIsNoConditionOnItsKeys() throws Exception {
        String tag = ok(get("/api/breakers/warehouse")).getString("etag");
        fail("a", 2);
        assertThat(ok(get("/api/breakers/warehouse")).getString("etag")).isNotEqualTo(tag);

        ok(server.send(AdminServer.post(
                server.operator("/api/breakers/warehouse/force-open").header("If-Match", tag), FLOOD)));
    }

    @Test
    void aFamilysForceHoldsForEveryKeyAndOnesOwnOutlastsItsRelease() throws Exception {
        ok(operate("a", "force-closed", FLOOD));
        ok(server.send(AdminServer.post(server.operator("/api/breakers/warehouse/force-open"), FLOOD)));
        assertThat(ok(get(KEYS + "/b")).getString("state")).isEqualTo("FORCED_OPEN");
        assertThat(ok(get(KEYS + "/a")).getString("state")).isEqualTo("FORCED_CLOSED");

        JsonObject released = ok(operate("a", "release", ""));

        assertThat(released.getString("state")).isEqualTo("FORCED_OPEN");
        assertThat(events.get(events.size() - 1)).satisfies(event -> {
            assertThat(event.before()).isEqualTo(BreakerState.FORCED_CLOSED);
            assertThat(event.after()).isEqualTo(BreakerState.FORCED_OPEN);
        });
    }

    @Test
    void aPlanIsOfAKeyToo() throws Exception {
        String from = Instant.now().plus(Duration.ofHours(1)).toString();

        JsonObject planned = ok(operate("x", "force-open", "{\"reason\":\"move\",\"from\":\"" + from + "\"}"));

        assertThat(planned.getString("state")).isEqualTo("CLOSED");
        assertThat(planned.getJsonObject("planned").getString("from")).isEqualTo(from);
        assertThat(ok(operate("x", "release", "")).get("planned")).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u200b"})
    void aBlankKeyIsNone(String key) throws Exception {
        assertThat(detail(operate(key, "force-open", FLOOD), 400)).startsWith("The key must not be blank");
        detail(get(KEYS + "/" + encoded(key)), 404);
    }
}
