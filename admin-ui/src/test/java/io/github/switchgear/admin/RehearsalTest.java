package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeping calls, and trying settings on them, over HTTP. */
class RehearsalTest extends AdminTest {

    private static final String BREAKER = "/api/breakers/inventory";
    private static final String RECORDING = BREAKER + "/recording";
    private static final String REHEARSE = BREAKER + "/rehearse";
    private static final String TRIAL = "{\"settings\":{\"allowedFails\":5,\"retryTimer\":\"PT10S\"}}";

    private static CircuitBreaker inventory() {
        return server.breaker("inventory");
    }

    private static KeyedBreakers warehouse() {
        return server.bean(BreakerRegistry.class).keyed("warehouse").orElseThrow();
    }

    @AfterEach
    void keepNothing() {
        inventory().record(0);
        warehouse().family().record(0);
        warehouse().of("north").record(0);
        warehouse().family().reset();
    }

    private static HttpResponse<String> post(HttpRequest.Builder request, String body) throws Exception {
        return server.send(AdminServer.post(request, body));
    }

    private static HttpResponse<String> record(String body) throws Exception {
        return post(server.operator(RECORDING), body);
    }

    private static HttpResponse<String> rehearse(String body) throws Exception {
        return post(server.viewer(REHEARSE), body);
    }

    private static String detail(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return AdminServer.json(response).getString("detail");
    }

    private static void call(boolean reachable) {
        try {
            String unused = server.bean(Shop.class).stock(reachable);
        } catch (Exception failed) {
            assertThat(failed).isNotNull();
        }
    }

    private List<String> audited() {
        return log.lines().stream().filter(line -> line.contains(" action=")).toList();
    }

