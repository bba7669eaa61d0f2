package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a caller of the application's own resource gets when a breaker does not let the call through. */
class RejectionTest {

    private static final Map<String, String> ON = Map.of("switchgear.admin.map-rejections", "true");

    /** A resource of the application's own. */
    @Path("prices")
    @ApplicationScoped
    public static class Prices {

        @Inject
        Shop shop;

        @GET
        public int price() {
            return shop.price();
        }
    }

    private static HttpResponse<String> call(AdminServer server) throws Exception {
        return server.send(
                HttpRequest.newBuilder(server.uri("").resolve("prices")).build());
    }

    @Test
    void switchedOnItIs503WithProblemDetailsAndWhenToComeAgain() throws Exception {
        try (AdminServer server = AdminServer.start(ON);
                CapturedLog log = new CapturedLog("io.github.switchgear")) {
            assertThat(call(server).statusCode()).isEqualTo(200);
            server.breaker("prices(int[],String)#1")
                    .forceOpen(ManualOverride.because("secret plan").lasting(Duration.ofMillis(9500)));

            HttpResponse<String> response = call(server);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("10");
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(AdminServer.json(response).getString("detail"))
                    .isEqualTo(
                            "Breaker 'prices(int[],String)#1' lets no call through at the moment: it is FORCED_OPEN");
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void whileItRampsUpOnlyAShareIsLetThroughAndTheTimeIsThatOfAll() throws Exception {
        try (AdminServer server = AdminServer.start(ON);
                CapturedLog log = new CapturedLog("io.github.switchgear")) {
            CircuitBreaker prices = server.breaker("prices(int[],String)#1");
            prices.reconfigure(prices.settings().toBuilder()
                    .rampUp(Duration.ofMillis(9500))
                    .build());
            prices.forceOpen(ManualOverride.because("flood"));
            prices.release();
            assertThat(call(server).statusCode()).as("the probe").isEqualTo(200);
            assertThat(call(server).statusCode()).as("the first").isEqualTo(200);

            HttpResponse<String> response = call(server);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After").map(Integer::valueOf))
                    .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 10));
            assertThat(AdminServer.json(response).getString("detail"))
                    .isEqualTo("Breaker 'prices(int[],String)#1' lets only a share of the calls through at the moment:"
                            + " it ramps up");
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void withoutAnEndThereIsNoTimeToComeAgain() throws Exception {
        try (AdminServer server = AdminServer.start(ON);
                CapturedLog log = new CapturedLog("io.github.switchgear")) {
            server.breaker("prices(int[],String)#1").forceOpen(ManualOverride.because("flood"));

            HttpResponse<String> response = call(server);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isEmpty();
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void switchedOffTheApplicationIsLeftAlone() throws Exception {
        try (AdminServer server = AdminServer.start();
                CapturedLog log = new CapturedLog("io.github.switchgear");
                CapturedLog failures = new CapturedLog("org.jboss.resteasy")) {
            server.breaker("prices(int[],String)#1").forceOpen(ManualOverride.because("flood"));

            assertThat(call(server).statusCode()).isEqualTo(500);
            assertThat(failures.lines()).isNotEmpty();
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void anythingButTrueOrFalseIsRefused() {
        assertThatThrownBy(() -> RejectionFeature.isOn("yes"))
                .hasMessage("switchgear.admin.map-rejections must be true or false but is 'yes'");
    }
}
