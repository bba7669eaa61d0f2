package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One action on several breakers. */
class ManyTest {

    private static final String PRICES = "prices(int[],String)#1";
    private static final String THREE = "\"select\":{\"names\":[\"inventory\",\"warehouse\",\"" + PRICES + "\"]}";

    private static AdminServer server;

    private CapturedLog log;

    @BeforeAll
    static void start() {
        server = AdminServer.start(Map.of("switchgear.breaker.warehouse.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void closeBreakers() {
        log = new CapturedLog("io.github.switchgear");
        server.bean(BreakerRegistry.class).all().forEach(CircuitBreaker::reset);
        log.lines().clear();
    }

    @AfterEach
    void giveLogBack() {
        log.close();
    }

    private static HttpResponse<String> act(String body) throws Exception {
        return server.send(AdminServer.post(server.operator("/api/actions"), body));
    }

    private static List<String> texts(JsonObject answer, String member) {
        return answer.getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                .map(each -> each.isNull(member) ? "null" : each.getString(member))
                .toList();
    }

    private static List<BreakerState> states() {
        return server.bean(BreakerRegistry.class).all().stream()
                .map(CircuitBreaker::state)
                .toList();
    }

    private List<String> audited() {
        return log.lines().stream().filter(line -> line.contains(" action=")).toList();
    }

    @Test
    void itIsDoneToEachInTheOrderOfTheirNamesAndToldOfEach() throws Exception {
        HttpResponse<String> response = act(
                "{\"action\":\"force-open\"," + THREE + ",\"expected\":3,\"reason\":\"flood\",\"duration\":\"PT10M\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject answer = AdminServer.json(response);
        assertThat(answer.keySet()).containsExactly("node", "at", "started", "action", "selected", "done", "breakers");
        assertThat(answer.getString("action")).isEqualTo("force-open");
        assertThat(answer.getInt("selected")).isEqualTo(3);
        assertThat(answer.getInt("done")).isEqualTo(2);
        assertThat(texts(answer, "name")).containsExactly("inventory", PRICES, "warehouse");
        assertThat(texts(answer, "before")).containsExactly("CLOSED", "CLOSED", "CLOSED");
        assertThat(texts(answer, "after")).containsExactly("FORCED_OPEN", "FORCED_OPEN", "null");
        assertThat(texts(answer, "outcome")).containsExactly("done", "done", "refused");
        assertThat(texts(answer, "detail").get(2)).contains("disabled by configuration");
        assertThat(server.breaker("inventory").snapshot().override())
                .satisfies(override ->
                        assertThat(override.until()).isEqualTo(override.since().plus(Duration.ofMinutes(10))));
        assertThat(audited()).hasSize(4);
        assertThat(audited().get(0))
                .startsWith("done action=\"force-open\" breaker=\"inventory\" key=null actor=\"otto\"")
                .contains("reason=\"flood\" before=CLOSED after=FORCED_OPEN status=200");
        assertThat(audited().get(2))
                .startsWith("refused action=\"force-open\" breaker=\"warehouse\"")
                .contains("before=CLOSED after=null status=409");
        assertThat(audited().get(3))
                .startsWith("done action=\"actions\" breaker=null")
                .contains("reason=\"flood\" before=null after=null status=200");
    }

    @Test
    void aFilterSelectsThoseThatFitNow() throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because("flood"));
        server.breaker(PRICES).forceClosed(ManualOverride.because("flood"));

        JsonObject answer = AdminServer.json(
                act("{\"action\":\"release\",\"select\":{\"q\":\"shop\",\"state\":[\"FORCED_OPEN\"]},\"expected\":1}"));
        assertThat(texts(answer, "name")).containsExactly("inventory");
        assertThat(texts(answer, "after")).containsExactly("HALF_OPEN");
        assertThat(server.breaker(PRICES).state()).isEqualTo(BreakerState.FORCED_CLOSED);

        answer = AdminServer.json(act("{\"action\":\"reset\",\"select\":{\"state\":[\"forced_closed\",\"HALF_OPEN\"]},"
                + "\"expected\":2,\"reason\":null}"));
        assertThat(texts(answer, "after")).containsExactly("CLOSED", "CLOSED");
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "1, 2"})
    void whereItIsNotAsManyAsExpectedNothingIsDone(int expected, int selected) throws Exception {
        List<BreakerState> before = states();

        HttpResponse<String> response = act("{\"action\":\"force-open\",\"select\":{\"names\":[\"inventory\",\""
                + PRICES + "\"]},\"expected\":" + expected + ",\"reason\":\"flood\"}");

        assertThat(response.statusCode()).isEqualTo(409);
        JsonObject problem = AdminServer.json(response);
        assertThat(problem.keySet())
                .containsExactly("type", "title", "status", "detail", "expected", "selected", "breakers");
        assertThat(problem.getInt("expected")).isEqualTo(expected);
        assertThat(problem.getInt("selected")).isEqualTo(selected);
        assertThat(texts(problem, "name")).containsExactly("inventory", PRICES);
        assertThat(texts(problem, "state")).containsExactly("CLOSED", "CLOSED");
        assertThat(states()).isEqualTo(before);
        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith("refused action=\"actions\"")
                .contains("status=409");
    }

