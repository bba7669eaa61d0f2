package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.JsonObject;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A change on condition that the breaker is as its operator has seen it. */
class SeenTest extends AdminTest {

    private static final String PATH = "/api/breakers/inventory";

    private static HttpResponse<String> look() throws Exception {
        return server.send(server.viewer(PATH).build());
    }

    private static String etag() throws Exception {
        return AdminServer.json(look()).getString("etag");
    }

    private static HttpResponse<String> changeIf(String tag, String action, String body) throws Exception {
        HttpRequest.Builder request = server.operator(PATH + "/" + action).header("If-Match", tag);
        return server.send(AdminServer.send(action.equals("settings") ? "PATCH" : "POST", request, body));
    }

    private static HttpResponse<String> resetIf(String tag) throws Exception {
        return changeIf(tag, "reset", "");
    }

    private static void isRefused(String tag) throws Exception {
        CircuitBreaker breaker = server.breaker("inventory");
        Object before = List.of(breaker.snapshot(), breaker.settings());

        assertThat(resetIf(tag).statusCode()).isEqualTo(412);
        assertThat(List.of(breaker.snapshot(), breaker.settings())).isEqualTo(before);
    }

    private static void trip() {
        Shop shop = server.bean(Shop.class);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(ConnectException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "reset        | ",
                "release      | {}",
                "force-open   | {\"reason\":\"flood\"}",
                "force-closed | {\"reason\":\"flood\"}",
                "settings     | {\"allowedFails\":2}"
            })
    void whoHasSeenItMayChangeItAndTheAnswerIsWhatTheyHaveSeenThen(String action, String body) throws Exception {
        HttpResponse<String> first = changeIf(etag(), action, body == null ? "" : body);
        HttpResponse<String> second = changeIf(AdminServer.json(first).getString("etag"), "reset", "");
        String header = second.headers().firstValue("ETag").orElseThrow();

        assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(200);
        assertThat(resetIf(header).statusCode()).isEqualTo(200);
        assertThat(changeIf(header, action, body == null ? "" : body).statusCode())
                .isEqualTo(412);
    }

