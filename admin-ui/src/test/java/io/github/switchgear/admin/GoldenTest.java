package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON here is that of the golden file, against which WildFly's and Quarkus' are held, too. */
class GoldenTest {

    @Test
    void theJsonIsByteByByteTheGoldenFiles() throws Exception {
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                AdminServer server = AdminServer.start(Map.of("switchgear.admin.roles.operate", "*"))) {
            server.bean(Shop.class).price();
            HttpResponse<String> planned = server.send(AdminServer.post(
                    server.nobody("/api/breakers/prices%28int%5B%5D%2CString%29%231/force-closed"),
                    "{\"reason\":\"later\",\"from\":\"" + Instant.now().plusSeconds(3600)
                            + "\",\"duration\":\"PT2H\"}"));
            assertThat(planned.statusCode()).isEqualTo(200);
            HttpResponse<String> forced = server.send(AdminServer.post(
                    server.nobody("/api/breakers/prices%28int%5B%5D%2CString%29%231/force-open"),
                    "{\"reason\":\"<b>\\\"flood\\\"</b> \\\\ \\u00fc\\u00f1\\u2603 /\"}"));
            assertThat(forced.statusCode()).isEqualTo(200);

            List<String> answers = List.of(
                    get(server, "/api/breakers?q=prices"),
                    get(server, "/api/breakers/prices%28int%5B%5D%2CString%29%231"),
                    get(server, "/api/breakers/prices%28int%5B%5D%2CString%29%231/transitions"));

            assertThat(String.join("\n", answers) + "\n")
                    .isEqualTo(Files.readString(Path.of("src/test/golden/breaker.txt")));
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void soIsThatOfKeys() throws Exception {
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                AdminServer server = AdminServer.start(Map.of("switchgear.admin.roles.operate", "*"))) {
            HttpResponse<String> forced = server.send(AdminServer.post(
                    server.nobody("/api/breakers/warehouse/keys/north%20%E2%98%83/force-open"),
                    "{\"reason\":\"flood\",\"duration\":\"PT1H\"}"));
            assertThat(forced.statusCode()).isEqualTo(200);

            List<String> answers = List.of(
                    get(server, "/api/breakers/warehouse"),
                    get(server, "/api/breakers/warehouse/keys"),
                    get(server, "/api/breakers/warehouse/keys/north%20%E2%98%83"),
                    get(server, "/api/breakers/warehouse/keys/north%20%E2%98%83/transitions"));

            assertThat(String.join("\n", answers) + "\n")
                    .isEqualTo(Files.readString(Path.of("src/test/golden/keys.txt")));
            assertThat(log.lines()).isNotEmpty();
        }
    }

    private static String get(AdminServer server, String path) throws Exception {
        return normalised(server.send(server.nobody(path).build()).body());
    }

    /** Without what differs from container to container and from moment to moment. */
    private static String normalised(String json) {
        return json.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]+Z\"", "\"T\"")
                .replaceAll("\"node\":\"[^\"]+\"", "\"node\":\"N\"")
                .replaceAll("\"etag\":\"[^,]+\",", "\"etag\":\"E\",")
                .replaceAll("\"retryAfterMillis\":\\d+", "\"retryAfterMillis\":1")
                .replaceAll("\"methods\":\\[\"[^\"]+\"]", "\"methods\":[\"M\"]")
                .replaceAll("},\\{\"breaker\".*]", "}]");
    }
}
