package io.github.switchgear.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Rehearsal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the guide to rehearsals says, on its own file. */
class RightSettingsTest {

    private static Reader calls() {
        return new InputStreamReader(
                Objects.requireNonNull(RightSettingsTest.class.getResourceAsStream("/calls.csv")),
                StandardCharsets.UTF_8);
    }

    // tag::test[]
    @Test
    void inTheOutageOfMayTheBreakerWouldHaveBeenOpenForFifteenSecondsAtMost() throws IOException {
        BreakerSettings ours = BreakerSettings.builder()
                .allowedFails(5)
                .retryTimer(Duration.ofSeconds(5))
                .build();
        try (Reader calls = calls()) {
            Rehearsal.Figures outage = RightSettings.outage(calls, ours);

            assertThat(outage.openings().get(0).at()).isEqualTo("2026-05-04T09:30:08.500Z");
            assertThat(outage.timeOpen()).isLessThanOrEqualTo(Duration.ofSeconds(15));
            assertThat(outage.failuresLetThrough()).isLessThan(10);
        }
    }
    // end::test[]

    @Test
    void aBreakerThatKeepsItsCallsCanBeTriedAtOnce() throws Exception {
        CircuitBreaker inventory =
                CircuitBreaker.of("inventory", BreakerSettings.builder().build());
        inventory.record(5_000);
        for (int call = 0; call < 20; call++) {
            try {
                int number = call;
                String unused = inventory.call(() -> {
                    if (number % 2 == 0) {
                        throw new IOException("every second one");
                    }
                    return "fine";
                });
            } catch (IOException down) {
                assertThat(inventory.history()).isEmpty();
            }
        }

        Rehearsal.Answer answer = RightSettings.tryOn(inventory);

        assertThat(answer.assumingFailed().openings()).hasSize(1);
        assertThat(answer.assumingFailed().unknown()).isZero();
    }
}
