package io.github.switchgear.demo.downstream;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the downstream sends back. */
record Answer(int status, String contentType, String body) {

    static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }

    static Answer page(String html) {
        return new Answer(200, "text/html; charset=utf-8", html);
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        // Every call connects anew; a kept connection would let a call through after the socket was closed.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
