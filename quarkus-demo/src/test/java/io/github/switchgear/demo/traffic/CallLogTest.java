package io.github.switchgear.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private final CallLog log = new CallLog();

    @Test
    void callsAreNumberedFromOneAndComeOldestFirst() {
        add(3);

        assertThat(numbersAfter(0)).containsExactly(1L, 2L, 3L);
        assertThat(log.after(0).last()).isEqualTo(3);
    }

    @Test
    void onlyCallsAfterTheGivenNumberCome() {
        add(3);

        assertThat(numbersAfter(2)).containsExactly(3L);
        assertThat(numbersAfter(3)).isEmpty();
    }

    @Test
    void theOldestIsForgottenWhenItIsFull() {
        add(CallLog.CAPACITY + 5);

        assertThat(numbersAfter(0))
                .isEqualTo(
                        LongStream.rangeClosed(6, CallLog.CAPACITY + 5).boxed().toList());
    }

    @Test
    void aNumberFromBeforeARestartIsToldByALowerLastNumber() {
        add(2);

        assertThat(log.after(500)).isEqualTo(new CallLog.Recent(2, List.of()));
    }

    @Test
    void aCallSaysWhatHappened() {
        Instant at = Instant.parse("2026-01-02T03:04:05Z");
        log.add(at, "catalog", Verdict.succeeded("article Kettle"), Duration.ofMillis(7));

        assertThat(log.after(0).calls())
                .containsExactly(new Call(1, at, "catalog", Outcome.SUCCEEDED, 7, "article Kettle"));
    }

    private void add(int calls) {
        for (int i = 0; i < calls; i++) {
            log.add(Instant.EPOCH, "inventory", Verdict.succeeded("stock"), Duration.ZERO);
        }
    }

    private List<Long> numbersAfter(long number) {
        return log.after(number).calls().stream().map(Call::number).toList();
    }
}
