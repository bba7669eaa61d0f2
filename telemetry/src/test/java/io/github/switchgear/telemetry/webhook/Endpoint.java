package io.github.switchgear.telemetry.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver on this machine that answers as a test wants, and keeps what it got. */
final class Endpoint implements AutoCloseable {

    /** How it answers; what it does not answer is closed without. */
    @FunctionalInterface
    interface Answering {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /**
     * What it got.
     *
     * @param headers of the request
     * @param body of it
     */
    record Post(Headers headers, String body) {

        CloudEvent event() {
            return EventFormatProvider.getInstance()
                    .resolveFormat(EventWriter.MEDIA_TYPE)
                    .deserialize(body.getBytes(StandardCharsets.UTF_8));
        }

        /** Its breaker and the state that it tells. */
        String text() {
            return event().getSubject() + " " + body.replaceAll(".*\"to\":\"(\\w+)\".*", "$1");
        }
    }

    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Answering answering = answer(204);

    Endpoint() throws IOException {
        this(0);
    }

    Endpoint(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Post post = new Post(
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answering how = answering;
            // Before the answer, after which the next post may come, on another thread.
            posts.add(post);
            try (exchange) {
                how.to(exchange);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /** An answer without a body; headers as name and value in turn. */
    static Answering answer(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    void answers(Answering how) {
        answering = how;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + port();
    }

    /** The next post, if it does not take for ever. */
    Post next() throws InterruptedException {
        Post post = posts.poll(20, TimeUnit.SECONDS);
        if (post == null) {
            throw new AssertionError("nothing came");
        }
        return post;
    }

    List<String> next(int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(next().text());
        }
        return texts;
    }

    /** How many have come that nobody has looked at. */
    int unseen() {
        return posts.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
