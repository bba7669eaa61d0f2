package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.ManualOverride;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the event stream costs the server, whatever its clients do. */
class StreamLimitsTest {

    private static final int BUFFER = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Socket> sockets = new ArrayList<>();
    private CapturedLog log;

    @BeforeEach
    void captureLog() {
        log = new CapturedLog("io.github.switchgear");
    }

    @AfterEach
    void closeAll() throws IOException {
        log.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** A client that has asked for the stream and reads nothing by itself. */
    private Socket open(AdminServer server) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(BUFFER);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(
                new InetSocketAddress(server.uri("").getHost(), server.uri("").getPort()));
        socket.getOutputStream()
                .write(("GET " + server.uri("/api/stream").getPath() + " HTTP/1.1\r\nHost: localhost\r\n"
                                + "Test-User: vera\r\nTest-Roles: switchgear-viewer\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the connection lives").isNotEqualTo(-1);
            head.append((char) next);
        }
        return head.toString();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(giveUp);
            Thread.sleep(20);
        }
    }

    private static boolean threadLives() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(EventHub.THREAD));
    }

    @Test
    void aReaderThatTakesNothingIsDroppedWhileOthersAreToldAll() throws Exception {
        try (AdminServer server = AdminServer.start();
                EventReader reader = EventReader.open(server.viewer("/api/stream"))) {
            reader.next("snapshot");
            Socket slow = open(server);
            head(slow);
            String large = "x".repeat(200_000);
            for (int i = 0; i < 100; i++) {
                server.breaker("inventory").forceOpen(ManualOverride.because(large));
                reader.next("transition");
            }
            for (int i = 0; i <= EventHub.HELD_TRANSITIONS; i++) {
                server.breaker("inventory").forceOpen(ManualOverride.because("small " + i));
                assertThat(reader.next("transition").data()).contains("small " + i);
            }

            await(() -> server.bean(EventHub.class).clients() == 1);
            // What the network held already may still come; then there is an end, one way or the other.
            assertThat(readToEnd(slow.getInputStream())).isLessThan(100L * large.length());
        }
    }

    private static long readToEnd(InputStream stream) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return bytes;
    }

    @Test
    void oneClientTooManyIsAskedToComeLater() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            for (int i = 0; i < EventHub.MOST_STREAMS; i++) {
                assertThat(head(open(server))).startsWith("HTTP/1.1 200");
            }

            HttpResponse<String> refused =
                    server.send(server.viewer("/api/stream").build());

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("10");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(AdminServer.json(refused).getString("detail")).contains("256 event streams");
            assertThat(server.send(server.viewer("/api/breakers").build()).statusCode())
                    .isEqualTo(200);

            for (Socket socket : sockets) {
                socket.close();
            }
            await(() -> server.bean(EventHub.class).clients() == 0);
            try (EventReader next = EventReader.open(server.viewer("/api/stream"))) {
                next.next("snapshot");
            }
        }
    }

    @Test
    void theThreadLivesOnlyWhileThereIsAClient() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            server.send(server.viewer("/api/breakers").build());
            assertThat(threadLives()).isFalse();

            try (EventReader reader = EventReader.open(server.viewer("/api/stream"))) {
                reader.next("snapshot");
                assertThat(threadLives()).isTrue();
            }

            await(() -> !threadLives());
        }
    }

    @Test
    void afterTheApplicationHasStoppedThereIsNoThreadAndNoStream() throws Exception {
        EventReader reader;
        // This server stops its threads before its beans; those that were to end the streams say so.
        try (CapturedLog threads = new CapturedLog("org.jboss.threads.errors");
                AdminServer server = AdminServer.start()) {
            assertThat(threads.lines()).isEmpty();
            reader = EventReader.open(server.viewer("/api/stream"));
            reader.next("snapshot");
            head(open(server));
        }
        assertThat(threadLives()).isFalse();
        reader.awaitEnd();
    }
}
