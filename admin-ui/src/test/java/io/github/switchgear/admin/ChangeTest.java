package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Origin;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest extends AdminTest {

    @Test
    void forceOpenAnswersTheBreakerAfterItWithWhoWhyAndUntil() throws Exception {
        HttpResponse<String> response = server.operate("force-open", "{\"reason\":\"flood\",\"duration\":\"PT10M\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject breaker = AdminServer.json(response);
        assertThat(breaker.getString("state")).isEqualTo("FORCED_OPEN");
        JsonObject override = breaker.getJsonObject("override");
        assertThat(override.keySet()).containsExactly("kind", "reason", "actor", "since", "until");
        assertThat(override.getString("kind")).isEqualTo("FORCED_OPEN");
        assertThat(override.getString("reason")).isEqualTo("flood");
        assertThat(override.getString("actor")).isEqualTo("otto");
        assertThat(Duration.between(
                        Instant.parse(override.getString("since")), Instant.parse(override.getString("until"))))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void forceClosedWithoutADurationHasNoEnd() throws Exception {
        JsonObject breaker =
                AdminServer.json(server.operate("force-closed", "{\"reason\":\"test\",\"duration\":null}"));

        assertThat(breaker.getString("state")).isEqualTo("FORCED_CLOSED");
        assertThat(breaker.getJsonObject("override").get("until")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void releaseHandsTheBreakerBack() throws Exception {
        server.operate("force-open", "{\"reason\":\"flood\"}");

        JsonObject breaker = AdminServer.json(server.operate("release", ""));

        assertThat(breaker.getString("state")).isEqualTo("HALF_OPEN");
        assertThat(breaker.get("override")).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"reason\":null}", "{\"reason\":\"repaired\"}"})
    void resetNeedsNoReason(String body) throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because("flood"));

        HttpResponse<String> response = server.operate("reset", body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(server.breaker("inventory").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(server.breaker("inventory").history().get(0).actor()).isEqualTo("otto");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                              | not well-formed",
                "nonsense                                       | not well-formed",
                "[]                                             | must be a JSON object",
                "\"reason\"                                     | must be a JSON object",
                "{\"reason\":\"a\"} {}                          | not well-formed",
                "{\"reason\":\"a\",\"until\":\"x\"}             | Unknown field 'until'; allowed: duration, from, reason, scope",
                "{\"reason\":\"a\",\"scope\":\"all\"} | 'scope' must be fleet, for all nodes of a fleet, or node, for this one",
                "{\"reason\":7}                                 | 'reason' must be a string",
                "{\"reason\":true}                              | 'reason' must be a string",
                "{\"reason\":false}                             | 'reason' must be a string",
                "{\"reason\":\"a\",\"duration\":true}           | 'duration' must be a string",
                "{\"reason\":\"a\",\"duration\":[\"PT1M\"]}     | 'duration' must be a string",
                "{\"reason\":\"a\",\"duration\":{}}             | 'duration' must be a string",
                "{\"reason\":null}                              | 'reason' is required",
                "{\"reason\":\"\"}                              | 'reason' must not be blank",
                "{\"reason\":\"\\u200b\\u2800\\u3164\\u00a0\"} | 'reason' must not be blank",
                "{\"reason\":\"\\u202e\\ufeff\\udb40\\udc41\"}   | 'reason' must not be blank",
                "{\"reason\":\"\\u0000\\t\\n\\ud800\"}          | 'reason' must not be blank",
                "{\"reason\":{\"reason\":\"a\"}}                | 'reason' must be a string",
                "{\"reason\":[\"a\"]}                           | 'reason' must be a string",
                "{\"reason\":\" \"}                             | 'reason' must not be blank",
                "{}                                             | 'reason' is required",
                "{\"duration\":\"PT1M\"}                        | 'reason' is required",
                "{\"reason\":\"a\",\"duration\":\"10\"}         | 'duration' must be an ISO 8601 duration",
                "{\"reason\":\"a\",\"duration\":10}             | 'duration' must be a string",
                "{\"reason\":\"a\",\"duration\":\"PT0S\"}       | 'duration' is out of bounds",
                "{\"reason\":\"a\",\"duration\":\"-PT1M\"}      | 'duration' is out of bounds",
                "{\"reason\":\"a\",\"duration\":\"P366D\"}      | 'duration' is out of bounds",
                "{\"reason\":\"a\",\"duration\":\"PT99999999999999999999H\"} | 'duration' must be an ISO 8601"
            })
    void aBodyThatIsNotAsItMustBeIsRefusedAndChangesNothing(String body, String detail) throws Exception {
        long generation = server.breaker("inventory").snapshot().generation();

        HttpResponse<String> response = server.operate("force-open", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = AdminServer.json(response);
        assertThat(problem.getInt("status")).isEqualTo(400);
        assertThat(problem.getString("title")).isEqualTo("Bad Request");
        assertThat(problem.getString("detail")).contains(detail);
        assertThat(server.breaker("inventory").snapshot().generation()).isEqualTo(generation);
    }

    @ParameterizedTest
    @CsvSource({"node, OPERATOR_HERE", "fleet, OPERATOR"})
    void anActionIsForTheFleetOrForThisNodeAlone(String scope, Origin origin) throws Exception {
        for (String action : List.of("force-open", "force-closed", "release", "reset")) {
            assertThat(server.operate(action, "{\"reason\":\"a\",\"scope\":\"" + scope + "\"}")
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(server.breaker("inventory").history().subList(0, 4))
                .extracting(BreakerTransition::origin)
                .containsOnly(origin);
    }

    @Test
    void aBodyTooDeepOrTooLargeIsRefused() throws Exception {
        assertThat(server.operate("reset", "{\"reason\":" + "[".repeat(10_000)).statusCode())
                .isEqualTo(400);
        assertThat(server.operate("reset", "{\"reason\":\"" + "x".repeat(501) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.operate("reset", "{\"reason\":\"" + "x".repeat(20_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    /** Most emoji are two of Java's characters, and one of anybody else's. */
    @Test
    void aReasonIsAsLongAsPeopleCount() throws Exception {
        assertThat(server.operate("force-open", "{\"reason\":\"" + "\ud83d\ude80".repeat(500) + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.operate("force-open", "{\"reason\":\"" + "\ud83d\ude80".repeat(501) + "\"}")
                        .body())
                .contains("'reason' may have 500 characters but has 501");
    }

    @ParameterizedTest
    @CsvSource({"reset, duration", "release, duration", "reset, from", "release, from"})
    void onlyWhatForcesHasABeginningAndAnEnd(String action, String field) throws Exception {
        assertThat(server.operate(action, "{\"" + field + "\":\"PT1M\"}").body())
                .contains("Unknown field '" + field + "'; allowed: reason");
    }
}
