package io.github.switchgear.demo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLogTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final AlertLog log = new AlertLog();

    @Test
    void eventsAreNumberedFromOneAndComeOldestFirst() {
        add("a", "b", "c");

        assertThat(numbersAfter(0)).containsExactly(1L, 2L, 3L);
        assertThat(numbersAfter(2)).containsExactly(3L);
        assertThat(log.after(500)).isEqualTo(new AlertLog.Recent(3, List.of()));
    }

    @Test
    void theOldestIsForgottenWhenItIsFull() {
        for (int i = 0; i < AlertLog.CAPACITY + 5; i++) {
            add("id" + i);
        }

        assertThat(numbersAfter(0))
                .isEqualTo(
                        LongStream.rangeClosed(6, AlertLog.CAPACITY + 5).boxed().toList());
    }

    @Test
    void thePostThatIsRepeatedIsKeptOnce() {
        add("a", "b", "a");

        assertThat(log.after(0).last()).isEqualTo(2);
        assertThat(numbersAfter(0)).containsExactly(1L, 2L);
    }

    @Test
    void anotherNodeMayHaveTheSameId() {
        log.add(event("/switchgear/one", "a", BreakerState.OPEN, null));
        log.add(event("/switchgear/other", "a", BreakerState.OPEN, null));

        assertThat(numbersAfter(0)).containsExactly(1L, 2L);
    }

    @Test
    void anAlertSaysAllThatTheEventDoes() {
        log.add(new BreakerEvent(
                "/switchgear/shop",
                "a",
                "io.github.switchgear.transition",
                AT,
                new BreakerEvent.Data(
                        "warehouse",
                        "north",
                        BreakerState.CLOSED,
                        BreakerState.FORCED_OPEN,
                        Cause.FORCED,
                        "java.io.IOException",
                        "ann",
                        "maintenance",
                        7)));

        assertThat(log.after(0).alerts())
                .containsExactly(new Alert(
                        1,
                        AT,
                        "warehouse",
                        "north",
                        BreakerState.CLOSED,
                        BreakerState.FORCED_OPEN,
                        Cause.FORCED,
                        7,
                        "java.io.IOException",
                        "ann",
                        "maintenance"));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,,1",
        "FORCED_OPEN,,1",
        "FORCED_CLOSED,,1",
        "HALF_OPEN,,0",
        "CLOSED,,0",
        "OPEN,4,4",
        "CLOSED,4,4",
    })
    void whereNoOpeningsAreCountedTheEventIsOneOrNone(BreakerState to, @Nullable Integer openings, int told) {
        log.add(event("/switchgear/shop", "a", to, openings));

        assertThat(log.after(0).alerts()).extracting(Alert::openings).containsExactly(told);
    }

    private void add(String... ids) {
        for (String id : ids) {
            log.add(event("/switchgear/shop", id, BreakerState.OPEN, null));
        }
    }

    private static BreakerEvent event(String source, String id, BreakerState to, @Nullable Integer openings) {
        return new BreakerEvent(
                source,
                id,
                "io.github.switchgear.transition",
                AT,
                new BreakerEvent.Data(
                        "inventory",
                        null,
                        BreakerState.CLOSED,
                        to,
                        Cause.FAILURES_REACHED,
                        null,
                        null,
                        null,
                        openings));
    }

    private List<Long> numbersAfter(long number) {
        return log.after(number).alerts().stream().map(Alert::number).toList();
    }
}
