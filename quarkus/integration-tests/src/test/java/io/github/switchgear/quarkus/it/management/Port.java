package io.github.switchgear.quarkus.it.management;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One of the application's ports, asked by an operator. */
record Port(URI root) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** That of an address, whatever its path. */
    static Port of(URL address) {
        return new Port(URI.create(address.toString()).resolve("/"));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        return CLIENT.send(request(path).method(method, body).build(), BodyHandlers.ofString());
    }

    /** Somebody whom nobody knows. */
    HttpResponse<String> stranger(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", authorization())
                .header("Content-Type", "application/json")
                .header("X-Switchgear", "1");
    }

    /** No path is made another: what is not in its normal form is asked for like that. */
    private URI uri(String path) {
        return URI.create(root + path);
    }

    private static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
    }

    /** What the server answers to some requests that are written to one connection at once. */
    String pipelined(String... requests) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < requests.length; i++) {
                int end = requests[i].indexOf("\r\n") + 2;
                all.append(requests[i], 0, end)
                        .append(
                                "Host: localhost\r\nX-Switchgear: 1\r\nContent-Type: application/json\r\nAuthorization: ")
                        .append(authorization())
                        .append(i == requests.length - 1 ? "\r\nConnection: close\r\n" : "\r\n")
                        .append(requests[i].substring(end));
            }
            socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream answers = socket.getInputStream()) {
                return new String(answers.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }
}
