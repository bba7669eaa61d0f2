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

/** The admin API of the deployed shop. It is read as a viewer reads it. */
final class Admin {

    private final URI root;

    Admin(URI jaxRsRoot) {
        root = jaxRsRoot.resolve("switchgear/");
    }

    URI dashboard() {
        return root;
    }

    URI breakersUri() {
        return root.resolve("api/breakers");
    }

    URI breakerUri(String name) {
        return root.resolve("api/breakers/" + URLEncoder.encode(name, UTF_8));
    }

    List<JsonObject> breakers() {
        return json(Http.get(breakersUri(), User.VIEWER))
                .getJsonArray("breakers")
                .getValuesAs(JsonObject.class);
    }

    JsonObject breaker(String name) {
        return json(Http.get(breakerUri(name), User.VIEWER));
    }

    String state(String name) {
        return breaker(name).getString("state");
    }

    HttpResponse<String> post(String breaker, String action, User user, String json) {
        return Http.post(URI.create(breakerUri(breaker) + "/" + action), user, json);
    }

    /** The breaker after the operator's action, which has to succeed. */
    JsonObject operate(String breaker, String action, String json) {
        return json(post(breaker, action, User.OPERATOR, json));
    }

    void resetAll() {
        breakers().forEach(breaker -> operate(breaker.getString("name"), "reset", "{}"));
    }

    /** The first reading of the breaker that satisfies the condition; an error if none does within the time allowed. */
    JsonObject await(String breaker, Predicate<JsonObject> condition) {
        return Eventually.get(() -> breaker(breaker), condition);
    }

    private static JsonObject json(HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as("%s: %s", response.uri(), response.body())
                .isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
