package io.github.switchgear.demo.downstream;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executor;

/**
 * A port of the loopback that an HTTP server listens on, or that refuses everyone, and that stays the same port.
 *
 * <p>While it refuses, a socket that is bound but does not listen keeps the port: no other process can take it, and the
 * system cannot hand it out as the local port of somebody's connection.
 *
 * <p>Not thread-safe: {@link Downstream} guards it.
 */
final class ListeningPort implements AutoCloseable {
    private final HttpHandler handler;
    private final Executor executor;
    private final InetSocketAddress address;

    private sealed interface Holder {
        void letGo() throws IOException;
    }

    private record Listening(HttpServer server) implements Holder {
        @Override
        public void letGo() {
            server.stop(0);
        }
    }

    private record Refusing(Socket placeholder) implements Holder {
        @Override
        public void letGo() throws IOException {
            placeholder.close();
        }
    }

    private Holder holder;

    /** Takes the port (0: any free one) and listens. */
    ListeningPort(int port, HttpHandler handler, Executor executor) throws IOException {
        this.handler = handler;
        this.executor = executor;
        Listening first = listenOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), handler, executor);
        this.address = first.server().getAddress();
        this.holder = first;
    }

    InetSocketAddress address() {
        return address;
    }

    void listen() throws IOException {
        if (holder instanceof Refusing) {
            holder.letGo();
            holder = listenOn(address, handler, executor);
        }
    }

    /** Closes the listening socket and every connection. */
    void refuse() throws IOException {
        if (holder instanceof Listening) {
            holder.letGo();
            Socket placeholder = new Socket();
            placeholder.setReuseAddress(true);
            placeholder.bind(address);
            holder = new Refusing(placeholder);
        }
    }

    @Override
    public void close() throws IOException {
        holder.letGo();
    }

    private static Listening listenOn(InetSocketAddress address, HttpHandler handler, Executor executor)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", handler);
        server.setExecutor(executor);
        server.start();
        return new Listening(server);
    }
}
