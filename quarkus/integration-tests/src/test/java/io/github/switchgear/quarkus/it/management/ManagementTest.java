package io.github.switchgear.quarkus.it.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.quarkus.it.Chromium;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the application has a management interface, the dashboard is there and nowhere else, with all that it has at the main port. */
@QuarkusTest
@TestProfile(ManagementTest.WithManagementInterface.class)
class ManagementTest {

    public static class WithManagementInterface implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.management.enabled", "true", "quarkus.management.test-port", "0");
        }
    }

    private static final String BREAKER = "switchgear/api/breakers/inventory";
    private static final String REASON = "{\"reason\":\"warehouse moves\"}";

    @TestHTTPResource("/")
    URL mainPort;

    @TestHTTPResource(value = "/", management = true)
    URL managementPort;

    @Inject
    BreakerRegistry registry;

    private CircuitBreaker breaker;
    private Port main;
    private Port management;

    @BeforeEach
    void reset() {
        main = Port.of(mainPort);
        management = Port.of(managementPort);
        breaker = registry.find("inventory").orElseThrow();
        breaker.reset();
    }

    /** Also not by spellings of its path that JAX-RS would understand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "switchgear",
                "switchgear/",
                "switchgear/api/breakers",
                "switchgear/api/stream",
                "switchgear;a=b/api/breakers",
                "%73witchgear/api/breakers",
                "/switchgear/api/breakers",
                "./switchgear/api/breakers",
                "x/../switchgear/api/breakers",
            })
    void theMainPortKnowsNothingOfIt(String path) throws Exception {
        HttpResponse<String> answer = main.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(main.stranger(path).statusCode()).isEqualTo(404);
        assertThat(main.send("POST", path, BodyPublishers.ofString("x".repeat(20_000)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theManagementPortHasPageAndRestForWhoTheApplicationSignsIn() throws Exception {
        assertThat(management.get("switchgear/").body()).startsWith("<!doctype html>");
        assertThat(management.get("switchgear/api/breakers").body()).contains("\"name\":\"inventory\"");
        assertThat(management.get("q/health").statusCode()).isEqualTo(200);

        HttpResponse<String> stranger = management.stranger("switchgear/api/breakers");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWithIgnoringCase("basic");
    }

    /** Quarkus has them there, and nobody has to sign in. */
    @Test
    void metricsAndHealthTellOfBreakersThereAndNowhereElse() throws Exception {
        assertThat(management
                        .send("POST", BREAKER + "/force-open", BodyPublishers.ofString(REASON))
                        .statusCode())
                .isEqualTo(200);

        assertThat(management.stranger("q/metrics").body())
                .contains("switchgear_breaker_state{breaker=\"inventory\",state=\"forced_open\"} 1.0");
        assertThat(management.stranger("q/health/ready").body())
                .contains("\"name\": \"switchgear\"")
                .contains("\"inventory\": \"FORCED_OPEN\"");
        for (String path : new String[] {"q/metrics", "q/health", "q/health/ready"}) {
            assertThat(main.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void everyMethodWorksWithEveryBody() throws Exception {
        assertOpened(BodyPublishers.ofString(REASON));
        assertOpened(chunked(REASON));
        assertOpened(chunked(" ".repeat(15_000) + REASON));
        HttpResponse<String> patched =
                management.send("PATCH", BREAKER + "/settings", BodyPublishers.ofString("{\"allowedFails\":4}"));
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(breaker.settings().allowedFails()).isEqualTo(4);
        assertThat(management
                        .send("PATCH", BREAKER + "/settings", chunked("{\"allowedFails\":3}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(management.send("HEAD", BREAKER, BodyPublishers.noBody()).statusCode())
                .isEqualTo(200);
        assertThat(management
                        .send("POST", BREAKER + "/reset", BodyPublishers.ofString("nonsense"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(management
                        .send("POST", BREAKER + "/reset", BodyPublishers.ofString("x".repeat(200_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(management
                        .send("POST", BREAKER + "/reset", chunked("x".repeat(200_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    private void assertOpened(BodyPublisher reason) throws Exception {
        assertThat(management.send("POST", BREAKER + "/force-open", reason).statusCode())
                .isEqualTo(200);
        assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(management
                        .send("POST", BREAKER + "/reset", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(200);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    private static BodyPublisher chunked(String text) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void oneConnectionCarriesManyRequests() throws Exception {
        String answers = management.pipelined(
                "POST /" + BREAKER + "/force-open HTTP/1.1\r\nContent-Length: " + REASON.length() + "\r\n\r\n" + REASON,
                "GET /" + BREAKER + " HTTP/1.1\r\n\r\n",
                "GET /q/health HTTP/1.1\r\n\r\n",
                "POST /" + BREAKER + "/reset HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(5);
        assertThat(answers).contains("\"state\":\"FORCED_OPEN\"").contains("\"state\":\"CLOSED\"");
    }

    @Test
    void theStreamTellsTransitionsUntilTheClientGoes() throws Exception {
        try (EventReader reader = EventReader.open(management.request("switchgear/api/stream"))) {
            assertThat(reader.response().statusCode()).isEqualTo(200);
            reader.next("snapshot");
            management.send("POST", BREAKER + "/force-open", BodyPublishers.ofString(REASON));
            assertThat(reader.next("transition").data()).contains("warehouse moves");
        }
        Awaitility.await("nobody is told any more")
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("switchgear-event-stream")));
    }

    @Test
    void anOperatorWorksThereInABrowser() throws Exception {
        try (Chromium browser = Chromium.start()) {
            browser.openAs("ann", "secret", management.root().resolve("switchgear/"));
            browser.awaitText("tbody th", "inventory");

            management.send("POST", BREAKER + "/force-open", BodyPublishers.ofString(REASON));

            browser.awaitText("tbody tr", "warehouse moves");
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }
}
