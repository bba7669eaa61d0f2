package io.github.switchgear.demo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.switchgear.demo.ShopHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AlertsRestTest {

    private static final String RELEASED =
            "\"breaker\":\"payment\",\"from\":\"FORCED_OPEN\",\"to\":\"HALF_OPEN\",\"cause\":\"RELEASED\"";

    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "switchgear.webhook.secret")
    String secret;

    private long last;

    @BeforeEach
    void lookHowManyThereAre() throws Exception {
        last = shop().get("/shop/alerts").json().path("last").asLong();
    }

    @Test
    void aSignedEventIsTakenAndShown() throws Exception {
        String event = event(
                "\"breaker\":\"inventory\",\"key\":null,\"from\":\"CLOSED\",\"to\":\"OPEN\",\"cause\":\"FAILURES_REACHED\","
                        + "\"failure\":\"java.net.ConnectException\",\"actor\":null,\"reason\":null");

        assertThat(post(event, signature(secret, event)).status()).isEqualTo(204);

        assertThat(newAlerts()).singleElement().satisfies(alert -> {
            assertThat(alert.path("number").asLong()).isEqualTo(last + 1);
            assertThat(alert.path("at").asText()).isEqualTo("2026-11-29T03:00:00.250Z");
            assertThat(alert.path("breaker").asText()).isEqualTo("inventory");
            assertThat(alert.path("key").isNull()).isTrue();
            assertThat(alert.path("from").asText()).isEqualTo("CLOSED");
            assertThat(alert.path("to").asText()).isEqualTo("OPEN");
            assertThat(alert.path("cause").asText()).isEqualTo("FAILURES_REACHED");
            assertThat(alert.path("openings").asInt()).isEqualTo(1);
            assertThat(alert.path("failure").asText()).isEqualTo("java.net.ConnectException");
            assertThat(alert.path("actor").isNull()).isTrue();
            assertThat(alert.path("reason").isNull()).isTrue();
        });
    }

    @Test
    void whatIsNotKnownIsIgnored() throws Exception {
        String event = event(RELEASED + ",\"weather\":\"fine\"");

        assertThat(post(event, signature(secret, event)).status()).isEqualTo(204);
        assertThat(newAlerts()).hasSize(1);
    }

    @Test
    void theSameEventOnceMoreIsTakenAndKeptOnce() throws Exception {
        String event = event(RELEASED);

        assertThat(post(event, signature(secret, event)).status()).isEqualTo(204);
        assertThat(post(event, signature(secret, event)).status()).isEqualTo(204);

        assertThat(newAlerts()).hasSize(1);
    }

    @Test
    void anEventWithoutASignatureOrWithAWrongOneIsRefusedAndNotKept() throws Exception {
        String event = event(RELEASED);
        List<@Nullable String> wrong = new ArrayList<>();
        wrong.add(null);
        wrong.add("");
        wrong.add(signature("another secret", event));
        wrong.add(signature(secret, event + " "));
        for (String signature : wrong) {
            ShopHttp.Answer answer = post(event, signature);

            assertThat(answer.status()).as(signature).isEqualTo(401);
            assertThat(answer.json().path("detail").asText())
                    .isEqualTo("Only what is signed with the webhook's secret is taken.");
        }
        assertThat(newAlerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"id\":\"1\"}",
                "{\"id\":\"1\",\"source\":\"/s\",\"time\":\"today\",\"type\":\"io.github.switchgear.transition\",\"data\":{}}",
                "{\"id\":\"1\",\"source\":\"/s\",\"time\":\"2026-11-29T03:00:00Z\",\"type\":\"io.github.switchgear.transition\"}"
            })
    void whatIsSignedAndNoEventIsRefused(String body) throws Exception {
        isBadInput(body);
    }

    @ParameterizedTest
    @CsvSource({
        "io.github.switchgear.transition, io.github.switchgear.other",
        "HALF_OPEN, AJAR",
        "RELEASED, WHIM",
        "breaker, broken",
    })
    void anotherEventIsRefused(String part, String other) throws Exception {
        isBadInput(event(RELEASED).replace(part, other));
    }

    @Test
    void aWrongNumberOfAnEventIsAnsweredWithWhatIsAllowed() throws Exception {
        ShopHttp.Answer answer = shop().get("/shop/alerts?after=-1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("after: the number of an event, 0 or above, is allowed");
    }

    private static String event(String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID()
                + "\",\"source\":\"/switchgear/shop\",\"type\":\"io.github.switchgear.transition\","
                + "\"time\":\"2026-11-29T03:00:00.250Z\",\"data\":{" + data + "}}";
    }

    private static String signature(String secret, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private void isBadInput(String body) throws Exception {
        ShopHttp.Answer answer = post(body, signature(secret, body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("body: an event of Switchgear's webhook is allowed");
        assertThat(newAlerts()).isEmpty();
    }

    private ShopHttp.Answer post(String event, @Nullable String signature) throws Exception {
        return shop().postEvent("/shop/alerts", event, signature);
    }

    private List<JsonNode> newAlerts() throws Exception {
        List<JsonNode> alerts = new ArrayList<>();
        shop().get("/shop/alerts?after=" + last).json().path("alerts").forEach(alerts::add);
        return alerts;
    }

    private ShopHttp shop() {
        return new ShopHttp(base);
    }
}
