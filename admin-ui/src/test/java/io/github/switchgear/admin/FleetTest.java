package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Origin;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                           {"name": "warehouse", "nodes": {"closed": 1},
                            "totals": {"succeeded": 0, "failed": 0, "slow": 0, "neutral": 0, "rejected": 0, "fallbacks": 0},
                            "override": null, "reached": null}]}
                        """)).readObject());
    }

    private static HttpResponse<String> fleet(String below) throws Exception {
        return server.send(server.viewer("/api/fleet/" + below).build());
    }

    @Test
    void aBreakerIsToldAsItIsOnEachNode() throws Exception {
        assertThat(AdminServer.json(fleet("breakers/inventory")))
                .isEqualTo(Json.createReader(new StringReader("""
                        {"name": "inventory", "nodes": {"forced_open": 1},
                         "totals": {"succeeded": 1, "failed": 2, "slow": 3, "neutral": 4, "rejected": 5, "fallbacks": 6},
                         "override": {"kind": "FORCED_OPEN", "reason": "warehouse moves", "actor": "ann",
                           "since": "2026-12-01T02:00:00Z", "until": null, "node": "shop-1"},
                         "reached": {"applied": 1, "of": 2, "missing": ["shop-2"]},
                         "members": [
                           {"node": "shop-1", "state": "live", "heardMillis": 0, "version": "0.1.0", "ageMillis": 0,
                            "breaker": {"name": "inventory", "state": "FORCED_OPEN", "since": "2026-12-01T02:00:00Z",
                              "consecutiveFailures": 7,
                              "totals": {"succeeded": 1, "failed": 2, "slow": 3, "neutral": 4, "rejected": 5, "fallbacks": 6},
                              "lastFailure": {"type": "java.net.ConnectException", "at": "2026-12-01T01:59:59Z"},
                              "override": {"kind": "FORCED_OPEN", "reason": "warehouse moves", "actor": "ann",
                                "since": "2026-12-01T02:00:00Z", "until": null},
                              "applied": true}},
                           {"node": "shop-2", "state": "silent", "heardMillis": 9000, "version": null, "ageMillis": null,
                            "breaker": null}]}
                        """)).readObject());
    }

    @Test
    void aNodesBreakersAreToldWithTheirAge() throws Exception {
        JsonObject node = AdminServer.json(fleet("nodes/shop-1/breakers"));

        assertThat(node.getString("node")).isEqualTo("shop-1");
        assertThat(node.getInt("ageMillis")).isZero();
        assertThat(node.getJsonArray("breakers").getValuesAs(JsonObject.class))
                .extracting(breaker -> breaker.getString("name"))
                .containsExactly("inventory", "warehouse");
        assertThat(AdminServer.json(fleet("nodes/shop-2/breakers")).isNull("ageMillis"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "breakers/nobody | No node of the fleet has a breaker named 'nobody'",
                "nodes/shop-3/breakers | No node of the fleet is named 'shop-3'; there are shop-1, shop-2"
            })
    void whatNobodyKnowsIsNotFound(String below, String detail) throws Exception {
        HttpResponse<String> response = fleet(below);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(AdminServer.json(response).getString("detail")).isEqualTo(detail);
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

    private static HttpResponse<String> operate(String breaker, String action, String body) throws Exception {
        return server.send(AdminServer.post(server.operator("/api/fleet/breakers/" + breaker + "/" + action), body));
    }

    /**
     * The test's fleet has a silent node that is missing at the first of them, and has no decision of the other: what ends nothing needs
     * none, and a force that has none has reached nobody. Where it is alone, and should not be, nothing is done for all.
     */
    @ParameterizedTest
    @CsvSource({"true, inventory, 202, 202", "true, warehouse, 202, 200", "false, warehouse, 202, 202"})
    void anActionSaysWhetherAllNodesHaveDoneIt(boolean seesOthers, String breaker, int forced, int ended)
            throws Exception {
        server.bean(TestFleet.class).seesOthers(seesOthers);
        for (String action : List.of("force-open", "force-closed", "release", "reset")) {
            HttpResponse<String> response = operate(breaker, action, "{\"reason\": \"moves\"}");

            assertThat(response.statusCode()).as(action).isEqualTo(action.startsWith("force") ? forced : ended);
            assertThat(AdminServer.json(response).getString("name")).isEqualTo(breaker);
        }
        assertThat(server.breaker(breaker).history().subList(0, 4))
                .extracting(BreakerTransition::origin)
                .containsOnly(Origin.OPERATOR);
    }

    @Test
    void whereNothingIsKnownItIsNotSaidToBeDone() throws Exception {
        server.bean(TestFleet.class).busy(true);
        try {
            HttpResponse<String> response = operate("inventory", "reset", "{}");

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(AdminServer.json(response).getString("name")).isEqualTo("inventory");
            assertThat(AdminServer.json(response).isNull("reached")).isTrue();
        } finally {
            server.bean(TestFleet.class).busy(false);
        }
    }

    @Test
    void aConditionIsForOneNode() throws Exception {
        long generation = server.breaker("inventory").snapshot().generation();

        HttpResponse<String> response = server.send(AdminServer.post(
                server.operator("/api/fleet/breakers/inventory/force-open").header("If-Match", "\"1\""),
                "{\"reason\": \"moves\"}"));

        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(server.breaker("inventory").snapshot().generation()).isEqualTo(generation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inventory | {}                                        | 400 | 'reason' is required",
                "inventory | {\"reason\": \"a\", \"scope\": \"node\"} | 400 | Unknown field 'scope'; allowed: duration, from, reason",
                "nobody    | {\"reason\": \"a\"}                       | 404 | There is no breaker 'nobody'",
            })
    void whatCannotBeIsRefusedAsOnOneNode(String breaker, String body, int status, String detail) throws Exception {
        HttpResponse<String> response = operate(breaker, "force-open", body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(AdminServer.json(response).getString("detail")).startsWith(detail);
    }

    @Test
    void withoutAFleetNothingIsDone() throws Exception {
        server.bean(TestFleet.class).switchOff(true);
        try {
            long generation = server.breaker("inventory").snapshot().generation();

            assertThat(operate("inventory", "reset", "{}").statusCode()).isEqualTo(404);
            assertThat(server.breaker("inventory").snapshot().generation()).isEqualTo(generation);
        } finally {
            server.bean(TestFleet.class).switchOff(false);
        }
    }
}
