package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.ManualOverride;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reset of all breakers, which must be typed. */
class ResetAllTest extends AdminTest {

    private static final String CONFIRMED = "{\"confirm\":\"reset all\",\"reason\":\"over\"}";

    private static HttpResponse<String> resetAll(AdminServer server, String body) throws Exception {
        return server.send(AdminServer.post(server.operator("/api/reset"), body));
    }

    @Test
    void whoTypesItResetsEveryBreakerAndIsToldHowMany() throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because("flood"));
        server.breaker("prices(int[],String)#1").forceClosed(ManualOverride.because("test"));

        HttpResponse<String> response = resetAll(server, CONFIRMED);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"reset\":3}");
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(server.breaker("prices(int[],String)#1").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(server.breaker("inventory").history().get(0).actor()).isEqualTo("otto");
        assertThat(server.breaker("inventory").history().get(0).reason()).isEqualTo("over");
        assertThat(log.lines())
                .contains(
                        "done action=\"reset\" breaker=null key=null actor=\"otto\" from=\"127.0.0.1\" reason=\"over\""
                                + " before=null after=null status=200 scope=FLEET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"confirm\":\"yes\"}", "{\"confirm\":\"RESET ALL\"}", "{\"confirm\":true}"})
    void whoDoesNotTypeItResetsNothing(String body) throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because("flood"));

        assertThat(resetAll(server, body).statusCode()).isEqualTo(400);
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    @Test
    void aConditionThatNothingCanMeetIsNotIgnored() throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because("flood"));
        String list = server.send(server.viewer("/api/breakers").build())
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> refused =
                server.send(AdminServer.post(server.operator("/api/reset").header("If-Match", list), CONFIRMED));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(AdminServer.json(refused).getString("detail")).contains("reset each with its own 'etag'");
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(server.send(AdminServer.post(server.operator("/api/reset").header("If-Match", "*"), CONFIRMED))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyAnOperatorResetsAll() throws Exception {
        assertThat(server.send(AdminServer.post(server.nobody("/api/reset"), CONFIRMED))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(AdminServer.post(server.viewer("/api/reset"), CONFIRMED))
                        .statusCode())
                .isEqualTo(403);
    }
}
