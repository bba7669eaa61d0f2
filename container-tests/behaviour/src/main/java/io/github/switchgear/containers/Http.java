package io.github.switchgear.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Plain requests, as anyone outside of the server would send them. */
public final class Http {

    /** Not HTTP/2: its upgrade makes this client hang on the static files of some servers. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private Http() {}

    public static HttpResponse<String> get(URI uri, User user) {
        return send(request(uri, user).build());
    }

    /** The answer to who has seen the one of this tag. */
    public static HttpResponse<String> getIfNew(URI uri, User user, String tag) {
        return send(request(uri, user).header("If-None-Match", tag).build());
    }

    /** The answer when it comes. */
    static CompletableFuture<HttpResponse<String>> getLater(URI uri, User user) {
        return CLIENT.sendAsync(request(uri, user).build(), BodyHandlers.ofString());
    }

    /** The answer, where there is one: not from who is not there yet or has just gone. */
    static Optional<HttpResponse<String>> tryGet(URI uri, User user) {
        try {
            return Optional.of(get(uri, user));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** An answer that goes on; whoever closes its body ends it. */
    public static HttpResponse<InputStream> open(URI uri, User user) {
        return send(request(uri, user).build(), BodyHandlers.ofInputStream());
    }

    /** A state change as the dashboard sends it. */
    public static HttpResponse<String> post(URI uri, User user, String json) {
        return change("POST", uri, user, json);
    }

    /** A change of settings as the dashboard sends it. */
    static HttpResponse<String> patch(URI uri, User user, String json) {
        return change("PATCH", uri, user, json);
    }

    private static HttpResponse<String> change(String method, URI uri, User user, String json) {
        return send(request(uri, user)
                .header("Content-Type", "application/json")
                .header("X-Switchgear", "1")
                .method(method, BodyPublishers.ofString(json))
                .build());
    }

    private static HttpRequest.Builder request(URI uri, User user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        user.authorization().ifPresent(it -> request.header("Authorization", it));
        return request;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return CLIENT.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
