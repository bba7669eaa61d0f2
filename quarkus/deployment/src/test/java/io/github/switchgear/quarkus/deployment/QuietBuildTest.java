package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that has the extension and nothing else. */
class QuietBuildTest {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Quiet.application(Stock.class)
            .overrideConfigKey("switchgear.admin.roles.read", "*")
            .overrideConfigKey("switchgear.admin.roles.operate", "*")
            .assertLogRecords(lines -> assertThat(Quiet.told(lines))
                    .as("warnings of the build and of the start")
                    .isEmpty());

    @TestHTTPResource
    URI application;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "breakers",
                "breakers/stock",
                "breakers/stock/transitions",
                "transitions",
                "stream/snapshot",
                "openapi.json"
            })
    void whatIsJsonSaysSoToWhoAsksForNothingInParticular(String path) throws Exception {
        for (String accepted : new String[] {"*/*", "application/json", "application/*", "text/html, */*;q=0.1"}) {
            HttpResponse<String> answer = get(path, accepted);

            assertThat(answer.statusCode()).as(path + " " + accepted).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(path + " " + accepted)
                    .hasValueSatisfying(type -> assertThat(type).matches("application/json(;charset=UTF-8)?"));
        }
        assertThat(get(path, "text/html").statusCode()).isEqualTo(406);
    }

    @Test
    void whatOperatesAnswersJsonToo() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(application.resolve("/switchgear/api/breakers/stock/reset"))
                        .header("Content-Type", "application/json")
                        .header("X-Switchgear", "1")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    }

    private HttpResponse<String> get(String path, String accepted) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(application.resolve("/switchgear/api/" + path))
                        .header("Accept", accepted)
                        .build(),
                BodyHandlers.ofString());
    }
}
