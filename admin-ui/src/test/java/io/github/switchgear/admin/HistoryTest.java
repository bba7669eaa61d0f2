package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.core.ManualOverride;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest extends AdminTest {

    private static HttpResponse<String> look(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    private static long sum(JsonObject history, String kind) {
        return history.getJsonArray(kind).stream()
                .filter(value -> value != JsonValue.NULL)
                .mapToLong(value -> Long.parseLong(value.toString()))
                .sum();
    }

    /** The one test that waits for the thread to come and look. */
    @Test
    void theThreadTellsWhatCameBeforeAnybodyLooked() throws Exception {
        server.bean(Shop.class).stock(true);
        server.breaker("inventory").forceOpen(ManualOverride.because("flood"));
        assertThat(catchThrowable(() -> server.bean(Shop.class).stock(true))).isNotNull();
        Instant until = Instant.now().plus(Duration.ofSeconds(15));
        JsonObject history = AdminServer.json(look("/api/breakers/inventory/history"));
        while (sum(history, "rejected") == 0 && Instant.now().isBefore(until)) {
            Thread.sleep(200);
            history = AdminServer.json(look("/api/breakers/inventory/history"));
        }

        assertThat(history.keySet())
                .containsExactly("from", "stepMillis", "succeeded", "failed", "slow", "neutral", "rejected");
        assertThat(history.getInt("stepMillis")).isEqualTo(10_000);
        assertThat(sum(history, "rejected")).isOne();
        assertThat(sum(history, "succeeded")).isOne();
        assertThat(history.getJsonArray("failed")).hasSameSizeAs(history.getJsonArray("rejected"));
        assertThat(AdminServer.json(look("/api/history?state=FORCED_OPEN")))
                .isEqualTo(AdminServer.json(look("/api/breakers/inventory/history")));
        assertThat(sum(AdminServer.json(look("/api/history?q=prices")), "rejected"))
                .isZero();
        assertThat(sum(AdminServer.json(look("/api/history")), "rejected")).isOne();

        JsonObject rows = AdminServer.json(look("/api/history/rows?minutes=1"));
        assertThat(rows.keySet()).containsExactly("node", "at", "started", "from", "stepMillis", "steps", "rows");
        assertThat(rows.getInt("stepMillis")).isEqualTo(60_000);
        assertThat(rows.getInt("steps")).isOne();
        JsonArray row = rows.getJsonArray("rows").getJsonArray(0);
        assertThat(row).hasToString("[\"inventory\",[1],[],[1],0,[],[]]");
    }

    @Test
    void whatWasNeverCalledHasNone() throws Exception {
        String name = "/api/breakers/prices%28int%5B%5D%2CString%29%231/history";
        JsonObject history = AdminServer.json(look(name));
        assertThat(history.getJsonArray("succeeded")).isEmpty();
        assertThat(history.getJsonArray("rejected")).isEmpty();
        assertThat(AdminServer.json(look("/api/history/rows?q=prices")).getJsonArray("rows"))
                .isEmpty();
    }

    @Test
    void whoMayNotLookIsToldNothingOfIt() throws Exception {
        for (String path : List.of("/api/history", "/api/history/rows", "/api/breakers/inventory/history")) {
            assertThat(server.send(server.nobody(path).build()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void anUnknownBreakerHasNoHistory() throws Exception {
        HttpResponse<String> answer = look("/api/breakers/absent/history");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no breaker 'absent'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/history?minutes=3",
                "/api/history?state=BROKEN",
                "/api/history/rows?minutes=0",
                "/api/history/rows?minutes=61",
                "/api/history/rows?minutes=-1",
                "/api/history/rows?minutes=1&minutes=2",
                "/api/history/rows?fields=name",
                "/api/history/rows?state="
            })
    void aParameterThatMeansNothingIsRefused(String path) throws Exception {
        assertThat(look(path).statusCode()).isEqualTo(path.endsWith("state=") ? 200 : 400);
    }
}
