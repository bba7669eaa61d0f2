package io.github.switchgear.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.AdminTest;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of what happened is told. */
class TransitionsTest extends AdminTest {

    private static final String OF_INVENTORY = "/api/breakers/inventory/transitions";
    private static final String OF_ALL = "/api/transitions";
    private static final String PRICES = "prices(int[],String)#1";

    /** Fills both histories, so that nothing of another test is in them. */
    @BeforeEach
    void happen() {
        for (int i = 0; i < 25; i++) {
            for (Map.Entry<String, String> each :
                    Map.of("inventory", "ann", PRICES, "ben").entrySet()) {
                server.breaker(each.getKey())
                        .forceOpen(ManualOverride.because("reason " + i).by(each.getValue()));
                server.breaker(each.getKey()).reset();
            }
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    private static List<JsonObject> told(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readArray().getValuesAs(JsonObject.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {OF_INVENTORY, OF_ALL})
    void theNewestAreToldUpToTheLimit(String path) throws Exception {
        List<JsonObject> all = told(path);

        for (int limit : new int[] {1, 2, 49, 50}) {
            assertThat(told(path + "?limit=" + limit)).isEqualTo(all.subList(0, limit));
        }
        assertThat(told(path + "?limit=1000")).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {OF_INVENTORY, OF_ALL})
    void noneIsToldFromBeforeTheMomentAskedFor(String path) throws Exception {
        List<JsonObject> all = told(path);
        String since = all.get(10).getString("at");

        assertThat(told(path + "?since=" + since))
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(each -> each.getString("at").compareTo(since) >= 0)
                        .toList());
        assertThat(told(path + "?since=" + since.replace("Z", "%2B00:00"))).isEqualTo(told(path + "?since=" + since));
        assertThat(told(path + "?since=" + since.replace("Z", "+00:00"))).isEqualTo(told(path + "?since=" + since));
        assertThat(told(path + "?since=9999-12-31T23:59:59Z")).isEmpty();
        assertThat(told(path + "?since=1970-01-01T00:00:00Z")).isEqualTo(all);
    }

    @Test
    void onlyWhatThoseDidIsToldWhoAreAskedFor() throws Exception {
        assertThat(told(OF_ALL + "?actor=ann"))
                .hasSize(25)
                .allMatch(each -> each.getString("actor").equals("ann"));
        assertThat(told(OF_ALL + "?actor=ann&actor=ben")).hasSize(50);
        assertThat(told(OF_ALL + "?actor=an")).isEmpty();
        assertThat(told(OF_INVENTORY + "?actor=ann&limit=3"))
                .extracting(each -> each.getString("reason"))
                .containsExactly("reason 24", "reason 23", "reason 22");
        assertThat(told(OF_INVENTORY + "?actor=ben")).isEmpty();
    }

    @Test
    void anActorIsFoundByTheNameThatIsShown() throws Exception {
        server.breaker("inventory").reset(ManualOverride.withoutReason().by("ann\u202e"));

        assertThat(told(OF_ALL + "?actor=ann%5Cu202e")).hasSize(1);
        assertThat(told(OF_ALL + "?actor=ann%E2%80%AE")).hasSize(1);
    }

    @Test
    void onlyTheBreakersAreToldOfThatAreAskedFor() throws Exception {
        assertThat(told(OF_ALL + "?breaker=inventory")).isEqualTo(told(OF_INVENTORY));
        assertThat(told(OF_ALL + "?breaker=inventory&breaker=inventory")).isEqualTo(told(OF_INVENTORY));
        assertThat(told(OF_ALL + "?breaker=inventory&breaker=prices%28int%5B%5D%2CString%29%231"))
                .isEqualTo(told(OF_ALL));
        HttpResponse<String> unknown = get(OF_ALL + "?breaker=nope");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no breaker 'nope'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=", "since=", "actor=", "limit=&since=%20&actor="})
    void whatAFormSendsWithoutAValueIsNotAskedFor(String query) throws Exception {
        assertThat(told(OF_ALL + "?" + query)).isEqualTo(told(OF_ALL));
        assertThat(told(OF_INVENTORY + "?" + query)).isEqualTo(told(OF_INVENTORY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0              | 'limit' must be a whole number from 1 to 1000 but is '0'",
                "limit=1001           | 'limit' must be a whole number from 1 to 1000",
                "limit=-1             | 'limit' must be a whole number from 1 to 1000",
                "limit=1.5            | 'limit' must be a whole number from 1 to 1000",
                "limit=all            | 'limit' must be a whole number from 1 to 1000",
                "limit=99999999999999 | 'limit' must be a whole number from 1 to 1000",
                "limit=%D9%A3         | 'limit' must be a whole number from 1 to 1000",
                "limit=1&limit=2      | 'limit' may be given once but is there 2 times",
                "since=yesterday      | 'since' must be a moment with its offset, as 2026-03-04T02:58:11Z",
                "since=2026-03-04     | 'since' must be a moment with its offset",
                "since=2026-03-04T02:58:11 | 'since' must be a moment with its offset",
                "since=1772593091     | 'since' must be a moment with its offset",
                "since=2026-03-04T02:58:11Z&since=2026-03-05T02:58:11Z | 'since' may be given once",
                "Limit=3              | Unknown parameter 'Limit'; allowed: limit, since,",
                "q=inventory          | Unknown parameter 'q'; allowed: limit, since,",
                "until=x              | Unknown parameter 'until'; allowed: limit, since,"
            })
    void whatCannotBeMeantIsRefusedWithWhatIsAllowed(String query, String detail) throws Exception {
        for (String path : List.of(OF_ALL, OF_INVENTORY)) {
            HttpResponse<String> answer = get(path + "?" + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(AdminServer.json(answer).getString("detail")).contains(detail);
        }
    }

    @Test
    void theBreakerIsInThePathAlready() throws Exception {
        HttpResponse<String> answer = get(OF_INVENTORY + "?breaker=inventory");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Unknown parameter 'breaker'; allowed: limit, since, actor");
    }

    @Test
    void ofThousandsOfBreakersNoMoreIsToldThanIsUsual() {
        List<String> nothing = List.of();
        TransitionFilter filter = TransitionFilter.of(nothing, nothing, nothing);

        assertThat(filter.newest(IntStream.range(0, 10_000)
                        .boxed()
                        .flatMap(i -> server.breaker("inventory").history().stream())))
                .hasSize(TransitionFilter.USUAL);
    }
}
