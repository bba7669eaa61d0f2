package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;

/** A real server with the admin module and the {@link Shop}, on a free port. */
public final class AdminServer implements AutoCloseable {

    private static final String THREADS_END = "java.util.concurrent.RejectedExecutionException";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> configuration;
    private final SeBootstrap.Instance server;

    private AdminServer(Class<? extends Application> application, Map<String, String> configuration) {
        this.configuration = configuration;
        configuration.forEach(System::setProperty);
        server = SeBootstrap.start(
                        application,
                        SeBootstrap.Configuration.builder()
                                .host("localhost")
                                .port(SeBootstrap.Configuration.FREE_PORT)
                                .build())
                .toCompletableFuture()
                .join();
    }

    public static AdminServer start() {
        return start(Map.of());
    }

    public static AdminServer start(Map<String, String> configuration) {
        return new AdminServer(TestApplication.class, configuration);
    }

    public static AdminServer startUnguarded() {
        return new AdminServer(UnguardedApplication.class, Map.of());
    }

    /**
     * This server stops its beans first, then its threads. Those that were to end a stream say that they no longer can;
     * nothing else may go wrong, not at the end of a request either, which comes after that of the beans.
     */
    @Override
    public void close() {
        try (CapturedLog threads = new CapturedLog("org.jboss.threads.errors");
                CapturedLog requests = new CapturedLog("io.undertow", Level.WARNING)) {
            server.stop().toCompletableFuture().join();
            assertThat(threads.texts()).allSatisfy(text -> assertThat(text).contains(THREADS_END));
            assertThat(requests.texts()).isEmpty();
        } finally {
            configuration.keySet().forEach(System::clearProperty);
        }
    }

    public <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }

    public CircuitBreaker breaker(String name) {
        return bean(BreakerRegistry.class).find(name).orElseThrow();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + server.configuration().port() + "/rest/switchgear" + path);
    }

    public HttpRequest.Builder nobody(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public HttpRequest.Builder viewer(String path) {
        return nobody(path).header("Test-User", "vera").header("Test-Roles", "switchgear-viewer");
    }

    public HttpRequest.Builder operator(String path) {
        return nobody(path).header("Test-User", "otto").header("Test-Roles", "switchgear-operator");
    }

    public static HttpRequest post(HttpRequest.Builder request, String body) {
        return send("POST", request, body);
    }

    public static HttpRequest send(String method, HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json")
                .header("X-Switchgear", "1")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    public CompletableFuture<HttpResponse<String>> sendLater(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    public HttpResponse<String> operate(String action, String body) throws IOException, InterruptedException {
        return send(post(operator("/api/breakers/inventory/" + action), body));
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    public static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }
}
