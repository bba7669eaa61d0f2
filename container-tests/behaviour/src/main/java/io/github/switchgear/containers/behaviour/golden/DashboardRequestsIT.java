package io.github.switchgear.containers.behaviour.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Admin;
import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the dashboard asks for beyond the list: history, actions on several breakers, notes and links, in the server. */
@Proves(Promise.REST)
class DashboardRequestsIT {

    private static final String NAME = "prices(int[],String)";
    private static final String PATH = "switchgear/api/breakers/prices%28int%5B%5D%2CString%29";

    private final URI api = Deployments.of(Application.GOLDEN).api();

    private HttpResponse<String> get(String path) {
        return Http.get(api.resolve(path), User.VIEWER);
    }

    private HttpResponse<String> act(User user, String action, int expected) {
        return Http.post(
                api.resolve("switchgear/api/actions"),
                user,
                "{\"action\":\"" + action + "\",\"select\":{\"names\":[\"" + NAME + "\"]},\"expected\":" + expected
                        + ",\"reason\":\"flood\"}");
    }

    private static int sum(JsonObject history, String kind) {
        return history.getJsonArray(kind).stream()
                .filter(JsonNumber.class::isInstance)
                .mapToInt(number -> ((JsonNumber) number).intValue())
                .sum();
    }

    @Test
    void theServerLooksWhetherOrNotAnybodyElseDoes() {
        Http.post(api.resolve(PATH + "/reset"), User.OPERATOR, "");

        // Again and again: in TomEE it begins with the first request, and what was before that is in no step.
        JsonObject history = Eventually.get(
                Duration.ofSeconds(25),
                () -> {
                    assertThat(Http.get(api.resolve("price"), User.NOBODY).statusCode())
                            .isEqualTo(200);
                    return Admin.json(get(PATH + "/history"));
                },
                told -> sum(told, "succeeded") > 0);

        assertThat(history.keySet())
                .containsExactly("from", "stepMillis", "succeeded", "failed", "slow", "neutral", "rejected");
        assertThat(history.getInt("stepMillis")).isEqualTo(10_000);
        assertThat(sum(Admin.json(get("switchgear/api/history?q=prices")), "succeeded"))
                .isPositive();
        assertThat(get("switchgear/api/history/rows?minutes=60").body()).contains("[\"" + NAME + "\",[");
        assertThat(get("switchgear/api/history/rows?minutes=x").statusCode()).isEqualTo(400);
    }

    @Test
    void severalBreakersAreChangedAtOnceOrNone() {
        assertThat(act(User.VIEWER, "force-open", 1).statusCode()).isEqualTo(403);
        HttpResponse<String> others = act(User.OPERATOR, "force-open", 2);
        assertThat(others.statusCode()).isEqualTo(409);
        assertThat(others.body()).contains("\"selected\":1");

        JsonObject outcomes = Admin.json(act(User.OPERATOR, "force-open", 1));
        assertThat(outcomes.getInt("done")).isOne();
        assertThat(outcomes.getJsonArray("breakers").getJsonObject(0).getString("after"))
                .isEqualTo("FORCED_OPEN");
        assertThat(Admin.json(act(User.OPERATOR, "reset", 1))
                        .getJsonArray("breakers")
                        .getJsonObject(0)
                        .getString("before"))
                .isEqualTo("FORCED_OPEN");
    }

    @Test
    void aNoteIsKeptWithWhoWroteIt() {
        String note = "{\"text\":\"called the carrier \\u2603\"}";
        assertThat(Http.post(api.resolve(PATH + "/notes"), User.VIEWER, note).statusCode())
                .isEqualTo(403);
        HttpResponse<String> written = Http.post(api.resolve(PATH + "/notes"), User.OPERATOR, note);

        assertThat(written.statusCode()).isEqualTo(200);
        assertThat(Admin.json(written).getString("text")).isEqualTo("called the carrier \u2603");
        assertThat(get(PATH + "/notes").body()).isEqualTo("[" + written.body() + "]");
    }

    @Test
    void oneBreakerTellsItsLinksAndTheListDoesNot() {
        assertThat(Admin.json(get(PATH)).getJsonArray("links")).isEmpty();
        assertThat(get("switchgear/api/breakers").body()).doesNotContain("\"links\"");
    }
}
