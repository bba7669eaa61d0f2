package io.github.switchgear.containers.behaviour.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys of a breaker in the server, seen and operated over HTTP. */
@Proves(Promise.REST)
class KeyRequestsIT {

    private static final String FLOOD = "{\"reason\":\"flood\",\"duration\":\"PT1H\"}";

    private final URI api = Deployments.of(Application.GOLDEN).api();

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI key(String key, String action) {
        return api.resolve("switchgear/api/breakers/sites/keys/" + encoded(key) + action);
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private HttpResponse<String> stock(String site) {
        return Http.get(api.resolve("price/stock/" + encoded(site)), User.NOBODY);
    }

    private List<JsonObject> listed(String query) {
        return ok(Http.get(api.resolve("switchgear/api/breakers/sites/keys" + query), User.VIEWER))
                .getJsonArray("keys")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void whatIsDoneToOneKeyOverHttpItsNextCallMeetsAndNoOther() {
        for (String site : List.of("north", "a b|c", "ä☃🚀", "50%+", "k".repeat(200))) {
            JsonObject forced = ok(Http.post(key(site, "/force-open"), User.OPERATOR, FLOOD));

            assertThat(forced.getString("key")).isEqualTo(site);
            assertThat(stock(site).statusCode()).as(site).isEqualTo(503);
            assertThat(stock("another").statusCode()).isEqualTo(200);
            assertThat(ok(Http.get(key(site, ""), User.VIEWER)).getString("state"))
                    .isEqualTo("FORCED_OPEN");
            assertThat(Http.get(key(site, "/transitions"), User.VIEWER).body()).contains("\"reason\":\"flood\"");
            assertThat(listed("?state=forced_open&q=" + encoded(site)))
                    .extracting(breaker -> breaker.getString("key"))
                    .containsExactly(site);
            ok(Http.post(key(site, "/reset"), User.OPERATOR, ""));
            assertThat(stock(site).statusCode()).isEqualTo(200);
        }
    }

    /** Some servers change such an address of the application's own, so nobody calls it here. */
    @Test
    void aKeyOfDotsIsOneAsAnyOther() {
        boolean passes = !Deployments.container().differences().contains(Difference.NO_DOTS_ALONE);
        ok(Http.post(key("...", "/force-open"), User.OPERATOR, FLOOD));

        assertThat(Http.get(key("...", ""), User.VIEWER).statusCode() == 200).isEqualTo(passes);
        assertThat(listed("?q=...")).hasSize(1);
        assertThat(ok(Http.post(key("...", "/reset"), User.OPERATOR, "")).getString("state"))
                .isEqualTo("CLOSED");
    }

    @Test
    void aSlashInAKeyTravelsInAUrlWhereTheContainerLetsIt() {
        boolean passes = !Deployments.container().differences().contains(Difference.NO_SLASH_IN_A_KEY);

        HttpResponse<String> response = Http.post(key("a/b", "/force-open"), User.OPERATOR, FLOOD);

        assertThat(response.statusCode() == 200).as(response.toString()).isEqualTo(passes);
        assertThat(listed("?q=a/b")).hasSize(passes ? 1 : 0);
    }

    @Test
    void whoMayNotOperateMayNotMakeAKeyEither() {
        assertThat(Http.post(key("new", "/force-open"), User.NOBODY, FLOOD).statusCode())
                .isEqualTo(401);
        assertThat(Http.post(key("new", "/force-open"), User.VIEWER, FLOOD).statusCode())
                .isEqualTo(403);
        assertThat(Http.get(key("new", ""), User.VIEWER).statusCode()).isEqualTo(404);
        assertThat(listed("?q=new")).isEmpty();
    }
}
