package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest extends AdminTest {

    private static HttpResponse<String> metrics(String accept) throws Exception {
        return server.send(
                server.viewer("/api/metrics").header("Accept", accept).build());
    }

    private static String type(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Content-Type")
                .orElseThrow()
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The first is what Prometheus sends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
                        + "text/plain;version=0.0.4;q=0.3,*/*;q=0.1",
                "application/openmetrics-text",
                "text/plain;q=0.4, application/openmetrics-text",
                "*/*",
                "application/json, */*;q=0.1"
            })
    void whoCanReadOpenMetricsGetsThat(String accept) throws Exception {
        HttpResponse<String> response = metrics(accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo("application/openmetrics-text;version=1.0.0;charset=utf-8");
        assertThat(response.body()).isEqualTo("open metrics ☃\n# EOF\n");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;version=0.0.4",
                "text/*",
                "application/openmetrics-text;q=0.1, text/plain"
            })
    void whoWantsPlainTextGetsPrometheusOlderFormat(String accept) throws Exception {
        HttpResponse<String> response = metrics(accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo("text/plain;version=0.0.4;charset=utf-8");
        assertThat(response.body()).isEqualTo("prometheus ☃\n");
    }

    @Test
    void whoTakesNeitherIsToldWhatThereIs() throws Exception {
        HttpResponse<String> response = metrics("application/json");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(AdminServer.json(response).getString("detail"))
                .isEqualTo(
                        "Metrics are application/openmetrics-text or text/plain, of which the request header 'Accept' takes"
                                + " neither");
    }

    @Test
    void theyAreForWhoMayRead() throws Exception {
        assertThat(server.send(server.nobody("/api/metrics").build()).statusCode())
                .isEqualTo(401);
    }
}
