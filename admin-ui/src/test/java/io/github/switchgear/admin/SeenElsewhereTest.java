package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What somebody has seen of another node, or of the application before it started anew. */
class SeenElsewhereTest {

    private static final String PATH = "/api/breakers/inventory";

    @Test
    void theTagOfAnotherStartIsRefusedAndSaysWhatItMayBe() throws Exception {
        String elsewhere;
        try (AdminServer other = AdminServer.start()) {
            elsewhere = AdminServer.json(other.send(other.viewer(PATH).build())).getString("etag");
        }
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                AdminServer server = AdminServer.start()) {
            JsonObject here = AdminServer.json(server.send(server.viewer(PATH).build()));
            assertThat(here.getInt("generation")).as("the same as elsewhere").isZero();

            HttpResponse<String> answer = server.send(
                    AdminServer.post(server.operator(PATH + "/reset").header("If-Match", elsewhere), ""));

            assertThat(answer.statusCode()).isEqualTo(412);
            JsonObject problem = AdminServer.json(answer);
            assertThat(problem.getString("detail")).contains("another node", "earlier start", "proxy", "'etag'");
            assertThat(problem.getJsonObject("current").getString("etag")).isEqualTo(here.getString("etag"));
            assertThat(problem.get("transitions")).isEqualTo(JsonValue.NULL);
            assertThat(problem.get("lastTransition")).isEqualTo(JsonValue.NULL);
            assertThat(log.lines()).anyMatch(line -> line.endsWith("status=412 scope=FLEET"));
        }
    }
}
