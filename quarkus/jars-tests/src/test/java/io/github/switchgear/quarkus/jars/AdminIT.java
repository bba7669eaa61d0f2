package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.switchgear.admin.contract.SlowReader;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The admin module's resource in Quarkus: its JSON, its stream, its access and its mapper. */
class AdminIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Golden.class, BearerSignIn.class)
            .overrideConfigKey("switchgear.admin.map-rejections", "true")
            .overrideConfigKey("quarkus.log.category.\"io.github.switchgear.audit\".level", "OFF");

    private static final String GOLDEN = "prices%28int%5B%5D%2CString%29%231";
    private static final String VIEWER = "vera:switchgear-viewer";
    private static final String OPERATOR = "otto:switchgear-operator,switchgear-viewer";

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URL root;

    @Inject
    BreakerRegistry registry;

    @BeforeEach
    void reset() {
        registry.find("prices(int[],String)#1").orElseThrow().reset();
    }

    private HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return client.send(request(token, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String token, String path, String body) throws Exception {
        return client.send(
                request(token, path)
                        .header("Content-Type", "application/json")
                        .header("X-Switchgear", "1")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void theJsonIsByteByByteTheGoldenFiles() throws Exception {
        assertThat(get("", "golden").statusCode()).isEqualTo(204);
        assertThat(send(
                                "POST",
                                OPERATOR,
                                "switchgear/api/breakers/" + GOLDEN + "/force-closed",
                                "{\"reason\":\"later\",\"from\":\""
                                        + Instant.now().plusSeconds(3600) + "\",\"duration\":\"PT2H\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(
                                "POST",
                                OPERATOR,
                                "switchgear/api/breakers/" + GOLDEN + "/force-open",
                                "{\"reason\":\"<b>\\\"flood\\\"</b> \\\\ \\u00fc\\u00f1\\u2603 /\"}")
                        .statusCode())
                .isEqualTo(200);

        List<String> answers = new ArrayList<>();
        for (String path : List.of("breakers?q=prices", "breakers/" + GOLDEN, "breakers/" + GOLDEN + "/transitions")) {
            answers.add(normalised(get(VIEWER, "switchgear/api/" + path).body()));
        }

        assertThat(String.join("\n", answers) + "\n")
                .isEqualTo(Files.readString(Path.of("../../admin-ui/src/test/golden/breaker.txt")));
    }

    /** Without what differs from container to container, from moment to moment and from test to test. */
    private static String normalised(String json) {
        return json.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]+Z\"", "\"T\"")
                .replaceAll("\"node\":\"[^\"]+\"", "\"node\":\"N\"")
                .replaceAll("\"etag\":\"[^,]+\",", "\"etag\":\"E\",")
                .replaceAll("\"methods\":\\[\"[^\"]+\"]", "\"methods\":[\"M\"]")
                .replaceAll("\"generation\":\\d+", "\"generation\":1")
                .replaceAll("\"succeeded\":\\d+", "\"succeeded\":1")
                .replaceAll("\"actor\":\"otto\"", "\"actor\":\"anonymous\"")
                .replaceAll("},\\{\"breaker\".*]", "}]");
    }

    @Test
    void whoABearerTokenSignsInMayDoWhatItsRolesAllow() throws Exception {
        for (String path : List.of("switchgear/api/breakers", "switchgear/api/stream", "switchgear/api/openapi.json")) {
            HttpResponse<String> nobody = get("", path);
            assertThat(nobody.statusCode()).as(path).isEqualTo(401);
            assertThat(nobody.headers().firstValue("WWW-Authenticate")).as(path).isPresent();
            HttpResponse<String> roleless = get("emil:guest", path);
            assertThat(roleless.statusCode()).as(path).isEqualTo(403);
            assertThat(roleless.headers().allValues("Cache-Control")).as(path).containsExactly("no-store");
            assertThat(roleless.headers().allValues("X-Switchgear-Access"))
                    .as(path)
                    .containsExactly("none");
        }
        assertThat(get(VIEWER, "switchgear/api/breakers").statusCode()).isEqualTo(200);
        assertThat(send("POST", VIEWER, "switchgear/api/breakers/" + GOLDEN + "/reset", "")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> patched = send(
                "PATCH",
                OPERATOR,
                "switchgear/api/breakers/" + GOLDEN + "/settings",
                "{\"probeSuccesses\":2,\"reason\":\"x\"}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).contains("\"probeSuccesses\":{\"value\":2,\"source\":\"runtime\"}");
        assertThat(send("PATCH", OPERATOR, "switchgear/api/breakers/" + GOLDEN + "/settings", "{\"probeSuccesses\":1}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", OPERATOR, "switchgear/api/reset", "{\"confirm\":\"reset all\"}")
                        .body())
                .isEqualTo("{\"reset\":1}");
    }

    @Test
    void theStreamBeginsWithASnapshotAndTellsTransitions() throws Exception {
        HttpResponse<InputStream> response =
                client.send(request(VIEWER, "switchgear/api/stream").build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("X-Switchgear-Access")).containsExactly("read");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).matches("retry: ?2000");
            assertThat(readTo(lines, "event:")).endsWith("snapshot");
            assertThat(readTo(lines, "data:"))
                    .contains("{\"node\":\"", "\"breakers\":[{\"name\":\"prices(int[],String)#1\"");
            registry.find("prices(int[],String)#1").orElseThrow().forceOpen(ManualOverride.because("streamed \u2603"));
            // The breaker's new state may be seen, and told, just before its transition is.
            assertThat(readTo(lines, "event:transition")).isNotNull();
            assertThat(readTo(lines, "data:")).contains("\"reason\":\"streamed \u2603\"}");
        }
    }

    private static String readTo(BufferedReader lines, String field) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.startsWith(field)) {
            line = lines.readLine();
        }
        assertThat(line).as(field).isNotNull();
        return line;
    }

    /** Vert.x takes every write, but tells of it only when the network has it: what it holds is bounded by that. */
    @Test
    void aReaderThatTakesNothingIsDroppedWhileAnotherIsToldAll() throws Exception {
        CircuitBreaker breaker = registry.find("prices(int[],String)#1").orElseThrow();
        String large = "x".repeat(200_000);
        try (SlowReader slow =
                SlowReader.open(root.toURI().resolve("/switchgear/api/stream"), "Authorization: Bearer " + VIEWER)) {
            assertThat(slow.head()).startsWith("HTTP/1.1 200");
            HttpResponse<InputStream> response =
                    client.send(request(VIEWER, "switchgear/api/stream").build(), BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (int i = 0; i < 100; i++) {
                    breaker.forceOpen(ManualOverride.because(large));
                    readTo(lines, "event:transition");
                }
                // As many as are held for those who come late, so that what the slow one lacks is not held any more.
                for (int i = 0; i <= 1000; i++) {
                    breaker.forceOpen(ManualOverride.because("small " + i));
                    readTo(lines, "event:transition");
                    assertThat(readTo(lines, "data:")).contains("small " + i + "\"");
                }
            }

            // The thread ends with the last client, and the slow one has not read a byte meanwhile.
            await("no client is left")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("switchgear-event-stream")));
            assertThat(slow.readToEnd()).isLessThan(100L * large.length());
        }
    }

    @Test
    void tenMegabytesAreRefusedAndChangeNothing() throws Exception {
        long before =
                registry.find("prices(int[],String)#1").orElseThrow().snapshot().generation();

        HttpResponse<String> response = send(
                "POST",
                OPERATOR,
                "switchgear/api/breakers/" + GOLDEN + "/force-open",
                "{\"reason\":\"" + "x".repeat(10_000_000) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(registry.find("prices(int[],String)#1")
                        .orElseThrow()
                        .snapshot()
                        .generation())
                .isEqualTo(before);
    }

    @Test
    void aRejectionOfTheApplicationsOwnResourceIs503WhereThatIsSwitchedOn() throws Exception {
        registry.find("prices(int[],String)#1")
                .orElseThrow()
                .forceOpen(ManualOverride.because("flood").lasting(Duration.ofMillis(59_500)));

        HttpResponse<String> response = get("", "golden");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("60");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(response.body()).contains("Breaker 'prices(int[],String)#1' lets no call through at the moment");
    }
}
