package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing settings at runtime, over HTTP. */
class SettingsTest extends AdminTest {

    private static final String PATH = "/api/breakers/inventory/settings";

    private BreakerSettings original;

    @BeforeEach
    void remember() {
        original = server.breaker("inventory").settings();
    }

    @AfterEach
    void restore() {
        server.breaker("inventory").reconfigure(original);
    }

    private static HttpRequest patch(HttpRequest.Builder request, String body) {
        return AdminServer.send("PATCH", request, body);
    }

    private static HttpResponse<String> patch(String body) throws Exception {
        return server.send(patch(server.operator(PATH), body));
    }

    private static JsonObject listed(String setting) throws Exception {
        HttpResponse<String> list =
                server.send(server.viewer("/api/breakers?q=inventory").build());
        return AdminServer.json(list)
                .getJsonArray("breakers")
                .getJsonObject(0)
                .getJsonObject("settings")
                .getJsonObject(setting);
    }

    @Test
    void aListThatWasReadBeforeShowsEachChangeOfTheSettings() throws Exception {
        JsonObject before = listed("retryTimer");

        patch("{\"retryTimer\":\"500ms\"}");
        assertThat(listed("retryTimer")).hasToString("{\"value\":\"PT0.5S\",\"source\":\"runtime\"}");

        patch("{\"retryTimer\":\"600ms\"}");
        assertThat(listed("retryTimer")).hasToString("{\"value\":\"PT0.6S\",\"source\":\"runtime\"}");

        restore();
        assertThat(listed("retryTimer")).isEqualTo(before);
    }

