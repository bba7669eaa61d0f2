package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class HistoryTest {

    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());

    @Test
    void theHistoryKeepsTheNewestFiftyNewestFirst() {
        for (int i = 0; i < 60; i++) {
            breaker.reset();
        }

        assertThat(breaker.history())
                .extracting(BreakerTransition::generation)
                .containsExactlyElementsOf(
                        LongStream.range(0, 50).mapToObj(older -> 60 - older).toList());
    }

    @Test
    void aHistoryThatWasReadDoesNotChange() {
        breaker.reset();
        List<BreakerTransition> read = breaker.history();

        breaker.reset();

        assertThat(read).hasSize(1);
        assertThat(breaker.history()).hasSize(2);
    }

    @Test
    void aHistoryCannotBeModified() {
        breaker.reset();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> breaker.history().clear());
    }
}
