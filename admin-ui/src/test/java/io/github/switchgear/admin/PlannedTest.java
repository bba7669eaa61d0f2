package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overrides that begin later. */
class PlannedTest extends AdminTest {

    private static final String PATH = "/api/breakers/inventory";
    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    private static String plan(String reason, Instant from) {
        return "{\"reason\":\"" + reason + "\",\"from\":\"" + from + "\",\"duration\":\"PT2H\"}";
    }

    private static HttpResponse<String> look(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    private static JsonObject breaker() throws Exception {
        return AdminServer.json(look(PATH));
    }

    private static HttpResponse<String> releaseIf(String etag) throws Exception {
        return server.send(AdminServer.post(server.operator(PATH + "/release").header("If-Match", etag), ""));
    }

    @ParameterizedTest
    @CsvSource({"force-open, FORCED_OPEN", "force-closed, FORCED_CLOSED"})
    void whatBeginsLaterIsToldAndTheStateStaysAsItIs(String action, String kind) throws Exception {
        HttpResponse<String> response = server.operate(action, plan("warehouse moves", tomorrow));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject after = AdminServer.json(response);
        assertThat(after.getString("state")).isEqualTo("CLOSED");
        assertThat(after.get("override")).isEqualTo(JsonValue.NULL);
        assertThat(after.getJsonObject("planned"))
                .hasToString("{\"kind\":\"" + kind + "\",\"reason\":\"warehouse moves\",\"actor\":\"otto\",\"from\":\""
                        + tomorrow + "\",\"until\":\"" + tomorrow.plus(Duration.ofHours(2)) + "\"}");
        assertThat(breaker().getJsonObject("planned")).isEqualTo(after.getJsonObject("planned"));
    }

    @Test
    void aMomentMayBeToldToTheMinute() throws Exception {
        Instant minute = tomorrow.truncatedTo(ChronoUnit.MINUTES);
        String from = minute.atOffset(ZoneOffset.ofHours(5)).toString();
        assertThat(from).matches(".*T\\d\\d:\\d\\d\\+05:00");

        JsonObject planned = AdminServer.json(
                        server.operate("force-open", "{\"reason\":\"move\",\"from\":\"" + from + "\"}"))
                .getJsonObject("planned");

        assertThat(planned.getString("from")).isEqualTo(minute.toString());
    }

    @Test
    void aPlanMayHaveNoEndAndAnyZone() throws Exception {
        String from = tomorrow.atOffset(ZoneOffset.ofHours(5)).toString();

        JsonObject planned = AdminServer.json(
                        server.operate("force-open", "{\"reason\":\"move\",\"from\":\"" + from + "\"}"))
                .getJsonObject("planned");

        assertThat(planned.getString("from")).isEqualTo(tomorrow.toString());
        assertThat(planned.get("until")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void planningAndDroppingAreTransitionsOfWhoDidIt() throws Exception {
        server.operate("force-open", plan("warehouse moves", tomorrow));
        server.operate("release", "{\"reason\":\"it does not\"}");

        assertThat(Json.createReader(
                                new StringReader(look(PATH + "/transitions").body()))
                        .readArray()
                        .getValuesAs(JsonObject.class))
                .extracting(transition -> transition.getString("from") + " " + transition.getString("to") + " "
                        + transition.getString("cause") + " " + transition.getString("actor", "") + ": "
                        + transition.getString("reason", ""))
                .startsWith("CLOSED CLOSED RELEASED otto: it does not", "CLOSED CLOSED PLANNED otto: warehouse moves");
        assertThat(breaker().get("planned")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void theAuditTellsThatNothingIsForcedYet() throws Exception {
        server.operate("force-open", plan("warehouse moves", tomorrow));

        assertThat(log.lines())
                .contains("done action=\"force-open\" breaker=\"inventory\" key=null actor=\"otto\" from=\"127.0.0.1\""
                        + " reason=\"warehouse moves\" before=CLOSED after=CLOSED status=200 scope=FLEET");
    }

    @Test
    void itBeginsByTheClock() throws Exception {
        server.operate("force-open", plan("now or never", Instant.now().plusMillis(300)));
        String early = breaker().getString("etag");
        while (server.breaker("inventory").state() == BreakerState.CLOSED) {
            Thread.onSpinWait();
        }

        JsonObject begun = breaker();
        assertThat(begun.getString("state")).isEqualTo("FORCED_OPEN");
        assertThat(begun.getJsonObject("override").getString("reason")).isEqualTo("now or never");
        assertThat(begun.get("planned")).isEqualTo(JsonValue.NULL);
        assertThat(releaseIf(early).statusCode()).isEqualTo(412);
        assertThat(releaseIf(begun.getString("etag")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-12-01", "2026-12-01T02:00:00", "2026-02-30T00:00:00Z", "", "PT10M"})
    void whatIsNoInstantIsRefusedTogetherWithWhatIs(String from) throws Exception {
        isRefused(
                "{\"reason\":\"move\",\"from\":\"" + from + "\"}",
                "'from' must be an ISO 8601 instant as 2026-12-01T02:00:00Z but is '" + from + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "[]", "{\"at\":1}"})
    void whatIsNoTextIsRefused(String from) throws Exception {
        isRefused("{\"reason\":\"move\",\"from\":" + from + "}", "'from' must be a string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z",
                "2199-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59.999999999Z"
            })
    void whatIsPastOrTooFarAwayIsRefusedTogetherWithWhatIsAllowed(String from) throws Exception {
        isRefused(
                plan("move", Instant.parse(from)),
                "'from' is out of bounds: from must be from now, which is ",
                "to 90 days ahead but is " + from);
    }

    private static void isRefused(String body, String... detail) throws Exception {
        CircuitBreaker breaker = server.breaker("inventory");
        Object before = List.of(breaker.snapshot(), breaker.history());

        HttpResponse<String> response = server.operate("force-open", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(AdminServer.json(response).getString("detail")).contains(detail);
        assertThat(List.of(breaker.snapshot(), breaker.history())).isEqualTo(before);
    }

    @Test
    void whoPlansTellsWhyToo() throws Exception {
        isRefused("{\"from\":\"" + tomorrow + "\"}", "'reason' is required");
    }

    @Test
    void whoHasNotSeenAPlanDoesNotDropIt() throws Exception {
        String unplanned = breaker().getString("etag");
        String list = look("/api/breakers").headers().firstValue("ETag").orElseThrow();
        server.operate("force-open", plan("warehouse moves", tomorrow));

        assertThat(look("/api/breakers").headers().firstValue("ETag").orElseThrow())
                .isNotEqualTo(list);
        JsonObject problem = AdminServer.json(releaseIf(unplanned));
        assertThat(problem.getInt("status")).isEqualTo(412);
        assertThat(problem.getString("detail"))
                .contains("CLOSED -> CLOSED (PLANNED)", "by 'otto', because 'warehouse moves'; nothing was done");
        assertThat(problem.getJsonArray("transitions")).hasSize(1);
        assertThat(problem.getJsonObject("current").getJsonObject("planned").getString("reason"))
                .isEqualTo("warehouse moves");
        assertThat(server.breaker("inventory").snapshot().planned()).isNotNull();
    }

    @Test
    void aPlanThatReplacedAnotherIsUnseenAndSoIsOneThatIsThereAgain() throws Exception {
        String unplanned = breaker().getString("etag");
        String first = AdminServer.json(server.operate("force-open", plan("first", tomorrow)))
                .getString("etag");
        String second = AdminServer.json(server.operate("force-open", plan("second", tomorrow)))
                .getString("etag");
        server.operate("force-open", plan("first", tomorrow));

        assertThat(releaseIf(first).statusCode()).isEqualTo(412);
        JsonObject problem = AdminServer.json(releaseIf(second));
        assertThat(problem.getInt("status")).isEqualTo(412);
        assertThat(problem.getJsonArray("transitions")).hasSize(1);
        server.operate("release", "");
        assertThat(releaseIf(unplanned).statusCode()).isEqualTo(412);
    }

    @Test
    void callsGoOnWhileSomethingIsPlannedAndAreNoReasonToRefuse() throws Exception {
        server.operate("force-open", plan("warehouse moves", tomorrow));
        String planned = breaker().getString("etag");

        assertThat(server.bean(Shop.class).stock(true)).isEqualTo("full");

        assertThat(breaker().getString("etag")).isEqualTo(planned);
        assertThat(releaseIf(planned).statusCode()).isEqualTo(200);
    }

    @Test
    void forcingAtOnceLeavesWhatIsPlannedAndAResetDropsIt() throws Exception {
        server.operate("force-closed", plan("a load test", tomorrow));
        JsonObject forced = AdminServer.json(server.operate("force-open", "{\"reason\":\"flood\"}"));
        assertThat(forced.getString("state")).isEqualTo("FORCED_OPEN");
        assertThat(forced.getJsonObject("planned").getString("reason")).isEqualTo("a load test");

        assertThat(AdminServer.json(server.operate("reset", "")).get("planned")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void whatIsWrittenInAReasonIsTextHereToo() throws Exception {
        server.breaker("inventory")
                .forceOpen(ManualOverride.because("a\u202eb<img src=x>").from(tomorrow));

        assertThat(look(PATH).body()).doesNotContain("\u202e").contains("<img src=x>");
    }
}