    @Test
    void anOperatorHasABreakerKeepItsCallsWhichIsAudited() throws Exception {
        HttpResponse<String> answer = record("{\"calls\":5000,\"reason\":\"find the right settings\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(AdminServer.json(answer).get("recording")).hasToString("{\"limit\":5000,\"calls\":0}");
        assertThat(inventory().recordLimit()).isEqualTo(5_000);
        assertThat(audited())
                .containsExactly(
                        "done action=\"recording\" breaker=\"inventory\" key=null actor=\"otto\" from=\"127.0.0.1\""
                                + " reason=\"find the right settings\" before=CLOSED after=CLOSED status=200 scope=NODE");
    }

    @Test
    void theBreakerTellsHowManyCallsItHasKept() throws Exception {
        record("{\"calls\":3}");
        call(true);
        call(false);

        JsonObject breaker = AdminServer.json(server.send(server.viewer(BREAKER).build()));
        assertThat(breaker.get("recording")).hasToString("{\"limit\":3,\"calls\":2}");
        assertThat(AdminServer.json(record("{\"calls\":0}")).get("recording")).isEqualTo(JsonValue.NULL);
    }

    /** Of a thousand breakers, each would tell that it keeps nothing. */
    @Test
    void theListOfAllDoesNotTellIt() throws Exception {
        JsonObject listed = AdminServer.json(
                        server.send(server.viewer("/api/breakers?q=inventory").build()))
                .getJsonArray("breakers")
                .getJsonObject(0);

        assertThat(listed).doesNotContainKey("recording");
    }

    @Test
    void whoHasSeenTheBreakerWithoutARecordingSeesItAnewWithOne() throws Exception {
        String seen = server.send(server.viewer(BREAKER).build())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpRequest again = server.viewer(BREAKER).header("If-None-Match", seen).build();
        assertThat(server.send(again).statusCode()).isEqualTo(304);

        record("{\"calls\":5000}");

        assertThat(server.send(again).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                      | 'calls' is required",
                "{\"calls\":null}        | 'calls' is required",
                "{\"calls\":\"5000\"}    | 'calls' must be a number",
                "{\"calls\":1.5}         | 'calls' must be a whole number from 0, which ends it, to 100000 but is 1.5",
                "{\"calls\":99999999999} | 'calls' must be a whole number",
                "{\"calls\":-1}          | 'calls' must be from 0, which ends it, to 100000 but is -1",
                "{\"calls\":100001}      | 'calls' must be from 0, which ends it, to 100000 but is 100001",
                "{\"calls\":5            | not well-formed",
                "{\"calls\":5,\"scope\":\"fleet\"} | Unknown field 'scope'; allowed: calls, reason"
            })
    void aNumberThatCannotBeKeptIsRefused(String body, String detail) throws Exception {
        HttpResponse<String> answer = record(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(detail(answer)).contains(detail);
        assertThat(inventory().recordLimit()).isZero();
        assertThat(audited()).singleElement().asString().startsWith("refused action=\"recording\"");
    }

    @Test
    void onlyAnOperatorWithTheHeadersAndWhatTheyHaveSeenKeepsCalls() throws Exception {
        String body = "{\"calls\":5}";

        assertThat(post(server.nobody(RECORDING), body).statusCode()).isEqualTo(401);
        assertThat(post(server.viewer(RECORDING), body).statusCode()).isEqualTo(403);
        assertThat(post(server.operator(RECORDING).header("Origin", "http://evil.example"), body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(server.operator(RECORDING).header("If-Match", "\"4711\""), body)
                        .statusCode())
                .isEqualTo(412);
        assertThat(post(server.operator("/api/breakers/nope/recording"), body).statusCode())
                .isEqualTo(404);
        assertThat(inventory().recordLimit()).isZero();
        assertThat(audited()).hasSize(5).allMatch(line -> line.startsWith("refused action=\"recording\""));
    }

    @Test
    void aReaderTriesSettingsWhichChangesNothingAndIsNotAudited() throws Exception {
        inventory().record(100);
        call(false);
        call(false);
        call(true);
        BreakerSettings settings = inventory().settings();
        int events = inventory().history().size();

        HttpResponse<String> answer = rehearse(TRIAL);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject tried = AdminServer.json(answer);
        assertThat(tried.keySet()).containsExactly("breaker", "key", "recording", "present", "proposed");
        assertThat(tried.getString("breaker")).isEqualTo("inventory");
        assertThat(tried.get("key")).isEqualTo(JsonValue.NULL);
        assertThat(tried.getJsonObject("recording").getInt("calls")).isEqualTo(3);
        JsonObject present = tried.getJsonObject("present");
        assertThat(present.getJsonObject("settings").getInt("allowedFails")).isEqualTo(2);
        assertThat(present.getJsonObject("assumingFailed")).isEqualTo(present.getJsonObject("assumingSucceeded"));
        JsonObject figures = present.getJsonObject("assumingFailed");
        assertThat(figures.getString("before")).isEqualTo("CLOSED");
        assertThat(figures.getInt("openingCount")).isEqualTo(1);
        assertThat(figures.getJsonArray("openings").getJsonObject(0).getString("cause"))
                .isEqualTo("FAILURES_REACHED");
        assertThat(figures.getInt("transitionCount")).isEqualTo(1);
        assertThat(figures.getJsonArray("transitions").getJsonObject(0).getString("to"))
                .isEqualTo("OPEN");
        assertThat(figures.getInt("rejected")).isEqualTo(1);
        assertThat(figures.getInt("failuresLetThrough")).isEqualTo(2);
        assertThat(figures.getInt("unknown")).isZero();
        JsonObject proposed = tried.getJsonObject("proposed");
        assertThat(proposed.getJsonObject("settings").getInt("allowedFails")).isEqualTo(5);
        assertThat(proposed.getJsonObject("settings").getString("retryTimer")).isEqualTo("PT10S");
        assertThat(proposed.getJsonObject("assumingFailed").getInt("unknown")).isEqualTo(1);
        assertThat(proposed.getJsonObject("assumingFailed").getInt("failuresLetThrough"))
                .isEqualTo(3);
        assertThat(proposed.getJsonObject("assumingSucceeded").getInt("failuresLetThrough"))
                .isEqualTo(2);
        assertThat(proposed.getJsonObject("assumingSucceeded").getString("timeOpen"))
                .isEqualTo("PT0S");

        assertThat(inventory().settings()).isEqualTo(settings);
        assertThat(inventory().history()).hasSize(events);
        assertThat(inventory().state()).isEqualTo(BreakerState.OPEN);
        assertThat(audited()).isEmpty();
    }

    @Test
    void whereNoCallWasKeptYetNothingHappensInIt() throws Exception {
        inventory().record(100);

        JsonObject tried = AdminServer.json(rehearse(TRIAL));

        assertThat(tried.get("recording")).hasToString("{\"calls\":0,\"begin\":null,\"end\":null}");
        assertThat(tried.getJsonObject("proposed")
                        .getJsonObject("assumingFailed")
                        .getInt("transitionCount"))
                .isZero();
    }

    @Test
    void whatKeepsNoCallsCannotBeTried() throws Exception {
        HttpResponse<String> answer = rehearse(TRIAL);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(detail(answer)).startsWith("Breaker 'inventory' keeps none of its calls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                         | 'settings' is required, with at least one setting to try",
                "{\"settings\":{}}                          | 'settings' is required",
                "{\"settings\":null}                        | 'settings' is required",
                "{\"settings\":5}                           | 'settings' must be an object",
                "{\"settings\":[]}                          | 'settings' must be an object",
                "{\"allowedFails\":5}                       | Unknown field 'allowedFails'; allowed: settings",
                "{\"settings\":{\"validator\":\"x\"}}       | Unknown field 'settings.validator'",
                "{\"settings\":{\"allowedFails\":\"5\"}}    | 'settings.allowedFails' must be a number",
                "{\"settings\":{\"allowedFails\":{\"a\":5}}} | 'settings.allowedFails' must be a number",
                "{\"settings\":{\"allowedFails\":0}}        | allowedFails must be at least 1 but is 0",
                "{\"settings\":{\"retryTimer\":\"soon\"}}   | 'retryTimer' must be a duration",
                "{\"settings\":{\"allowedFails\":5},\"settings\":{}} | 'settings' is there twice",
                "{\"settings\":{\"allowedFails\":5}         | not well-formed",
                "[]                                         | The body must be a JSON object"
            })
    void whatCannotBeTriedIsRefused(String body, String detail) throws Exception {
        inventory().record(10);

        HttpResponse<String> answer = rehearse(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(detail(answer)).contains(detail);
        assertThat(audited()).isEmpty();
    }

    @Test
    void nobodyTriesAnythingWithoutTheRoleToReadOrFromAnotherSite() throws Exception {
        inventory().record(10);

        assertThat(post(server.nobody(REHEARSE), TRIAL).statusCode()).isEqualTo(401);
        assertThat(post(server.nobody(REHEARSE).header("Test-User", "emil"), TRIAL)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(server.viewer(REHEARSE).header("Sec-Fetch-Site", "cross-site"), TRIAL)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.viewer(REHEARSE)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(TRIAL))
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(server.viewer("/api/breakers/nope/rehearse"), TRIAL).statusCode())
                .isEqualTo(404);
        assertThat(audited()).isEmpty();
    }

    /** The name of what is read must not open anything that changes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/breakers/rehearse/reset",
                "/api/breakers/warehouse/keys/rehearse/reset",
                "/api/breakers/inventory/reset;x=/rehearse",
                "/api/breakers/inventory/reset?/rehearse",
                "/api/breakers/inventory%2Frehearse/reset"
            })
    void aReaderChangesNothingByThatName(String path) throws Exception {
        assertThat(post(server.viewer(path), "").statusCode()).isIn(403, 404);
        assertThat(inventory().history().get(0).actor()).isNull();
    }

    @Test
    void aKeyKeepsItsOwnCalls() throws Exception {
        CircuitBreaker north = warehouse().of("north");
        String key = "/api/breakers/warehouse/keys/north";

        HttpResponse<String> kept = post(server.operator(key + "/recording"), "{\"calls\":50}");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(AdminServer.json(kept).get("recording")).hasToString("{\"limit\":50,\"calls\":0}");
        assertThat(warehouse().family().recordLimit()).isZero();
        String unused = north.call(() -> "fine");

        JsonObject tried = AdminServer.json(post(server.viewer(key + "/rehearse"), TRIAL));

        assertThat(tried.getString("key")).isEqualTo("north");
        assertThat(tried.getJsonObject("recording").getInt("calls")).isEqualTo(1);
        HttpResponse<String> ofFamily = post(server.viewer("/api/breakers/warehouse/rehearse"), TRIAL);
        assertThat(ofFamily.statusCode()).isEqualTo(409);
        assertThat(post(server.viewer("/api/breakers/warehouse/keys/nope/rehearse"), TRIAL)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(server.operator("/api/breakers/warehouse/keys/nope/recording"), "{\"calls\":50}")
                        .statusCode())
                .isEqualTo(404);
    }
}
