package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Predicate;

/** The admin API of a deployed application. It is read as a viewer reads it. */
public final class Admin {

    private final URI root;

    public Admin(URI jaxRsRoot) {
        root = jaxRsRoot.resolve("switchgear/");
    }

    public URI dashboard() {
        return root;
    }

    public URI breakersUri() {
        return root.resolve("api/breakers");
    }

    public URI breakerUri(String name) {
        return root.resolve("api/breakers/" + URLEncoder.encode(name, UTF_8));
    }

    public URI transitionsUri() {
        return root.resolve("api/transitions");
    }

    public URI metricsUri() {
        return root.resolve("api/metrics");
    }

    public URI streamUri() {
        return root.resolve("api/stream");
    }

    public List<JsonObject> breakers() {
        return breakersIn(Http.get(breakersUri(), User.VIEWER));
    }

    static List<JsonObject> breakersIn(HttpResponse<String> listing) {
        return json(listing).getJsonArray("breakers").getValuesAs(JsonObject.class);
    }

    public JsonObject breaker(String name) {
        return json(Http.get(breakerUri(name), User.VIEWER));
    }

    public String state(String name) {
        return breaker(name).getString("state");
    }

    /** How many calls of the breaker have ended in this way, by the name that its totals have for it. */
    public int total(String breaker, String outcome) {
        return breaker(breaker).getJsonObject("totals").getInt(outcome);
    }

    public HttpResponse<String> post(String breaker, String action, User user, String json) {
        return Http.post(URI.create(breakerUri(breaker) + "/" + action), user, json);
    }

    /** The breaker after the operator's action, which has to succeed. */
    public JsonObject operate(String breaker, String action, String json) {
        return json(post(breaker, action, User.OPERATOR, json));
    }

    /** The breaker after the operator's change of its settings, which has to succeed. */
    public JsonObject configure(String breaker, String json) {
        return json(Http.patch(URI.create(breakerUri(breaker) + "/settings"), User.OPERATOR, json));
    }

    public void resetAll() {
        breakers().forEach(breaker -> operate(breaker.getString("name"), "reset", "{}"));
    }

    /** The fleet as this node sees it. */
    public JsonObject fleet() {
        return json(Http.get(fleetUri(), User.VIEWER));
    }

    /** What the operator's action on all nodes of the fleet is answered with. */
    public HttpResponse<String> postToAll(String breaker, String action, String json) {
        return Http.post(
                URI.create(fleetUri() + "/breakers/" + URLEncoder.encode(breaker, UTF_8) + "/" + action),
                User.OPERATOR,
                json);
    }

    private URI fleetUri() {
        return root.resolve("api/fleet");
    }

    /** The first reading of the breaker that satisfies the condition; an error if none does within the time allowed. */
    public JsonObject await(String breaker, Predicate<JsonObject> condition) {
        return Eventually.get(() -> breaker(breaker), condition);
    }

    /** What a request that has to succeed is answered with. */
    public static JsonObject json(HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as("%s: %s", response.uri(), response.body())
                .isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
