package io.github.switchgear.quarkus.jars;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody who looks at the breaker of {@link Golden} and resets it. */
record Caller(URL root, String authorization) {

    private static final String BREAKERS = "switchgear/api/breakers";
    private static final String GOLDEN = BREAKERS + "/prices%28int%5B%5D%2CString%29%231";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Caller nobody(URL root) {
        return new Caller(root, "");
    }

    static Caller withPassword(URL root, String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Caller(root, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    static Caller withToken(URL root, String token) {
        return new Caller(root, "Bearer " + token);
    }

    HttpResponse<String> looks() throws IOException, InterruptedException {
        return send(request(BREAKERS));
    }

    HttpResponse<String> looksBack() throws IOException, InterruptedException {
        return send(request(GOLDEN + "/transitions"));
    }

    HttpResponse<String> resets() throws IOException, InterruptedException {
        return send(request(GOLDEN + "/reset")
                .header("Content-Type", "application/json")
                .header("X-Switchgear", "1")
                .POST(BodyPublishers.noBody()));
    }

    /** A request without a body. */
    HttpResponse<String> sends(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
