package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerTransition;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is the documented one, no breaker changes, and the server goes on. */
class HostileTest extends AdminTest {

    private static final byte[] NOTHING = {};

    private RawHttp raw;
    private BreakerSnapshot before;
    private BreakerSettings settings;

    @BeforeEach
    void look() {
        raw = new RawHttp(server.uri(""));
        before = server.breaker("inventory").snapshot();
        settings = server.breaker("inventory").settings();
    }

    @AfterEach
    void isHealthy() throws Exception {
        assertThat(server.send(server.viewer("/api/breakers").build()).statusCode())
                .isEqualTo(200);
    }

    private void isRefused(String answer, Integer... statuses) {
        assertThat(RawHttp.status(answer)).as(answer).isIn((Object[]) statuses);
        assertThat(answer)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("io.github.switchgear.admin.Br");
        assertThat(server.breaker("inventory").snapshot()).isEqualTo(before);
        assertThat(server.breaker("inventory").settings()).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "{\"reason\":\"a\"",
                "{\"reason\":\"\\ud800\\",
                "{\"reason\":\"a\"}}",
                "{\"reason\":undefined}",
                "{'reason':'a'}",
                "{\"reason\":\"a\",}",
                "{\"\":\"a\"}",
                "{\"reason\":{\"$ref\":\"#\"}}",
                "{\"reason\":\"a\",\"__proto__\":{}}",
                "{\"reason\":\"a\",\"duration\":\"NaN\"}",
                "{\"reason\":\"a\",\"duration\":\"-PT1S\"}",
                "{\"reason\":\"a\",\"duration\":\"PT1e9S\"}",
                "{\"reason\":\"a\",\"duration\":NaN}",
                "{\"reason\":\"a\",\"duration\":1e999999999}",
                "{\"reason\":1e999999999}",
                "<reason>a</reason>",
                "reason=a"
            })
    void aBodyThatIsNoInterventionIs400(String body) throws Exception {
        isRefused(raw.change("POST", "force-open", body), 400);
    }

    @Test
    void depthIs400AndDoesNotOverflow() throws Exception {
        isRefused(raw.change("POST", "force-open", "{\"reason\":" + "[".repeat(16_000)), 400);
        isRefused(raw.change("POST", "force-open", "{\"reason\":".repeat(1_400)), 400);
        isRefused(raw.change("PATCH", "settings", "[".repeat(16_000)), 400);
    }

    /** The server of these tests takes 2 MiB and refuses more by itself; the containers' tests send 10 MB. */
    @Test
    void twoMegabytesAre413() throws Exception {
        String large = "{\"reason\":\"" + "x".repeat(2_000_000) + "\"}";
        isRefused(raw.change("POST", "force-open", large), 413);
        isRefused(raw.change("PATCH", "settings", large), 413);
    }

    @Test
    void aHugeNumberIsRefusedWithoutCountingItsDigits() throws Exception {
        isRefused(raw.change("PATCH", "settings", "{\"allowedFails\":" + "9".repeat(15_000) + "}"), 400);
        isRefused(raw.change("PATCH", "settings", "{\"window.failureRatio\":1e" + "9".repeat(9) + "}"), 400);
        isRefused(raw.change("PATCH", "settings", "{\"backoff.multiplier\":-1e308}"), 400);
    }

    @Test
    void aNameOfTenKilobytesIsNotFound() throws Exception {
        String name = "n".repeat(10_000);
        isRefused(request("GET", "/api/breakers/" + name, ""), 404, 400, 414);
        isRefused(
                request(
                        "POST",
                        "/api/breakers/" + name + "/reset",
                        "Content-Type: application/json\r\nX-Switchgear: 1"),
                404,
                400,
                414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/breakers/..",
                "/api/breakers/%2e%2e",
                "/api/breakers/..%2f..%2finventory",
                "/api/breakers/inventory%2freset",
                "/api/breakers/inventory%00",
                "/api/breakers/%0d%0aX-Evil:%201",
                "/api/breakers/inventory;a=b%2f",
                "/api/breakers/%252e%252e",
                "/api/breakers/%5c..%5c",
                "/api/breakers/%ff%fe",
                "/api/breakers//inventory",
                "/..%2f..%2fWEB-INF/web.xml",
                "/%2e%2e/%2e%2e/etc/passwd.html"
            })
    void aPathThatMeansSomethingElseFindsNothingElse(String path) throws Exception {
        String answer = request("GET", path, "");

        assertThat(RawHttp.status(answer)).as(answer).isIn(200, 303, 400, 404);
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("X-Evil: 1");
        if (RawHttp.status(answer) == 200) {
            // What normalises to the list or to the breaker itself is read, as it would be anyway.
            assertThat(answer).containsAnyOf("\"breakers\":[", "\"name\":\"inventory\"");
        } else {
            isRefused(answer, 303, 400, 404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, 405",
        "DELETE, 405",
        "PATCH, 405",
        "GET, 405",
        "TRACE, 405",
        "PROPFIND, 405",
        "POST, 415",
        "get, 405"
    })
    void anotherMethodOrNoMediaTypeIsRefused(String method, int status) throws Exception {
        isRefused(request(method, "/api/breakers/inventory/force-open", "X-Switchgear: 1"), status, 501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/json",
                "application/json5",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "*/*",
                "application/*",
                "application/jsonp"
            })
    void anotherMediaTypeIs415(String type) throws Exception {
        isRefused(post("Content-Type: " + type + "\r\nX-Switchgear: 1", "{\"reason\":\"a\"}"), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {";;;", "application/json; charset=", "/", "application"})
    void aMediaTypeThatIsNoneIsRefused(String type) throws Exception {
        isRefused(post("Content-Type: " + type + "\r\nX-Switchgear: 1", "{\"reason\":1}"), 400, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost.evil.example",
                "Origin: http://localhost@evil.example",
                "Origin: javascript:alert(1)",
                "Origin:  ",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: CROSS-SITE"
            })
    void aPostFromAnotherSiteIs403(String header) throws Exception {
        isRefused(post("Content-Type: application/json\r\nX-Switchgear: 1\r\n" + header, "{\"reason\":\"a\"}"), 403);
    }

    @Test
    void aPreflightIsAllowedNothing() throws Exception {
        String answer = request(
                "OPTIONS",
                "/api/breakers/inventory/force-open",
                "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "W/\"0\"", "\"-1\"", "\"0\" OR 1=1", "\"99999999999999999999999\"", ",,,", "\"*\""})
    void aTagThatIsNotTheBreakersIs412(String tag) throws Exception {
        isRefused(
                post("Content-Type: application/json\r\nX-Switchgear: 1\r\nIf-Match: " + tag, "{\"reason\":\"a\"}"),
                412);
    }

    @Test
    void markupAndLineBreaksInAReasonAreTextAndNothingElse() throws Exception {
        String reason = "<img src=x onerror=alert(1)>\\r\\nSet-Cookie: a=b\\u2028\\u0085\\u202e${jndi:ldap://x}";
        String answer = raw.change("POST", "force-open", "{\"reason\":\"" + reason + "\"}");

        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("Set-Cookie");
        assertThat(answer).contains("Content-Type: application/json").contains("nosniff");
        assertThat(log.lines())
                .isNotEmpty()
                .noneMatch(line ->
                        line.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029'));
    }

    @Test
    void twentyOperatorsAtOnceLeaveOneUnbrokenChain() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> server.sendLater(AdminServer.post(
                                server.operator("/api/breakers/inventory/"
                                        + (i % 3 == 0 ? "reset" : i % 3 == 1 ? "force-open" : "force-closed")),
                                "{\"reason\":\"operator " + i + "\"}"))
                        .thenApply(HttpResponse::statusCode))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);

        List<BreakerTransition> chain = server.breaker("inventory").history().stream()
                .limit(20)
                .sorted(Comparator.comparing(BreakerTransition::generation))
                .toList();
        assertThat(chain.stream().map(BreakerTransition::generation))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> before.generation() + i)
                        .toList());
        List<String> audited = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            BreakerTransition change = chain.get(i);
            assertThat(change.from())
                    .isEqualTo(i == 0 ? before.state() : chain.get(i - 1).to());
            audited.add("reason=\"" + change.reason() + "\" before=" + change.from() + " after=" + change.to()
                    + " status=200");
        }
        assertThat(log.lines().stream()
                        .filter(line -> line.startsWith("done "))
                        .map(line -> line.substring(line.indexOf("reason="))))
                .containsExactlyInAnyOrderElementsOf(audited);
    }

    @Test
    void twoHundredStreamsAtOnceAreServedAndSoIsTheList() throws Exception {
        List<EventReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                readers.add(EventReader.open(server.viewer("/api/stream")));
            }
            server.operate("force-open", "{\"reason\":\"to all\"}");
            for (EventReader reader : readers) {
                assertThat(reader.next("transition").data()).contains("to all");
            }
            assertThat(server.send(server.viewer("/api/breakers").build()).statusCode())
                    .isEqualTo(200);
        } finally {
            for (EventReader reader : readers) {
                reader.close();
            }
        }
    }

    private String request(String method, String path, String headers) throws Exception {
        return raw.send(method + " " + server.uri("").getPath() + path + " HTTP/1.1", headers, NOTHING);
    }

    private String post(String headers, String body) throws Exception {
        return raw.send(
                "POST " + server.uri("").getPath() + "/api/breakers/inventory/force-open HTTP/1.1",
                headers,
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
