package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest extends AdminTest {

    /** What an application would write to keep the audit elsewhere. */
    @ApplicationScoped
    public static class Auditor {

        private final List<AdminAttempt> attempts = new CopyOnWriteArrayList<>();
        private final BlockingQueue<AdminAttempt> late = new LinkedBlockingQueue<>();

        void keep(@Observes AdminAttempt attempt) {
            attempts.add(attempt);
            if ("fail the observer".equals(attempt.reason())) {
                throw new IllegalStateException("the audit's database is down");
            }
            if ("break the observer".equals(attempt.reason())) {
                throw new NoClassDefFoundError("the audit's driver");
            }
        }

        void keepLater(@ObservesAsync AdminAttempt attempt) {
            late.add(attempt);
        }

        List<AdminAttempt> attempts() {
            return attempts;
        }

        BlockingQueue<AdminAttempt> late() {
            return late;
        }
    }

    private List<AdminAttempt> events;

    @BeforeEach
    void forgetEvents() {
        events = server.bean(Auditor.class).attempts();
        events.clear();
    }

    private List<String> lines() {
        return log.lines().stream().filter(line -> line.contains(" action=")).toList();
    }

    @Test
    void whatWasDoneIsOneLineAndOneEvent() throws Exception {
        server.operate("force-open", "{\"reason\":\"flood\"}");

        assertThat(lines())
                .containsExactly(
                        "done action=\"force-open\" breaker=\"inventory\" key=null actor=\"otto\" from=\"127.0.0.1\""
                                + " reason=\"flood\" before=CLOSED after=FORCED_OPEN status=200 scope=FLEET");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.succeeded()).isTrue();
            assertThat(event.actor()).isEqualTo("otto");
            assertThat(event.breaker()).isEqualTo("inventory");
            assertThat(event.reason()).isEqualTo("flood");
            assertThat(event.before()).isEqualTo(BreakerState.CLOSED);
            assertThat(event.after()).isEqualTo(BreakerState.FORCED_OPEN);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"flood\"}                      | FLEET",
                "{\"reason\":\"flood\",\"scope\":\"fleet\"}  | FLEET",
                "{\"reason\":\"flood\",\"scope\":\"node\"}   | NODE",
                "{\"reason\":\"flood\",\"scope\":\"galaxy\"} |",
            })
    void itTellsOnWhichNodesOfAFleet(String body, AdminAttempt.@Nullable Scope scope) throws Exception {
        server.operate("force-open", body);

        assertThat(events).singleElement().extracting(AdminAttempt::scope).isEqualTo(scope);
        assertThat(lines())
                .singleElement()
                .asString()
                .matches(".* status=\\d+" + (scope == null ? "" : " scope=" + scope));
    }

    @Test
    void whereThereIsNoFleetItTellsNothingOfOne() throws Exception {
        server.bean(TestFleet.class).switchOff(true);
        try {
            server.operate("force-open", "{\"reason\":\"flood\"}");
        } finally {
            server.bean(TestFleet.class).switchOff(false);
        }

        assertThat(events).singleElement().extracting(AdminAttempt::scope).isNull();
        assertThat(lines()).singleElement().asString().endsWith(" status=200");
    }

    @Test
    void anObserverMayTakeItsTime() throws Exception {
        BlockingQueue<AdminAttempt> late = server.bean(Auditor.class).late();
        late.clear();

        server.operate("force-open", "{\"reason\":\"flood\"}");

        assertThat(late.poll(15, TimeUnit.SECONDS)).isEqualTo(events.get(0));
        assertThat(late).isEmpty();
    }

    @Test
    void whatWasRefusedIsToldToo() throws Exception {
        String path = "/api/breakers/inventory/reset";
        server.send(AdminServer.post(server.nobody(path), ""));
        server.send(AdminServer.post(server.viewer(path), ""));
        server.send(AdminServer.post(server.operator(path), "{"));
        server.send(AdminServer.post(server.operator("/api/breakers/nope/reset"), ""));

        assertThat(lines()).hasSize(4).allMatch(line -> line.startsWith("refused action=\"reset\""));
        assertThat(events).extracting(AdminAttempt::status).containsExactly(401, 403, 400, 404);
        assertThat(events).extracting(AdminAttempt::actor).containsExactly(null, "vera", "otto", "otto");
        assertThat(events).noneMatch(AdminAttempt::succeeded);
        assertThat(events.get(3).breaker()).isEqualTo("nope");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "force-open | {\"reason\":\"flood\",\"duration\":\"ten minutes\"} | 400",
                "force-open | {\"duration\":\"PT999999H\",\"reason\":\"flood\"}   | 400",
                "settings   | {\"reason\":\"flood\",\"allowedFails\":0}             | 400",
                "settings   | {\"allowedFails\":[[5]],\"reason\":\"flood\"}         | 400",
                "settings   | {\"validator\":{\"a\":[1]},\"reason\":\"flood\"}      | 400",
                "settings   | {\"reason\":\"flood\"}                              | 400",
                "force-open | {\"duration\":7,\"until\":0,\"reason\":\"flood\"}     | 400",
                "force-open | {\"reason\":\"flood\",\"reason\":\"x\"}             | 400",
                "force-open | {\"reason\":\"flood\"                               | 400"
            })
    void whatWasRefusedTellsWhyItWasTried(String action, String body, int status) throws Exception {
        server.send(AdminServer.send(
                action.equals("settings") ? "PATCH" : "POST",
                server.operator("/api/breakers/inventory/" + action),
                body));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.status()).isEqualTo(status);
            assertThat(event.reason()).isEqualTo("flood");
        });
    }

    @ParameterizedTest
    @CsvSource({"/api/breakers/nope/reset, 404", "/api/reset, 400"})
    void whatWasRefusedOfNoneAndOfAllTellsWhyItWasTried(String path, int status) throws Exception {
        server.send(AdminServer.post(server.operator(path), "{\"reason\":\"flood\"}"));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.status()).isEqualTo(status);
            assertThat(event.reason()).isEqualTo("flood");
        });
    }

    @Test
    void whatWasRefusedByAConditionTellsWhyItWasTried() throws Exception {
        server.send(AdminServer.post(
                server.operator("/api/breakers/inventory/reset").header("If-Match", "\"other\""),
                "{\"reason\":\"flood\"}"));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.status()).isEqualTo(412);
            assertThat(event.reason()).isEqualTo("flood");
        });
    }

    @Test
    void aReasonThatIsTooLongToBeOneIsToldByItsBeginning() throws Exception {
        server.operate("reset", "{\"reason\":\"" + "\ud83d\ude80".repeat(600) + "\"}");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.status()).isEqualTo(400);
            assertThat(event.reason()).isEqualTo("\ud83d\ude80".repeat(500) + "…");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reset/", "/reset;by=hand", ";by=hand/reset"})
    void theActionAndTheBreakerAreToldHoweverThePathIsWritten(String path) throws Exception {
        server.send(AdminServer.post(server.operator("/api/breakers/inventory" + path), ""));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("reset");
            assertThat(event.breaker()).isEqualTo("inventory");
        });
    }

    @Test
    void readingIsNotAudited() throws Exception {
        server.send(server.viewer("/api/breakers").build());

        assertThat(lines()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void nothingACallerSendsCanForgeALine() throws Exception {
        HttpRequest.Builder request = server.operator("/api/breakers/a%0Adone%20action%3D%22reset%22/reset");
        server.send(AdminServer.post(request, ""));
        server.operate("reset", "{\"reason\":\"x\\\" after=OPEN\\r\\ndone \\u2028 \\u202e\"}");

        assertThat(lines()).hasSize(2).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
        assertThat(lines().get(0)).contains("breaker=\"a\\u000adone action=\\\"reset\\\"\"");
        assertThat(lines().get(1)).contains("reason=\"x\\\" after=OPEN\\u000d\\u000adone \\u2028 \\u202e\"");
        assertThat(log.lines()).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail the observer", "break the observer"})
    void anObserverThatFailsDoesNotMakeWhatWasDoneLookRefused(String reason) throws Exception {
        assertThat(server.operate("reset", "{\"reason\":\"" + reason + "\"}").statusCode())
                .isEqualTo(200);
        assertThat(log.lines()).contains("An observer of the audit failed");
    }
}