    @Test
    void theAnswerIsTheBreakerWithTheNewValuesFromRuntimeAndTheOthersAsBefore() throws Exception {
        HttpResponse<String> response =
                patch("{\"allowedFails\":5,\"retryTimer\":\"500ms\",\"backoff.multiplier\":1.5,\"reason\":\"calm\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject settings = AdminServer.json(response).getJsonObject("settings");
        assertThat(settings.get("allowedFails")).hasToString("{\"value\":5,\"source\":\"runtime\"}");
        assertThat(settings.get("retryTimer")).hasToString("{\"value\":\"PT0.5S\",\"source\":\"runtime\"}");
        assertThat(settings.get("backoff.multiplier")).hasToString("{\"value\":1.5,\"source\":\"runtime\"}");
        assertThat(settings.get("probeSuccesses")).hasToString("{\"value\":1,\"source\":\"default\"}");
        assertThat(server.breaker("inventory").settings().retryTimer()).isEqualTo(Duration.ofMillis(500));
        assertThat(server.breaker("inventory").history().get(0)).satisfies(change -> {
            assertThat(change.actor()).isEqualTo("otto");
            assertThat(change.reason()).isEqualTo("calm");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                               | Name at least one setting",
                "{\"reason\":\"x\"}               | Name at least one setting",
                "{\"allowedFails\":null}          | Name at least one setting",
                "{\"allowedFails\":\"5\"}         | 'allowedFails' must be a number",
                "{\"allowedFails\":0}             | allowedFails must be at least 1 but is 0",
                "{\"allowedFails\":-1}            | allowedFails must be at least 1 but is -1",
                "{\"probes\":0}                   | probes must be at least 1 but is 0",
                "{\"probes\":\"two\"}             | 'probes' must be a number",
                "{\"rampUp\":\"PT24H1S\"}         | rampUp must be from PT0S to a day (PT24H) but is PT24H1S",
                "{\"rampUp\":\"soon\"}            | 'rampUp' must be a duration of at most a day",
                "{\"rampUp\":30}                  | 'rampUp' must be a string: a duration as PT10S or 500ms",
                "{\"allowedFails\":1.5}           | 'allowedFails' must be a whole number",
                "{\"allowedFails\":99999999999}   | 'allowedFails' must be a whole number",
                "{\"allowedFails\":[5]}           | 'allowedFails' must be a number",
                "{\"allowedFails\":true}          | 'allowedFails' must be a number",
                "{\"allowedFails\":{\"value\":5}}  | 'allowedFails' must be a number",
                "{\"retryTimer\":false}         | 'retryTimer' must be a string",
                "{\"retryTimer\":[\"PT1S\"]}    | 'retryTimer' must be a string",
                "{\"allowedFails\":5,\"reason\":true} | 'reason' must be a string",
                "{\"allowedFails\":NaN}           | not well-formed",
                "{\"allowedFails\":1,\"allowedFails\":2} | 'allowedFails' is there twice",
                "{\"retryTimer\":10}              | 'retryTimer' must be a string",
                "{\"retryTimer\":\"soon\"}        | 'retryTimer' must be a duration",
                "{\"retryTimer\":\"-PT1S\"}       | retryTimer must be from PT0S",
                "{\"retryTimer\":\"P366D\"}       | retryTimer must be from PT0S",
                "{\"retryTimer\":\"999999999999999999d\"} | 'retryTimer' must be a duration",
                "{\"window.failureRatio\":\"NaN\"} | 'window.failureRatio' must be a number",
                "{\"window.failureRatio\":2}      | failureRatio",
                "{\"backoff.multiplier\":1e999}   | multiplier",
                "{\"window.calls\":10,\"window.time\":\"10s\"} | window",
                "{\"validator\":\"x\"}            | Unknown field 'validator'; allowed: allowedFails, retryTimer",
                "{\"allowedExceptions\":\"java.lang.Exception\"} | Unknown field 'allowedExceptions'",
                "{\"failureExceptions\":\"java.lang.Exception\"} | Unknown field 'failureExceptions'",
                "{\"failureJudge\":\"x\"}         | Unknown field 'failureJudge'",
                "{\"enabled\":\"false\"}          | Unknown field 'enabled'",
                "{\"allowedFails\":5,\"reason\":7} | 'reason' must be a string",
                "{\"allowedFails\":5,\"duration\":\"PT1M\"} | Unknown field 'duration'"
            })
    void whatIsNoSettingIsRefusedAndChangesNothing(String body, String detail) throws Exception {
        int events = server.breaker("inventory").history().size();

        HttpResponse<String> response = patch(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(AdminServer.json(response).getString("detail")).contains(detail);
        assertThat(server.breaker("inventory").settings()).isEqualTo(original);
        assertThat(server.breaker("inventory").history()).hasSize(events);
    }

    @Test
    void onlyAnOperatorWithTheHeadersChangesSettings() throws Exception {
        assertThat(server.send(patch(server.nobody(PATH), "{\"allowedFails\":9}"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(patch(server.viewer(PATH), "{\"allowedFails\":9}"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(patch(
                                server.operator(PATH).header("Origin", "http://evil.example"), "{\"allowedFails\":9}"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(server.operator(PATH)
                                .header("Content-Type", "application/json")
                                .method("PATCH", BodyPublishers.ofString("{\"allowedFails\":9}"))
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(patch(server.operator(PATH).header("If-Match", "\"4711\""), "{\"allowedFails\":9}"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(server.breaker("inventory").settings()).isEqualTo(original);
    }

    @Test
    void twoThatChangeDifferentSettingsAtOnceDoNotUndoEachOther() throws Exception {
        for (int round = 1; round <= 20; round++) {
            int value = round + 10;
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (String member : List.of("allowedFails", "probeSuccesses", "window.calls", "window.minimumCalls")) {
                HttpRequest request = patch(server.operator(PATH), "{\"" + member + "\":" + value + "}");
                answers.add(server.sendLater(request).thenApply(HttpResponse::statusCode));
            }
            // A window may not ask for more calls than it has: the last of the four may come too early.
            assertThat(answers.stream().map(CompletableFuture::join))
                    .allMatch(status -> status == 200 || status == 400);
            BreakerSettings settings = server.breaker("inventory").settings();
            assertThat(settings.allowedFails()).isEqualTo(value);
            assertThat(settings.probeSuccesses()).isEqualTo(value);
            assertThat(settings.window().calls()).isEqualTo(value);
        }
    }

    @Test
    void ofManyThatActOnOneStateExactlyOneSucceeds() throws Exception {
        String tag = AdminServer.json(
                        server.send(server.viewer("/api/breakers/inventory").build()))
                .getString("etag");
        long before = server.breaker("inventory").snapshot().generation();

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> server.sendLater(AdminServer.post(
                                server.operator("/api/breakers/inventory/force-open")
                                        .header("If-Match", tag),
                                "{\"reason\":\"operator " + i + "\"}"))
                        .thenApply(HttpResponse::statusCode))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(server.breaker("inventory").snapshot().generation()).isEqualTo(before + 1);
    }
}
