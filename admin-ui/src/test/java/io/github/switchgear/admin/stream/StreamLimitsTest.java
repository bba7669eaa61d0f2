package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.admin.contract.SlowReader;
import io.github.switchgear.core.ManualOverride;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the event stream costs the server, whatever its clients do. */
class StreamLimitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<SlowReader> readers = new ArrayList<>();
    private CapturedLog log;

    @BeforeEach
    void captureLog() {
        log = new CapturedLog("io.github.switchgear");
    }

    @AfterEach
    void closeAll() throws IOException {
        log.close();
        for (SlowReader reader : readers) {
            reader.close();
        }
    }

    private SlowReader open(AdminServer server) throws IOException {
        SlowReader reader =
                SlowReader.open(server.uri("/api/stream"), "Test-User: vera", "Test-Roles: switchgear-viewer");
        readers.add(reader);
        return reader;
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
            SlowReader slow = open(server);
            slow.head();
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
            assertThat(slow.readToEnd()).isLessThan(100L * large.length());
        }
    }

    @Test
    void oneClientTooManyIsAskedToComeLater() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            for (int i = 0; i < EventHub.MOST_STREAMS; i++) {
                assertThat(open(server).head()).startsWith("HTTP/1.1 200");
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

            for (SlowReader reader : readers) {
                reader.close();
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
        try (AdminServer server = AdminServer.start()) {
            reader = EventReader.open(server.viewer("/api/stream"));
            reader.next("snapshot");
            // A request that is still being answered when its application stops fails, as any would.
            open(server).readUntil("event: snapshot");
        }
        assertThat(threadLives()).isFalse();
        reader.awaitEnd();
    }
}
