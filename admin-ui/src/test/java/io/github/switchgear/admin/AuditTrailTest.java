package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What REST tells later of who tried what. */
class AuditTrailTest extends AdminTest {

    private JsonObject audit(String query) throws Exception {
        return AdminServer.json(
                server.send(server.operator("/api/audit" + query).build()));
    }

    private String table(String query) throws Exception {
        HttpResponse<String> answer = server.send(server.operator("/api/audit" + query)
                .header("Accept", "text/csv")
                .build());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"switchgear-audit.csv\"");
        return answer.body();
    }

    private static List<String> reasons(JsonArray attempts) {
        return attempts.getValuesAs(JsonObject.class).stream()
                .map(attempt -> attempt.getString("reason", ""))
                .toList();
    }

    @Test
    void whatWasDoneAndWhatWasRefusedIsToldNewestFirst() throws Exception {
        server.operate("force-open", "{\"reason\":\"the first\"}");
        server.send(AdminServer.post(server.viewer("/api/breakers/inventory/reset"), ""));

        JsonArray attempts = audit("?limit=2").getJsonArray("attempts");

        JsonObject refused = attempts.getJsonObject(0);
        assertThat(refused.getString("actor")).isEqualTo("vera");
        assertThat(refused.getString("action")).isEqualTo("reset");
        assertThat(refused.getString("outcome")).isEqualTo("refused");
        assertThat(refused.getInt("status")).isEqualTo(403);
        assertThat(refused.isNull("before")).isTrue();
        JsonObject done = attempts.getJsonObject(1);
        assertThat(done.getString("actor")).isEqualTo("otto");
        assertThat(done.getString("breaker")).isEqualTo("inventory");
        assertThat(done.getString("reason")).isEqualTo("the first");
        assertThat(done.getString("before")).isEqualTo("CLOSED");
        assertThat(done.getString("after")).isEqualTo("FORCED_OPEN");
        assertThat(done.getString("outcome")).isEqualTo("done");
        assertThat(done.isNull("key")).isTrue();
        assertThat(done.getString("scope")).isEqualTo("FLEET");
        assertThat(refused.isNull("scope")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "?actor=vera, [by vera]",
        "?actor=otto, [at warehouse; at inventory]",
        "?actor=otto&actor=vera, [by vera; at warehouse; at inventory]",
        "?breaker=warehouse, [by vera; at warehouse]",
        "?outcome=refused, [by vera]",
        "?outcome=done&breaker=inventory, [at inventory]",
        "?actor=nobody, []",
    })
    void onlySomeAreTold(String query, String reasons) throws Exception {
        server.operate("reset", "{\"reason\":\"at inventory\"}");
        server.send(
                AdminServer.post(server.operator("/api/breakers/warehouse/reset"), "{\"reason\":\"at warehouse\"}"));
        // What the viewer says is read by nobody, as they are refused before.
        server.send(AdminServer.post(server.viewer("/api/breakers/warehouse/reset"), "{\"reason\":\"by vera\"}"));

        List<String> told = reasons(audit(query + "&limit=3").getJsonArray("attempts")).stream()
                .map(reason -> reason.isEmpty() ? "by vera" : reason)
                .toList();

        List<String> expected = reasons.equals("[]")
                ? List.of()
                : List.of(reasons.substring(1, reasons.length() - 1).split("; "));
        assertThat(told.subList(0, expected.size())).isEqualTo(expected);
        if (expected.isEmpty()) {
            assertThat(told).isEmpty();
        }
    }

    @Test
    void pageByPageNothingIsToldTwiceOrLeftOutWhateverComesMeanwhile() throws Exception {
        for (int i = 1; i <= 5; i++) {
            server.operate("reset", "{\"reason\":\"no " + i + "\"}");
        }

        JsonObject first = audit("?limit=2");
        server.operate("reset", "{\"reason\":\"meanwhile\"}");
        JsonObject second = audit("?limit=2&after=" + first.getString("next"));
        JsonObject third = audit("?limit=1&after=" + second.getString("next"));

        assertThat(reasons(first.getJsonArray("attempts"))).containsExactly("no 5", "no 4");
        assertThat(reasons(second.getJsonArray("attempts"))).containsExactly("no 3", "no 2");
        assertThat(reasons(third.getJsonArray("attempts"))).containsExactly("no 1");
    }

    @Test
    void aThousandAreKept() throws Exception {
        for (int i = 0; i <= 1000; i++) {
            server.send(AdminServer.post(server.viewer("/api/breakers/inventory/reset"), ""));
        }

        JsonObject all = audit("?limit=1000");

        assertThat(all.getJsonArray("attempts")).hasSize(1000);
        assertThat(all.isNull("next")).isTrue();
    }

    @Test
    void whoIsNotSignedInMakesNothingForgotten() throws Exception {
        server.operate("reset", "{\"reason\":\"mine\"}");
        for (int i = 0; i < 1000; i++) {
            server.send(AdminServer.post(server.nobody("/api/breakers/inventory/reset"), ""));
        }

        JsonArray attempts = audit("?limit=1000").getJsonArray("attempts");

        assertThat(reasons(attempts)).contains("mine");
        assertThat(attempts.getValuesAs(JsonObject.class).stream().filter(attempt -> attempt.isNull("actor")))
                .hasSize(200);
    }

    @Test
    void whoMayOnlyLookSeesNoAddresses() throws Exception {
        server.operate("reset", "");

        JsonObject told =
                AdminServer.json(server.send(server.viewer("/api/audit?limit=1").build()));

        assertThat(told.getJsonArray("attempts").getJsonObject(0).isNull("from"))
                .isTrue();
        assertThat(audit("?limit=1").getJsonArray("attempts").getJsonObject(0).isNull("from"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?outcome=maybe", "?limit=0", "?limit=1001", "?after=x", "?after=1&after=2", "?who=ann"})
    void whatNobodyUnderstandsIsRefused(String query) throws Exception {
        assertThat(audit(query).getInt("status")).isEqualTo(400);
    }

    @Test
    void asATableItIsWhatRfc4180Says() throws Exception {
        server.operate("force-open", "{\"reason\":\"the \\\"bank\\\", moves\"}");

        String[] lines = table("?limit=1").split("\r\n", -1);

        assertThat(lines[0]).isEqualTo("at,actor,from,action,breaker,key,reason,before,after,status,outcome,scope");
        assertThat(lines[1])
                .matches("\"[^\"]+Z\",\"otto\",\"127.0.0.1\",\"force-open\",\"inventory\",,"
                        + "\"the \"\"bank\"\", moves\",\"CLOSED\",\"FORCED_OPEN\",\"200\",\"done\",\"FLEET\"");
        assertThat(lines[2]).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1"})
    void noCellIsAFormula(String reason) throws Exception {
        server.operate("reset", "{\"reason\":\"" + reason + "\"}");

        assertThat(table("?limit=1")).contains(",\"'" + reason + "\",").doesNotContain(",\"" + reason);
    }

    @Test
    void anEndOfALineIsShownAsWhatItIs() throws Exception {
        server.operate("reset", "{\"reason\":\"a\\r\\n=b\"}");

        assertThat(table("?limit=1")).contains("\"a\\u000d\\u000a=b\"");
    }

    @ParameterizedTest
    @CsvSource({"*/*, json", "text/csv, csv", "'application/json, text/csv', json", "'text/csv;q=0.9, */*;q=0.1', csv"})
    void whatIsWantedMostIsAnswered(String accept, String type) throws Exception {
        HttpResponse<String> answer = server.send(
                server.operator("/api/audit").header("Accept", accept).build());

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains(type);
    }
}
