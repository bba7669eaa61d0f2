package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A breaker that lets calls through untouched is shown, and not operated. */
class DisabledTest {

    @ParameterizedTest
    @ValueSource(strings = {"reset", "release", "force-open", "force-closed", "force-open later", "settings"})
    void nobodyOperatesADisabledBreaker(String what) throws Exception {
        String action = what.replace(" later", "");
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                AdminServer other = AdminServer.start(Map.of("switchgear.breaker.inventory.enabled", "false"))) {
            String body = switch (what) {
                case "reset", "release" -> "{\"reason\":\"x\"}";
                case "force-open later" ->
                    "{\"reason\":\"x\",\"from\":\"" + Instant.now().plusSeconds(60) + "\"}";
                case "settings" -> "{\"allowedFails\":5,\"reason\":\"x\"}";
                default -> "{\"reason\":\"x\"}";
            };
            HttpResponse<String> response = other.send(AdminServer.send(
                    action.equals("settings") ? "PATCH" : "POST",
                    other.operator("/api/breakers/inventory/" + action),
                    body));

            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(AdminServer.json(response).getString("detail")).contains("disabled by configuration");
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("refused ")
                            && line.contains(" reason=\"x\" ")
                            && line.contains(" status=409"));
            assertThat(other.send(AdminServer.post(other.operator("/api/reset"), "{\"confirm\":\"reset all\"}"))
                            .body())
                    .isEqualTo("{\"reset\":2}");
            assertThat(other.breaker("inventory").history()).isEmpty();
        }
    }
}
