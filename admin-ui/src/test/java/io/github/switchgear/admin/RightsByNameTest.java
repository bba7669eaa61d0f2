package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who may operate breakers of some names, and no others. */
class RightsByNameTest {

    private static AdminServer server;

    @BeforeAll
    static void start() {
        server = AdminServer.start(Map.of("switchgear.admin.roles.operate.inv*", "stock-oncall"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder oncall(String path) {
        return server.nobody(path).header("Test-User", "stella").header("Test-Roles", "stock-oncall");
    }

    @Test
    void theyOperateTheirOwn() throws Exception {
        HttpResponse<String> done = server.send(
                AdminServer.post(oncall("/api/breakers/inventory/force-open"), "{\"reason\":\"stocktaking\"}"));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(server.send(AdminServer.post(oncall("/api/breakers/inventory/reset"), ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/breakers/warehouse/force-open, '{\"reason\":\"x\"}', the breaker 'warehouse'",
        "POST, /api/breakers/warehouse/reset, '', the breaker 'warehouse'",
        "PATCH, /api/breakers/warehouse/settings, '{\"allowedFails\":9}', the breaker 'warehouse'",
        "POST, /api/breakers/nothing/reset, '', the breaker 'nothing'",
        "POST, /api/reset, '{\"confirm\":\"reset all\"}', all breakers",
    })
    void theyAreRefusedAtOthers(String method, String path, String body, String what) throws Exception {
        HttpResponse<String> refused = server.send(AdminServer.send(method, oncall(path), body));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("You are signed in as 'stella' but lack a role to operate " + what);
        assertThat(AdminServer.json(server.send(server.operator("/api/audit?actor=stella&limit=1")
                                .build()))
                        .getJsonArray("attempts")
                        .getJsonObject(0)
                        .getInt("status"))
                .isEqualTo(403);
    }

    @Test
    void theySeeAll() throws Exception {
        assertThat(server.send(oncall("/api/breakers").build()).statusCode()).isEqualTo(200);
    }

    @Test
    void theyAreToldWhichAreTheirs() throws Exception {
        HttpResponse<String> told = server.send(oncall("/api/caller").build());

        assertThat(told.headers().firstValue("X-Switchgear-Access")).contains("operate");
        assertThat(AdminServer.json(told).getString("access")).isEqualTo("operate");
        assertThat(AdminServer.json(told).getString("user")).isEqualTo("stella");
        assertThat(AdminServer.json(told).getJsonArray("operable").toString()).isEqualTo("[\"inventory\"]");
    }

    @Test
    void whoMayOperateAllIsToldNoNames() throws Exception {
        assertThat(AdminServer.json(server.send(server.operator("/api/caller").build()))
                        .isNull("operable"))
                .isTrue();
        assertThat(server.operate("reset", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayOnlyLookIsToldNoNamesEither() throws Exception {
        HttpResponse<String> told = server.send(server.viewer("/api/caller").build());

        assertThat(AdminServer.json(told).getString("access")).isEqualTo("read");
        assertThat(AdminServer.json(told).isNull("operable")).isTrue();
    }

    private static HttpResponse<String> act(String select, int expected) throws Exception {
        return server.send(AdminServer.post(
                oncall("/api/actions"),
                "{\"action\":\"reset\",\"select\":{" + select + "},\"expected\":" + expected + "}"));
    }

    @Test
    void ofSeveralTheyActOnTheirOwn() throws Exception {
        assertThat(act("\"names\":[\"inventory\"]", 1).statusCode()).isEqualTo(200);
        assertThat(act("\"q\":\"inventory\"", 1).statusCode()).isEqualTo(200);
    }

    @Test
    void whereOneOfSeveralIsNotTheirsNothingIsDone() throws Exception {
        long before = server.breaker("inventory").snapshot().generation();

        HttpResponse<String> refused = act("\"names\":[\"inventory\",\"warehouse\"]", 2);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("You lack a role to operate 'warehouse'; nothing was done");
        assertThat(server.breaker("inventory").snapshot().generation()).isEqualTo(before);
        assertThat(AdminServer.json(server.send(server.operator("/api/audit?actor=stella&breaker=warehouse&limit=1")
                                .build()))
                        .getJsonArray("attempts")
                        .getJsonObject(0)
                        .getString("action"))
                .isEqualTo("reset");
    }

    @Test
    void whoMayOnlyLookActsOnNone() throws Exception {
        assertThat(server.send(AdminServer.post(
                                server.viewer("/api/actions"),
                                "{\"action\":\"reset\",\"select\":{\"names\":[\"inventory\"]},\"expected\":1}"))
                        .statusCode())
                .isEqualTo(403);
    }
}
