package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserRulesTest extends AdminTest {

    private static final String FORCE = "/api/breakers/inventory/force-open";
    private static final String BODY = "{\"reason\":\"x\"}";

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "Origin, not a uri, 403",
        "Origin, http://localhost:1, 403",
        "Sec-Fetch-Site, cross-site, 403"
    })
    void aChangeFromAnotherSiteIsRefused(String header, String value, int status) throws Exception {
        HttpResponse<String> response =
                server.send(AdminServer.post(server.operator(FORCE).header(header, value), BODY));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aChangeFromTheOwnPageIsDone() throws Exception {
        String own = "http://" + server.uri("").getAuthority();
        HttpRequest.Builder request =
                server.operator(FORCE).header("Origin", own).header("Sec-Fetch-Site", "same-origin");

        assertThat(server.send(AdminServer.post(request, BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeNeedsTheHeaderThatNoFormCanSend() throws Exception {
        HttpRequest request = server.operator(FORCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY))
                .build();

        HttpResponse<String> response = server.send(request);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("X-Switchgear: 1");
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/*", "*/*"
            })
    void aChangeNeedsJson(String type) throws Exception {
        HttpRequest request = server.operator(FORCE)
                .header("Content-Type", type)
                .header("X-Switchgear", "1")
                .POST(BodyPublishers.ofString(BODY))
                .build();

        HttpResponse<String> response = server.send(request);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aChangeWithoutAnyMediaTypeIsRefused() throws Exception {
        HttpRequest request = server.operator("/api/breakers/inventory/reset")
                .header("X-Switchgear", "1")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(server.send(request).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void noOtherMethodChangesAnything(String method) throws Exception {
        HttpRequest request = server.operator(FORCE)
                .header("Content-Type", "application/json")
                .header("X-Switchgear", "1")
                .method(method, BodyPublishers.ofString(BODY))
                .build();

        assertThat(server.send(request).statusCode()).isEqualTo(405);
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard.css", "/api/breakers", "/api/breakers/nope"})
    void everyAnswerHasTheHeadersThatKeepABrowserSafe(String path) throws Exception {
        HttpResponse<String> response = server.send(
                server.viewer(path).header("Origin", "http://evil.example").build());

        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; frame-ancestors 'none'");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().map().keySet())
                .noneMatch(header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
    }
}
