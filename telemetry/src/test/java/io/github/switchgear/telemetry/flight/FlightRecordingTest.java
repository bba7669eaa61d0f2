package io.github.switchgear.telemetry.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import io.github.switchgear.telemetry.metrics.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(QuietLog.class)
class FlightRecordingTest {

    private static final String TRANSITION = "io.github.switchgear.Transition";
    private static final String REJECTION = "io.github.switchgear.Rejection";

    private static final BreakerSettings SETTINGS = BreakerSettings.builder()
            .allowedFails(2)
            .retryTimer(Duration.ofSeconds(30))
            .build();

    private final MovedTime time = new MovedTime();
    private final Registry registry = new Registry();
    private final CircuitBreaker breaker = registry.add(CircuitBreaker.of("inventory", SETTINGS, time));

    @TempDir
    Path folder;

    @SuppressWarnings("UnnecessaryAssignment") // it stands for the container
    private FlightRecording begun() {
        FlightRecording flight = new FlightRecording();
        flight.registry = registry;
        flight.start();
        return flight;
    }

    private static Recording recording() {
        Recording recording = new Recording();
        recording.start();
        return recording;
    }

    private List<RecordedEvent> events(Recording recording, String type) throws IOException {
        Path file = folder.resolve("events.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }

    private static void fail(CircuitBreaker guarding) {
        assertThatThrownBy(() -> guarding.call(() -> {
                    throw new IOException("a secret");
                }))
                .isInstanceOf(IOException.class);
    }

    private static void open(CircuitBreaker guarding) {
        fail(guarding);
        fail(guarding);
    }

    private static void beRejected(CircuitBreaker guarding) {
        assertThatThrownBy(() -> guarding.call(() -> "let through")).isInstanceOf(BreakerOpenException.class);
    }

    @Test
    void everyTransitionIsRecordedWithAllThatItTells() throws Exception {
        FlightRecording flight = begun();
        try (Recording recording = recording()) {
            open(breaker);
            time.advance(Duration.ofSeconds(40));
            breaker.forceOpen(ManualOverride.because("flood\u0007").by("ann"));
            List<RecordedEvent> events = events(recording, TRANSITION);

            assertThat(events).hasSize(3);
            RecordedEvent opening = events.get(0);
            assertThat(opening.getString("breaker")).isEqualTo("inventory");
            assertThat(opening.getString("key")).isNull();
            assertThat(opening.getString("from")).isEqualTo("CLOSED");
            assertThat(opening.getString("to")).isEqualTo("OPEN");
            assertThat(opening.getString("cause")).isEqualTo("FAILURES_REACHED");
            assertThat(opening.getLong("generation")).isEqualTo(1);
            assertThat(opening.getString("failure")).isEqualTo("java.io.IOException");
            assertThat(opening.getString("actor")).isNull();
            assertThat(opening.getString("reason")).isNull();
            assertThat(opening.getStackTrace()).isNull();
            assertThat(events.get(1).getString("cause")).isEqualTo("RETRY_TIME_PASSED");
            assertThat(events.get(2).getString("actor")).isEqualTo("ann");
            assertThat(events.get(2).getString("reason")).isEqualTo("flood\\u0007");
            for (int i = 0; i < 3; i++) {
                assertThat(events.get(i).getInstant("at"))
                        .isEqualTo(breaker.history().get(2 - i).at());
            }
            assertThat(events.toString()).doesNotContain("secret");
        } finally {
            flight.end();
        }
    }

    @Test
    void eventsExplainThemselves() throws Exception {
        FlightRecording flight = begun();
        try (Recording recording = recording()) {
            recording.enable(REJECTION);
            open(breaker);
            beRejected(breaker);
            List<EventType> types = List.of(
                    events(recording, TRANSITION).get(0).getEventType(),
                    events(recording, REJECTION).get(0).getEventType());

            assertThat(types).allSatisfy(type -> {
                assertThat(type.getCategoryNames()).containsExactly("Switchgear");
                assertThat(type.getLabel()).startsWith("Breaker ");
                assertThat(type.getDescription()).contains("circuit breaker");
                assertThat(type.getFields())
                        .filteredOn(field -> !List.of("startTime", "duration", "eventThread", "stackTrace")
                                .contains(field.getName()))
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(field.getDescription())
                                .as(field.getName())
                                .contains(" "));
            });
        } finally {
            flight.end();
        }
    }

    @Test
    void keysOfAFamilyAreRecordedWithTheirKey() throws Exception {
        KeyedBreakers family = registry.add(KeyedBreakers.of("warehouse", SETTINGS, 10, time));
        FlightRecording flight = begun();
        try (Recording recording = recording()) {
            recording.enable(REJECTION);
            open(family.of("oslo"));
            beRejected(family.of("oslo"));
            family.family().forceOpen(ManualOverride.because("test"));

            assertThat(events(recording, TRANSITION))
                    .extracting(event -> event.getString("breaker") + " " + event.getString("key"))
                    .containsExactly("warehouse oslo", "warehouse null");
            assertThat(events(recording, REJECTION))
                    .extracting(event -> event.getString("breaker") + " " + event.getString("key"))
                    .containsExactly("warehouse oslo");
        } finally {
            flight.end();
        }
    }

    @Test
    void rejectionsAreRecordedWhereTheyAreSwitchedOnAndOnlyThere() throws Exception {
        FlightRecording flight = begun();
        try (Recording recording = recording()) {
            open(breaker);
            beRejected(breaker);
            assertThat(events(recording, REJECTION)).isEmpty();

            recording.enable(REJECTION);
            beRejected(breaker);
            breaker.forceOpen(ManualOverride.because("flood"));
            beRejected(breaker);
            recording.disable(REJECTION);
            beRejected(breaker);

            assertThat(events(recording, REJECTION))
                    .extracting(event -> event.getString("breaker") + " " + event.getString("key") + " "
                            + event.getString("state") + " " + event.getString("cause"))
                    .containsExactly("inventory null OPEN FAILURES_REACHED", "inventory null FORCED_OPEN FORCED");
        } finally {
            flight.end();
        }
    }

    @Test
    void breakersComeAndGo() throws Exception {
        FlightRecording flight = begun();
        try (Recording recording = recording()) {
            CircuitBreaker late = registry.add(CircuitBreaker.of("late", SETTINGS, time));
            late.reset();
            registry.remove("late");
            late.reset();

            assertThat(events(recording, TRANSITION)).hasSize(1);
        } finally {
            flight.end();
        }
    }

    @Test
    void nothingIsRecordedAfterTheEndAndWhatWasBeforeStaysReadable() throws Exception {
        try (Recording recording = recording()) {
            FlightRecording flight = begun();
            recording.enable(REJECTION);
            breaker.reset();
            flight.end();
            open(breaker);
            beRejected(breaker);

            assertThat(events(recording, TRANSITION))
                    .extracting(event -> event.getString("cause"))
                    .containsExactly("RESET");
            assertThat(events(recording, REJECTION)).isEmpty();
            assertThat(FlightRecorder.getFlightRecorder().getEventTypes())
                    .extracting(EventType::getName)
                    .doesNotContain(TRANSITION, REJECTION);
        }
    }

    /** As two applications on one class path, or of one EAR. */
    @Test
    void theEndOfAnApplicationLeavesTheOthersOfItsClassLoader() throws Exception {
        FlightRecording first = begun();
        FlightRecording second = begun();
        try (Recording recording = recording()) {
            first.end();
            breaker.reset();
            assertThat(events(recording, TRANSITION)).hasSize(1);
            second.end();

            FlightRecording third = begun();
            breaker.reset();
            third.end();
            assertThat(events(recording, TRANSITION)).hasSize(2);
        }
    }

    @Test
    void itGoesWithTheApplicationWhateverIsChosenForMetrics() throws Exception {
        try (Recording recording = recording()) {
            try (Application application = new Application(Map.of("switchgear.metrics", "off"))) {
                assertThat(application.shop().stock(false)).isEqualTo("known");
            }

            assertThat(events(recording, TRANSITION))
                    .extracting(event -> event.getString("breaker"))
                    .containsExactly("inventory");
            assertThat(FlightRecorder.getFlightRecorder().getEventTypes())
                    .extracting(EventType::getName)
                    .doesNotContain(TRANSITION);
        }
    }
}