    @Test
    void aNameThatNobodyBearsIsNotLeftOut() throws Exception {
        HttpResponse<String> response =
                act("{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\",\"gone\"]},\"expected\":1}");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(log.lines()).noneMatch(line -> line.contains("RESET"));
    }

    @Test
    void whereAllAreDisabledNothingIsDone() throws Exception {
        HttpResponse<String> response =
                act("{\"action\":\"reset\",\"select\":{\"names\":[\"warehouse\"]},\"expected\":1}");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("disabled by configuration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                     | 'action'",
                "{}                                                                     | 'action'",
                "{\"action\":\"open\"}                                                  | 'action'",
                "{\"action\":7}                                                         | 'action'",
                "{\"action\":\"reset\",\"expected\":1}                                  | 'select'",
                "{\"action\":\"reset\",\"select\":null,\"expected\":1}                  | 'select'",
                "{\"action\":\"reset\",\"select\":[],\"expected\":1}                    | 'select'",
                "{\"action\":\"reset\",\"select\":{},\"expected\":1}                    | 'select'",
                "{\"action\":\"reset\",\"select\":{\"q\":\" \"},\"expected\":1}         | 'select'",
                "{\"action\":\"reset\",\"select\":{\"all\":true},\"expected\":1}        | 'select.all'",
                "{\"action\":\"reset\",\"select\":{\"names\":[]},\"expected\":1}        | 'select.names'",
                "{\"action\":\"reset\",\"select\":{\"names\":\"a\"},\"expected\":1}     | 'select.names'",
                "{\"action\":\"reset\",\"select\":{\"names\":[[\"a\"]]},\"expected\":1} | 'select.names'",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"a\",\"a\"]},\"expected\":2} | 'select.names'",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"a\"],\"q\":\"a\"},\"expected\":1} | 'names'",
                "{\"action\":\"reset\",\"select\":{\"state\":[]},\"expected\":1}        | 'select.state'",
                "{\"action\":\"reset\",\"select\":{\"state\":[\" \"]},\"expected\":3}    | 'select.state'",
                "{\"action\":\"reset\",\"select\":{\"state\":[\"ILL\"]},\"expected\":1} | 'ILL'",
                "{\"action\":\"reset\",\"select\":{\"q\":\"a\"},\"select\":{\"state\":[\"OPEN\"]}} | 'select' is there twice",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]}}          | 'expected'",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":0} | 'expected'",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1.5} | 'expected'",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":\"1\"} | 'expected'",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1,\"reason\":\" \"} | 'reason'",
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1,\"duration\":\"PT1M\"} | 'duration'",
                "{\"action\":\"force-open\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1} | 'reason'",
                "{\"action\":\"force-open\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1,\"reason\":\"x\",\"duration\":\"soon\"} | 'duration'",
                "{\"action\":\"reset\",\"action\":\"reset\"}                            | 'action' is there twice",
                "{\"action\":\"reset\",\"select\":{\"q\":\"a\",\"q\":\"b\"}}            | 'select.q' is there twice",
                "{\"action\":\"reset\",\"force\":true}                                  | 'force'"
            },
            quoteCharacter = '`')
    void whatIsWrongIsNamed(String body, String named) throws Exception {
        String sent = "''".equals(body) ? "" : body;

        HttpResponse<String> response = act(sent);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(AdminServer.json(response).getString("detail")).contains(named);
        assertThat(log.lines()).noneMatch(line -> line.contains("RESET") || line.contains("FORCED"));
    }

    @Test
    void hostileBodiesAreRefused() throws Exception {
        String deep = "{\"select\":{\"names\":" + "[".repeat(100_000) + "]}}";
        assertThat(act(deep).statusCode()).isEqualTo(400);
        assertThat(act("{\"select\":" + "{\"select\":".repeat(20_000) + "1").statusCode())
                .isEqualTo(400);
        String many = String.join(
                ",", IntStream.range(0, 40_000).mapToObj(i -> "\"n" + i + "\"").toList());
        assertThat(act("{\"select\":{\"names\":[" + many + "]}}").statusCode()).isEqualTo(413);
    }

    @Test
    void aConditionCannotBeMet() throws Exception {
        HttpResponse<String> response = server.send(AdminServer.post(
                server.operator("/api/actions").header("If-Match", "\"x\""),
                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1}"));
        assertThat(response.statusCode()).isEqualTo(412);
    }

    @Test
    void whoMayOnlyLookIsRefused() throws Exception {
        String body = "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1,\"reason\":\"x\"}";
        assertThat(server.send(AdminServer.post(server.viewer("/api/actions"), body))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(AdminServer.post(server.nobody("/api/actions"), body))
                        .statusCode())
                .isEqualTo(401);
        assertThat(audited()).hasSize(2).allMatch(line -> line.startsWith("refused action=\"actions\""));
    }

    @Test
    void eachMayBeDone() throws Exception {
        for (String action : Arrays.asList("force-closed", "force-open", "release", "reset")) {
            String reason = action.startsWith("force") ? ",\"reason\":\"x\",\"scope\":\"node\"" : "";
            assertThat(act("{\"action\":\"" + action + "\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1"
                                    + reason + "}")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(server.breaker("inventory").history().stream()
                        .limit(4)
                        .map(transition -> transition.cause().name()))
                .containsExactly("RESET", "RELEASED", "FORCED", "FORCED");
    }
}
