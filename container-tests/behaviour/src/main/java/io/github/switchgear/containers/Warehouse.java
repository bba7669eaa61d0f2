package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The downstream service that the shop depends on, in the hands of the test. One for the whole run, on one port. */
public final class Warehouse {

    /** How it answers. */
    public enum Behaviour {
        HEALTHY(200, "application/json", "{\"pieces\":7}"),
        BROKEN(500, "application/json", "{\"error\":\"out of order\"}"),
        WRONG_CONTENT(200, "text/html", "<html>Please sign in to the hotel's network</html>"),
        WITHOUT_THE_ARTICLE(404, "application/json", "{}");

        private final int status;
        private final String contentType;
        private final String body;

        Behaviour(int status, String contentType, String body) {
            this.status = status;
            this.contentType = contentType;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public String body() {
            return body;
        }
    }

    /** Until it is closed, requests reach the warehouse and get no answer. */
    public final class Hold implements AutoCloseable {

        private final int before = requests();

        private Hold() {
            gate = new CountDownLatch(1);
        }

        /** Waits until so many requests have reached it. */
        public void awaitRequests(int expected) {
            Eventually.get(this::requestsSince, count -> count == expected);
        }

        /** How many requests have reached it. */
        public int requestsSince() {
            return requests() - before;
        }

        @Override
        public void close() {
            gate.countDown();
        }
    }

    public static final Warehouse INSTANCE = new Warehouse();

    private final ExecutorService threads = Executors.newCachedThreadPool(Warehouse::daemon);
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Behaviour behaviour = Behaviour.HEALTHY;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private HttpServer server;

    private Warehouse() {
        open();
        address = server.getAddress();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "warehouse");
        thread.setDaemon(true);
        return thread;
    }

    public URI uri() {
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
    }

    /** Answers like this from now on, open again if it was closed. */
    public void becomes(Behaviour behaviour) {
        this.behaviour = behaviour;
        if (server == null) {
            open();
        }
    }

    /** Nobody listens: connections are refused. */
    public void closes() {
        server.stop(0);
        server = null;
    }

    /** Answers nobody until that is closed. */
    public Hold holds() {
        return new Hold();
    }

    /** Lets another decide how to answer below a path, until it is closed; connections are kept. */
    public void lends(String path, Function<String, Behaviour> shelf) {
        server.createContext(
                path,
                exchange ->
                        answer(exchange, shelf.apply(exchange.getRequestURI().getPath())));
    }

    /** How many requests have reached it. */
    public int requests() {
        return requests.get();
    }

    private void open() {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        awaitGate();
        // A connection kept from before a closing would make the first call after it fail.
        exchange.getResponseHeaders().set("Connection", "close");
        answer(exchange, behaviour);
    }

    private static void answer(HttpExchange exchange, Behaviour now) throws IOException {
        byte[] body = now.body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", now.contentType);
        exchange.sendResponseHeaders(now.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitGate() throws InterruptedIOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
