package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where nobody may see the keys, not even who acts on one by it is told it again. */
class KeysHiddenTest {

    /** The first 16 digits of what {@code printf north | sha256sum} tells. */
    private static final String NORTH = "dc365e79d41cfae1";

    private static final String KEYS = "/api/breakers/warehouse/keys/";

    @Test
    void onlyItsHashIsTold() throws Exception {
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                AdminServer server = AdminServer.start(Map.of("switchgear.breaker.warehouse.keys-shown", "false"))) {
            HttpResponse<String> unknown = server.send(AdminServer.post(server.operator(KEYS + "north/reset"), ""));
            HttpResponse<String> nobodys = server.send(AdminServer.post(server.nobody(KEYS + "north/reset"), ""));
            JsonObject forced = AdminServer.json(server.send(
                    AdminServer.post(server.operator(KEYS + "north/force-open"), "{\"reason\":\"flood\"}")));
            JsonObject released =
                    AdminServer.json(server.send(AdminServer.post(server.operator(KEYS + NORTH + "/release"), "")));
            String list = server.send(
                            server.viewer("/api/breakers/warehouse/keys").build())
                    .body();

            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(nobodys.statusCode()).isEqualTo(401);
            assertThat(forced.getString("key")).isEqualTo(NORTH);
            assertThat(released.getString("state")).isEqualTo("HALF_OPEN");
            assertThat(list).contains("\"key\":\"" + NORTH + "\"").doesNotContain("north");
            assertThat(log.lines().stream().filter(line -> line.contains("warehouse")))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(line -> line.contains(NORTH))
                    .noneMatch(line -> line.contains("north"));
        }
    }
}
