package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A breaker that has just closed, and lets through a share of the calls that grows. */
class RampUpTest extends AdminTest {

    private static final String PATH = "/api/breakers/inventory";

    private BreakerSettings settings;

    @BeforeEach
    void keepSettings() {
        settings = server.breaker("inventory").settings();
    }

    @AfterEach
    void giveSettingsBack() {
        server.breaker("inventory").reconfigure(settings);
    }

    private static HttpResponse<String> change(String body) throws Exception {
        return server.send(AdminServer.send("PATCH", server.operator(PATH + "/settings"), body));
    }

    private static HttpResponse<String> look(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    private static JsonObject breaker() throws Exception {
        return AdminServer.json(look(PATH));
    }

    private static double share() throws Exception {
        return breaker().getJsonObject("rampUp").getJsonNumber("share").doubleValue();
    }

    private static void closeByProbe() throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because("flood"));
        server.breaker("inventory").release();
        server.bean(Shop.class).stock(true);
    }

    private static List<String> tags() throws Exception {
        return List.of(
                look("/api/breakers").headers().firstValue("ETag").orElseThrow(),
                look(PATH).headers().firstValue("ETag").orElseThrow(),
                breaker().getString("etag"));
    }

    @Test
    void probesAndRampCanBeChangedWhileItRuns() throws Exception {
        JsonObject changed =
                AdminServer.json(change("{\"probes\":3,\"rampUp\":\"90s\"}")).getJsonObject("settings");

        assertThat(changed.get("probes")).hasToString("{\"value\":3,\"source\":\"runtime\"}");
        assertThat(changed.get("rampUp")).hasToString("{\"value\":\"PT1M30S\",\"source\":\"runtime\"}");
        assertThat(server.breaker("inventory").settings().probes()).isEqualTo(3);
        assertThat(server.breaker("inventory").settings().rampUp()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void theShareIsToldInHundredthsTogetherWithTheEnd() throws Exception {
        change("{\"rampUp\":\"PT24H\"}");
        closeByProbe();

        JsonObject breaker = breaker();
        assertThat(breaker.getString("state")).isEqualTo("CLOSED");
        assertThat(breaker.get("retryAfterMillis")).isEqualTo(JsonValue.NULL);
        assertThat(breaker.getJsonObject("rampUp").keySet()).containsExactly("share", "until");
        assertThat(breaker.getJsonObject("rampUp").get("share")).hasToString("0.10");
        assertThat(Instant.parse(breaker.getJsonObject("rampUp").getString("until")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    void theTagsChangeWhenItBeginsAndEndsAndNotWithTheShare() throws Exception {
        change("{\"rampUp\":\"PT2S\"}");
        List<String> before = tags();
        closeByProbe();

        List<String> ramping = tags();
        double early = share();
        while (share() == early) {
            Thread.onSpinWait();
        }
        assertThat(tags()).as("with another share").isEqualTo(ramping);
        while (server.breaker("inventory").snapshot().rampUp() != null) {
            Thread.onSpinWait();
        }

        List<String> ended = tags();
        for (int tag = 0; tag < 3; tag++) {
            assertThat(ramping.get(tag)).isNotEqualTo(before.get(tag));
            assertThat(ended.get(tag)).isNotEqualTo(ramping.get(tag));
        }
        assertThat(breaker().get("rampUp")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void whoSawItRampIsToldThatItsTimeHasPassed() throws Exception {
        change("{\"rampUp\":\"PT0.3S\"}");
        closeByProbe();
        String ramping = breaker().getString("etag");
        while (server.breaker("inventory").snapshot().rampUp() != null) {
            Thread.onSpinWait();
        }

        HttpResponse<String> answer =
                server.send(AdminServer.post(server.operator(PATH + "/reset").header("If-Match", ramping), ""));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(AdminServer.json(answer).getString("detail"))
                .contains("its time has passed, and it is CLOSED; nothing was done");
    }

    @Test
    void aRampOfNothingEndsOneThatRuns() throws Exception {
        change("{\"rampUp\":\"PT24H\"}");
        closeByProbe();

        assertThat(AdminServer.json(change("{\"rampUp\":\"PT0S\"}")).get("rampUp"))
                .isEqualTo(JsonValue.NULL);
    }
}
