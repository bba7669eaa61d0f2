package io.github.switchgear.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.TestSignIn;
import io.github.switchgear.core.BreakerState;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String FORCE = "/api/breakers/inventory/force-open";

    private static final List<String> READ = List.of(
            "/",
            "",
            "/app.js",
            "/api/breakers",
            "/api/breakers/inventory",
            "/api/breakers/inventory/transitions",
            "/api/transitions",
            "/api/openapi.json");

    private CapturedLog log;

    @BeforeEach
    void captureLog() {
        log = new CapturedLog("io.github.switchgear");
    }

    @AfterEach
    void giveLogBack() {
        log.close();
    }

    @ParameterizedTest
    @FieldSource("READ")
    void everythingThereIsToReadIsClosedToNobodyAndOpenToAViewer(String path) throws Exception {
        try (AdminServer server = AdminServer.start()) {
            HttpResponse<String> refused = server.send(server.nobody(path).build());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic realm=");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(server.send(server.viewer(path).build()).statusCode()).isIn(200, 303);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "release", "force-open", "force-closed"})
    void onlyAnOperatorChangesABreaker(String action) throws Exception {
        try (AdminServer server = AdminServer.start()) {
            String path = "/api/breakers/inventory/" + action;
            String body = action.startsWith("force") ? "{\"reason\":\"x\"}" : "";
            long before = server.breaker("inventory").snapshot().generation();

            assertThat(server.send(AdminServer.post(server.nobody(path), body)).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> viewers = server.send(AdminServer.post(server.viewer(path), body));
            assertThat(viewers.statusCode()).isEqualTo(403);
            assertThat(viewers.body()).contains("vera");
            assertThat(server.breaker("inventory").snapshot().generation()).isEqualTo(before);
            assertThat(server.send(AdminServer.post(server.operator(path), body))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/nothing", "DELETE, /api/breakers/inventory", "POST, /nothing", "OPTIONS, /api/breakers"})
    void whoMayNotLookDoesNotLearnWhatThereIsNot(String method, String path) throws Exception {
        try (AdminServer server = AdminServer.start()) {
            HttpResponse<String> nobody = server.send(AdminServer.send(method, server.nobody(path), ""));
            assertThat(nobody.statusCode()).isEqualTo(401);
            assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic realm=");
            assertThat(nobody.headers().firstValue("Allow")).isEmpty();
            HttpRequest.Builder emil = server.nobody(path).header("Test-User", "emil");
            assertThat(server.send(AdminServer.send(method, emil, "")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aSignedInCallerWithoutARoleIsForbiddenEvenToRead() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            HttpRequest request =
                    server.nobody("/api/breakers").header("Test-User", "emil").build();
            assertThat(server.send(request).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"none, 403, 403, none", "read, 200, 403, read", "operate, 200, 200, operate"})
    void theCapHoldsForEverybody(String cap, int reading, int operating, String shown) throws Exception {
        try (AdminServer server = AdminServer.start(Map.of("switchgear.admin.access", cap))) {
            HttpResponse<String> read =
                    server.send(server.operator("/api/breakers").build());
            assertThat(read.statusCode()).isEqualTo(reading);
            assertThat(read.headers().firstValue("X-Switchgear-Access")).contains(shown);
            HttpResponse<String> forced = server.operate("force-open", "{\"reason\":\"x\"}");
            assertThat(forced.statusCode()).isEqualTo(operating);
            if (operating == 403) {
                assertThat(forced.body()).contains("does not allow it to anybody: switchgear.admin.access=" + cap);
            }
            assertThat(server.breaker("inventory").state())
                    .isEqualTo(operating == 200 ? BreakerState.FORCED_OPEN : BreakerState.CLOSED);
        }
    }

    @Test
    void theCapHoldsForThoseTooWhoMayOperateSome() throws Exception {
        try (AdminServer server = AdminServer.start(
                Map.of("switchgear.admin.roles.operate.inv*", "stock-oncall", "switchgear.admin.access", "read"))) {
            HttpRequest.Builder stella = server.nobody("/api/breakers/inventory/reset")
                    .header("Test-User", "stella")
                    .header("Test-Roles", "stock-oncall");
            assertThat(server.send(AdminServer.post(stella, "")).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whereNobodyMayChangeAnythingSettingsMayStillBeTried() throws Exception {
        try (AdminServer server = AdminServer.start(Map.of("switchgear.admin.access", "read"))) {
            server.breaker("inventory").record(10);

            assertThat(server.operate("rehearse", "{\"settings\":{\"allowedFails\":5}}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.operate("recording", "{\"calls\":5}").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void rolesAreTheConfiguredOnes() throws Exception {
        try (AdminServer server = AdminServer.start(
                Map.of("switchgear.admin.roles.read", "**", "switchgear.admin.roles.operate", "sre, boss"))) {
            HttpRequest.Builder boss = server.nobody(FORCE).header("Test-User", "bo");
            assertThat(server.send(AdminServer.post(boss.header("Test-Roles", "boss"), "{\"reason\":\"x\"}"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.operate("reset", "").statusCode()).isEqualTo(403);
            assertThat(server.send(server.nobody("/api/breakers")
                                    .header("Test-User", "emil")
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.send(server.nobody("/api/breakers").build()).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ANONYMOUS>", ""})
    void nobodyIsNotSignedInEvenWhereTheContainerHasAPrincipalForThat(String name) throws Exception {
        try (AdminServer server = AdminServer.start(
                Map.of("switchgear.admin.roles.read", "**", "switchgear.admin.roles.operate", "**"))) {
            HttpResponse<String> look = server.send(
                    server.nobody("/api/breakers").header("Test-User", name).build());
            HttpResponse<String> change =
                    server.send(AdminServer.post(server.nobody(FORCE).header("Test-User", name), "{\"reason\":\"x\"}"));

            for (HttpResponse<String> refused : List.of(look, change)) {
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .startsWith("Basic realm=");
                assertThat(refused.headers().firstValue("X-Switchgear-Access")).contains("none");
            }
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("actor=null"));
            assertThat(server.breaker("inventory").history()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"switchgear-operator", "**"})
    void whoIsSignedInOnlyWhenAskedForIsLetInAsAnybodyElse(String operators) throws Exception {
        try (AdminServer server = AdminServer.start(Map.of("switchgear.admin.roles.operate", operators))) {
            HttpRequest.Builder late = server.operator(FORCE).header("Test-Late", "true");
            HttpResponse<String> forced = server.send(AdminServer.post(late, "{\"reason\":\"x\"}"));
            assertThat(forced.statusCode()).isEqualTo(200);
            assertThat(forced.headers().firstValue("X-Switchgear-Access")).contains("operate");
            assertThat(server.breaker("inventory").history().get(0).actor()).isEqualTo("otto");
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("done", "actor=\"otto\""));

            HttpRequest.Builder lateNobody = server.nobody(FORCE).header("Test-Late", "true");
            assertThat(server.send(AdminServer.post(lateNobody, "{\"reason\":\"x\"}"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void whoTheContainerRefusesWhenAskedIsAskedForOnceAndAudited() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            int before = TestSignIn.REFUSALS.get();
            HttpRequest.Builder refused = server.operator(FORCE).header("Test-Late", "refused");

            HttpResponse<String> answer = server.send(AdminServer.post(refused, "{\"reason\":\"x\"}"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"container\"");
            assertThat(answer.headers().firstValue("X-Switchgear-Access")).contains("none");
            assertThat(TestSignIn.REFUSALS.get()).isEqualTo(before + 1);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("refused action=\"force-open\" breaker=\"inventory\" key=null actor=null", "status=401");
        }
    }

    @Test
    void aRoleOfANobodyWithAPrincipalCountsForNothing() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            HttpRequest.Builder request = server.nobody("/api/breakers")
                    .header("Test-User", "<ANONYMOUS>")
                    .header("Test-Roles", "switchgear-viewer");

            assertThat(server.send(request.build()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aStarOpensItToAnybody() throws Exception {
        try (AdminServer server = AdminServer.start(Map.of("switchgear.admin.roles.operate", "*"))) {
            assertThat(server.send(server.nobody("/api/breakers").build()).statusCode())
                    .isEqualTo(200);
            assertThat(server.send(AdminServer.post(server.nobody(FORCE), "{\"reason\":\"x\"}"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.breaker("inventory").history().get(0).actor()).isEqualTo("anonymous");
        }
    }

    @Test
    void aWrongCapIsRefusedWithWhatIsAllowed() {
        AccessRules rules = new AccessRules();

        assertThatThrownBy(() ->
                        rules.configure(key -> key.endsWith("access") ? Optional.of("everything") : Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("switchgear.admin.access must be none, read or operate but is 'everything'");
    }

    @Test
    void nobodyIsChallengedAsTheApplicationSignsPeopleIn() throws Exception {
        try (AdminServer server = AdminServer.start(Map.of("switchgear.admin.challenge", "Bearer realm=\"shop\""))) {
            for (HttpRequest request : List.of(
                    server.nobody("/").build(),
                    server.nobody("/api/stream").build(),
                    AdminServer.post(server.nobody(FORCE), "{\"reason\":\"x\"}"))) {
                HttpResponse<String> refused = server.send(request);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"shop\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer\r\nSet-Cookie: a=b", "realm=\"shop\"", "Bearer realm=\"caf\u00e9\"", "Bearer,"})
    void aChallengeThatIsNoneIsRefusedWithWhatIsAllowed(String challenge) {
        AccessRules rules = new AccessRules();

        assertThatThrownBy(() ->
                        rules.configure(key -> key.endsWith("challenge") ? Optional.of(challenge) : Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("switchgear.admin.challenge must be a scheme and its parameters, as Bearer, but is '"
                        + challenge + "'");
    }

    @Test
    void withoutItsFilterTheResourceStaysShut() throws Exception {
        try (CapturedLog failures = new CapturedLog("org.jboss.resteasy");
                AdminServer server = AdminServer.startUnguarded()) {
            for (String path : READ) {
                assertThat(server.send(server.operator(path).build()).statusCode())
                        .as(path)
                        .isEqualTo(500);
            }
            for (String action : List.of("reset", "release", "force-open", "force-closed")) {
                assertThat(server.operate(action, "{\"reason\":\"x\"}").statusCode())
                        .as(action)
                        .isEqualTo(500);
            }
            HttpRequest patch = AdminServer.send(
                    "PATCH", server.operator("/api/breakers/inventory/settings"), "{\"allowedFails\":5}");
            assertThat(server.send(patch).statusCode()).isEqualTo(500);
            HttpRequest resetAll = AdminServer.post(server.operator("/api/reset"), "{\"confirm\":\"reset all\"}");
            assertThat(server.send(resetAll).statusCode()).isEqualTo(500);
            assertThat(failures.lines()).hasSizeGreaterThanOrEqualTo(READ.size() + 6);
            assertThat(server.breaker("inventory").history()).isEmpty();
        }
    }
}
