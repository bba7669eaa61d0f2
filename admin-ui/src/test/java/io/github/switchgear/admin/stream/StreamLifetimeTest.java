package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.admin.contract.EventReader.Event;
import io.github.switchgear.core.ManualOverride;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream does not outlive the sign-in that began it by more than its lifetime. */
class StreamLifetimeTest {

    private static final String KEY = "switchgear.admin.stream.lifetime";
    private static final String STREAM = "/api/stream";

    private CapturedLog log;

    @BeforeEach
    void captureLog() {
        log = new CapturedLog("io.github.switchgear");
    }

    @AfterEach
    void giveLogBack() {
        log.close();
    }

    @Test
    void aStreamEndsWithinItsLifetimeHoweverMuchThereIsToTell() throws Exception {
        try (AdminServer server = AdminServer.start(Map.of(KEY, "1s"));
                EventReader reader = EventReader.open(server.viewer(STREAM))) {
            long began = System.nanoTime();
            reader.next("snapshot");
            for (int i = 0; i < 500; i++) {
                server.breaker("inventory").forceOpen(ManualOverride.because("busy " + i));
            }
            for (int i = 0; i < 500; i++) {
                reader.next("transition");
            }
            reader.awaitEnd();

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
            assertThat(server.bean(EventHub.class).clients()).isZero();
        }
    }

    @Test
    void whoIsEndedSoIsToldToComeBackAtOnceAndIsAskedAgainWhoTheyAre() throws Exception {
        try (AdminServer server = AdminServer.start(Map.of(KEY, "300ms"))) {
            String last;
            try (EventReader reader = EventReader.open(server.viewer(STREAM))) {
                last = reader.next("snapshot").id();
                reader.awaitEnd();
                List<String> lines =
                        reader.lines().stream().filter(line -> !line.isEmpty()).toList();
                assertThat(lines).anyMatch(line -> line.matches("retry: ?100"));
                assertThat(lines.get(0)).matches("retry: ?2000");
            }
            assertThat(server.send(server.nobody(STREAM)
                                    .header("Last-Event-ID", last)
                                    .build())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.send(server.nobody(STREAM)
                                    .header("Test-User", "vera")
                                    .header("Last-Event-ID", last)
                                    .build())
                            .statusCode())
                    .isEqualTo(403);
            server.operate("force-open", "{\"reason\":\"meanwhile\"}");
            try (EventReader reader = EventReader.open(server.viewer(STREAM).header("Last-Event-ID", last))) {
                assertThat(reader.next().json().getString("reason")).isEqualTo("meanwhile");
                assertThat(reader.next().name()).isEqualTo("snapshot");
            }
        }
    }

    @Test
    void whoComesBackEachTimeMissesNothing() throws Exception {
        List<String> done = IntStream.range(0, 300).mapToObj(i -> "change " + i).toList();
        try (AdminServer server = AdminServer.start(Map.of(KEY, "50ms"))) {
            EventReader reader = EventReader.open(server.viewer(STREAM));
            String last = reader.next("snapshot").id();
            Thread operators = new Thread(() ->
                    done.forEach(reason -> server.breaker("inventory").forceOpen(ManualOverride.because(reason))));
            operators.start();
            Set<String> told = new LinkedHashSet<>();
            while (told.size() < done.size()) {
                Optional<Event> event = reader.nextOrEnd();
                if (event.isEmpty()) {
                    reader.close();
                    reader = EventReader.open(server.viewer(STREAM).header("Last-Event-ID", last));
                    continue;
                }
                last = event.get().id();
                if (event.get().name().equals("transition")) {
                    told.add(event.get().json().getString("reason"));
                }
            }
            reader.close();
            operators.join();

            assertThat(told).containsExactlyElementsOf(done);
        }
    }

    @Test
    void itIsFiveMinutesAndNotTheSameForAllWhoCameAtOnce() {
        StreamLifetime lifetime = new StreamLifetime();
        lifetime.configure(key -> Optional.empty());

        Set<Long> nanos = new LinkedHashSet<>();
        for (int i = 0; i < 50; i++) {
            nanos.add(lifetime.nanos());
        }

        assertThat(nanos)
                .hasSizeGreaterThan(1)
                .allSatisfy(each ->
                        assertThat(Duration.ofNanos(each)).isBetween(Duration.ofSeconds(270), Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10s", " PT10S ", "10", "10000ms"})
    void itIsWrittenAsAllDurations(String value) {
        StreamLifetime lifetime = new StreamLifetime();
        lifetime.configure(key -> key.equals(KEY) ? Optional.of(value) : Optional.empty());

        assertThat(Duration.ofNanos(lifetime.nanos())).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0", "0s", "PT-5M", "-5", "366d", "5 parsecs", "PT", "999999999999999999d"})
    void aLifetimeThatIsNoneIsRefusedWithWhatIsAllowed(String value) {
        StreamLifetime lifetime = new StreamLifetime();

        assertThatThrownBy(() -> lifetime.configure(key -> key.equals(KEY) ? Optional.of(value) : Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        KEY + " must be a duration of more than 0 and at most 365 days, as 500ms, 30s, 5m, PT1M or a"
                                + " number of seconds, but is '" + value + "'");
    }
}