    @Test
    void callsAreNoReasonToRefuseAChange() throws Exception {
        String etag = etag();
        String header = look().headers().firstValue("ETag").orElseThrow();
        assertThatThrownBy(() -> server.bean(Shop.class).stock(false)).isInstanceOf(ConnectException.class);

        assertThat(changeIf(etag, "release", "").statusCode()).isEqualTo(200);
        assertThat(etag()).isEqualTo(etag);
        assertThat(changeIf(header, "release", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"stale\", %s", "W/%s", "*"})
    void theStateMayBeSaidInEveryWay(String header) throws Exception {
        assertThat(resetIf(header.formatted(etag())).statusCode()).isEqualTo(200);
    }

    /** What nginx, Apache, Caddy and Jetty make of the tag of an answer that they compress. */
    @ParameterizedTest
    @ValueSource(strings = {"W/\"%s\"", "\"%s-gzip\"", "W/\"%s-gzip\"", "\"%s-br\"", "\"%s-zstd\"", "\"%s--gzip\""})
    void aProxyThatCompressesIsInNobodysWay(String form) throws Exception {
        String member = etag().replace("\"", "");
        String header = look().headers().firstValue("ETag").orElseThrow().replaceAll("^W/|\"", "");

        assertThat(changeIf(form.formatted(member), "release", "").statusCode()).isEqualTo(200);
        assertThat(changeIf(form.formatted(header), "release", "").statusCode()).isEqualTo(200);
        assertThat(server.send(server.viewer(PATH)
                                .header("If-None-Match", form.formatted(header))
                                .build())
                        .statusCode())
                .isEqualTo(304);
        server.breaker("inventory").reset();
        isRefused(form.formatted(member));
        isRefused(form.formatted(header));
    }

    @Test
    void whatAnOverrideOrAResetHasChangedIsRefused() throws Exception {
        for (String action : List.of("force-open", "force-closed", "force-closed", "reset", "reset")) {
            String etag = etag();
            server.operate(action, action.startsWith("force") ? "{\"reason\":\"flood\"}" : "");
            isRefused(etag);
        }
    }

    @Test
    void whatANewSettingHasChangedIsRefusedAlsoOnceItIsAsBefore() throws Exception {
        String etag = etag();
        CircuitBreaker breaker = server.breaker("inventory");
        BreakerSettings settings = breaker.settings();
        breaker.reconfigure(settings.toBuilder().allowedFails(9).build());
        isRefused(etag);
        String meanwhile = etag();
        breaker.reconfigure(settings);

        isRefused(etag);
        isRefused(meanwhile);
    }

    @Test
    void whatTheClockHasChangedIsRefused() throws Exception {
        CircuitBreaker breaker = server.breaker("inventory");
        breaker.forceOpen(ManualOverride.because("flood").lasting(Duration.ofMillis(300)));
        String etag = etag();
        while (breaker.state() == BreakerState.FORCED_OPEN) {
            Thread.onSpinWait();
        }

        JsonObject problem = AdminServer.json(resetIf(etag));

        assertThat(problem.getString("detail")).contains("has changed since", "time", "HALF_OPEN");
        assertThat(problem.getJsonObject("current").getString("state")).isEqualTo("HALF_OPEN");
        assertThat(problem.getJsonArray("transitions")).isEmpty();
        assertThat(resetIf(problem.getJsonObject("current").getString("etag")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theBareGenerationIsNoTag() throws Exception {
        isRefused("\"" + server.breaker("inventory").snapshot().generation() + "\"");
    }

    @Test
    void whoIsRefusedIsToldWhoDidWhatSince() throws Exception {
        String etag = etag();
        trip();
        server.operate("force-open", "{\"reason\":\"flood\"}");
        server.operate("settings", "");
        server.breaker("inventory")
                .reconfigure(server.breaker("inventory").settings().toBuilder()
                        .allowedFails(2)
                        .build());

        HttpResponse<String> answer = resetIf(etag);

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = AdminServer.json(answer);
        assertThat(problem.keySet())
                .containsExactly("type", "title", "status", "detail", "current", "lastTransition", "transitions");
        JsonObject now = AdminServer.json(look());
        JsonObject current = problem.getJsonObject("current");
        assertThat(current.keySet())
                .containsExactlyElementsOf(now.keySet().stream()
                        .filter(name -> !List.of(
                                        "methods", "lastFailure", "guardedBy", "position", "recording", "links")
                                .contains(name))
                        .toList());
        assertThat(current.getString("etag")).isEqualTo(now.getString("etag"));
        assertThat(current.getJsonObject("override")).isEqualTo(now.getJsonObject("override"));
        assertThat(current.getJsonObject("settings").entrySet())
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(now.getJsonObject("settings").entrySet()).contains(setting));
        assertThat(current.getJsonObject("settings").keySet())
                .doesNotContain("validator", "allowedExceptions", "failureExceptions");
        assertThat(problem.getJsonArray("transitions").getValuesAs(JsonObject.class))
                .extracting(transition -> transition.getString("cause"))
                .containsExactly("RECONFIGURED", "FORCED", "FAILURES_REACHED");
        JsonObject forced = problem.getJsonArray("transitions").getJsonObject(1);
        assertThat(forced.getString("actor")).isEqualTo("otto");
        assertThat(forced.getString("reason")).isEqualTo("flood");
        assertThat(forced.getString("at")).isNotEmpty();
        assertThat(problem.getJsonObject("lastTransition"))
                .isEqualTo(problem.getJsonArray("transitions").getJsonObject(0));
    }

    @Test
    void theDetailNamesTheLastOfThemInWords() throws Exception {
        String etag = etag();
        server.operate("force-open", "{\"reason\":\"flood\"}");

        assertThat(AdminServer.json(resetIf(etag)).getString("detail"))
                .contains(
                        "'inventory' has changed since",
                        "nothing was done",
                        "CLOSED -> FORCED_OPEN",
                        "by 'otto'",
                        "because 'flood'");
    }

    @Test
    void theListTellsTheSameTagOfEachBreaker() throws Exception {
        JsonObject inventory = AdminServer.json(
                        server.send(server.viewer("/api/breakers?q=inventory").build()))
                .getJsonArray("breakers")
                .getJsonObject(0);

        assertThat(resetIf(inventory.getString("etag")).statusCode()).isEqualTo(200);
    }

    @Test
    void aBreakersTagIsWeakAndChangesWithAllButTheTimeLeft() throws Exception {
        trip();
        HttpResponse<String> early = look();
        String tag = early.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");
        while (AdminServer.json(look()).getInt("retryAfterMillis")
                == AdminServer.json(early).getInt("retryAfterMillis")) {
            Thread.onSpinWait();
        }
        assertThat(look().headers().firstValue("ETag"))
                .as("when less time is left")
                .contains(tag);

        assertThatThrownBy(() -> server.bean(Shop.class).stock(true))
                .as("rejected")
                .isInstanceOf(RuntimeException.class);
        assertThat(look().headers().firstValue("ETag").orElseThrow())
                .as("after a call that is counted")
                .isNotEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"/api/breakers", "/api/breakers/inventory", "/api/breakers?q=inv&state=CLOSED"})
    void whoHasItIsNotSentItAgain(String path) throws Exception {
        String tag = server.send(server.viewer(path).build())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String strong = tag.substring(2);

        for (String header : List.of(
                tag, strong, "*", "\"other\", " + tag, strong + ",W/\"other\"", strong.replaceAll("\"$", "-gzip\""))) {
            HttpResponse<String> answer = server.send(
                    server.viewer(path).header("If-None-Match", header).build());
            assertThat(answer.statusCode()).as(header).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("ETag")).contains(tag);
        }
        HttpResponse<String> two = server.send(server.viewer(path)
                .header("If-None-Match", "\"other\"")
                .header("If-None-Match", strong)
                .build());
        assertThat(two.statusCode()).as("two headers").isEqualTo(304);
        for (String header : List.of("\"other\"", "W/\"other\"", "\"*\"")) {
            assertThat(server.send(server.viewer(path)
                                    .header("If-None-Match", header)
                                    .build())
                            .statusCode())
                    .as(header)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/breakers", "/api/breakers/inventory"})
    void aReaderMayWantNothingButWhatTheyHaveSeen(String path) throws Exception {
        String tag = server.send(server.viewer(path).build())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        for (String header : List.of(tag, "*")) {
            assertThat(server.send(server.viewer(path)
                                    .header("If-Match", header)
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
        server.breaker("inventory").reset();

        HttpResponse<String> answer =
                server.send(server.viewer(path).header("If-Match", tag).build());
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
