package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class FleetTest extends AdminTest {

    private static HttpResponse<String> fleet() throws Exception {
        return server.send(server.viewer("/api/fleet").build());
    }

    @Test
    void theFleetIsToldAsItIs() throws Exception {
        HttpResponse<String> response = fleet();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(AdminServer.json(response))
                .isEqualTo(Json.createReader(new StringReader("""
                        {"name": "shop",
                         "members": [
                           {"node": "shop-1", "state": "live", "heardMillis": 0, "version": "0.1.0"},
                           {"node": "shop-2", "state": "silent", "heardMillis": 9000, "version": null}],
                         "alone": true,
                         "breakers": [
                           {"name": "inventory", "nodes": {"forced_open": 1},
                            "totals": {"succeeded": 1, "failed": 2, "slow": 3, "neutral": 4, "rejected": 5, "fallbacks": 6},
                            "override": {"kind": "FORCED_OPEN", "reason": "warehouse moves", "actor": "ann",
                              "since": "2026-12-01T02:00:00Z", "until": null, "node": "shop-1"},
                            "reached": {"applied": 1, "of": 2, "missing": ["shop-2"]}},
                           {"name": "payment", "nodes": {"closed": 1},
                            "totals": {"succeeded": 0, "failed": 0, "slow": 0, "neutral": 0, "rejected": 0, "fallbacks": 0},
                            "override": null, "reached": null}]}
                        """)).readObject());
    }

    @Test
    void whereNoneIsConfiguredItSaysWhatToDo() throws Exception {
        server.bean(TestFleet.class).switchOff(true);
        try {
            HttpResponse<String> response = fleet();

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(AdminServer.json(response).getString("detail"))
                    .isEqualTo("There is no fleet here; add io.github.switchgear:switchgear-fleet, and set"
                            + " switchgear.fleet or switchgear.fleet.memory");
        } finally {
            server.bean(TestFleet.class).switchOff(false);
        }
    }

    @Test
    void itIsForWhoMayRead() throws Exception {
        assertThat(server.send(server.nobody("/api/fleet").build()).statusCode())
                .isEqualTo(401);
    }
}
