package io.github.switchgear.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks to the running demo as a visitor's tool would. */
public record ShopHttp(URI base) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response) {

        public String body() {
            return response.body();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException notJson) {
                throw new AssertionError("not JSON: " + response.body(), notJson);
            }
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer getAs(String user, String password, String path) throws IOException, InterruptedException {
        return send(request(path).header("Authorization", basic(user, password)).GET());
    }

    /** The metrics in Prometheus' older format. */
    public String plainMetrics() throws IOException, InterruptedException {
        Answer answer = send(request("/switchgear/api/metrics")
                .header("Authorization", basic("viewer", "viewer"))
                .header("Accept", "text/plain")
                .GET());
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /** As the dashboard does it: a state change must carry a header that no foreign page can send. */
    public Answer operateAs(String user, String password, String path, String json)
            throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", basic(user, password))
                .header("Content-Type", "application/json")
                .header("X-Switchgear", "1")
                .POST(BodyPublishers.ofString(json)));
    }

    /** As the webhook does it, with a signature or, where it is null, without. */
    public Answer postEvent(String path, String event, @Nullable String signature)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/cloudevents+json");
        if (signature != null) {
            request.header("X-Switchgear-Signature", signature);
        }
        return send(request.POST(BodyPublishers.ofString(event)));
    }

    public Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** The line of a request's head that signs somebody in. */
    public static String signIn(String user, String password) {
        return "Authorization: " + basic(user, password);
    }

    private static String basic(String user, String password) {
        String pair = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }
}
