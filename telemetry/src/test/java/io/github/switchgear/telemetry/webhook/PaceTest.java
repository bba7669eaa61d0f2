package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace longest = Pace.usual(() -> Math.nextDown(1.0));
    private final Pace shortest = Pace.usual(() -> 0);

    @Test
    void pausesDoubleFromASecondToAMinute() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 64, 1_000_000)
                        .mapToLong(failures ->
                                Math.round(longest.pause(failures, null).toMillis() / 1000.0)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
    }

    @Test
    void byChanceTheyAreAsShortAsHalfOfThat() {
        assertThat(shortest.pause(1, null)).isEqualTo(Duration.ofMillis(500));
        assertThat(shortest.pause(1_000, null)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatTheReceiverAsksForIsHonouredFromASecondToFiveMinutes() {
        assertThat(shortest.pause(1, Duration.ofSeconds(17))).isEqualTo(Duration.ofSeconds(17));
        assertThat(shortest.pause(9, Duration.ofSeconds(17))).isEqualTo(Duration.ofSeconds(17));
        assertThat(shortest.pause(1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(shortest.pause(1, Duration.ofDays(-1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(shortest.pause(1, Duration.ofDays(11_000))).isEqualTo(Duration.ofMinutes(5));
    }
}
