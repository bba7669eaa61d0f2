package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.CallWindow.Counting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Threads that meet and then all count in one window. */
@Timeout(60)
class WindowConcurrencyTest {

    private static final int THREADS = 8;
    private static final int CALLS = 5_000;
    private static final int ALL = THREADS * CALLS;
    private static final long NOW = 0;

    private final Map<Counting, LongAdder> countings = new EnumMap<>(Map.of(
            Counting.COUNTED, new LongAdder(),
            Counting.TRIPPED, new LongAdder(),
            Counting.SEALED, new LongAdder()));

    @RepeatedTest(3)
    void ofManyFailuresExactlyTheLastTripsAWindowOfCalls() throws Exception {
        exactlyTheLastOneTrips(CallWindow.of(new WindowSettings(ALL, Duration.ZERO, 1, ALL), NOW, new Tally(), 0));
    }

    @RepeatedTest(3)
    void ofManyFailuresExactlyTheLastTripsAWindowOfTime() throws Exception {
        exactlyTheLastOneTrips(
                CallWindow.of(new WindowSettings(0, Duration.ofMinutes(1), 1, ALL), NOW, new Tally(), 0));
    }

    /** Were a call lost, none would trip it; were one counted twice, others would come too late. */
    private void exactlyTheLastOneTrips(CallWindow window) throws Exception {
        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> record(window, CALLS));
        }

        assertThat(countings.get(Counting.COUNTED).sum()).isEqualTo(ALL - 1);
        assertThat(countings.get(Counting.TRIPPED).sum()).isEqualTo(1);
        assertThat(countings.get(Counting.SEALED).sum()).isZero();
    }

    @RepeatedTest(3)
    void aTrippedWindowTakesNoCallMore() throws Exception {
        CallWindow window = CallWindow.of(new WindowSettings(ALL, Duration.ZERO, 1, ALL / 2), NOW, new Tally(), 0);

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> record(window, CALLS));
        }

        assertThat(countings.get(Counting.COUNTED).sum()).isEqualTo(ALL / 2 - 1);
        assertThat(countings.get(Counting.TRIPPED).sum()).isEqualTo(1);
        assertThat(countings.get(Counting.SEALED).sum()).isEqualTo(ALL / 2);
    }

    private void record(CallWindow window, int calls) {
        for (int call = 0; call < calls; call++) {
            countings.get(window.record("Failure", NOW, true)).increment();
        }
    }

    /** Each failure that comes in goes out again, one time: once only successes are left, there is none. */
    @RepeatedTest(5)
    void whatComesInGoesOutAgainExactlyOnce() throws Exception {
        for (int calls : new int[] {1, 2, 32, 50, 64, 1_000}) {
            CallWindow window = CallWindow.of(new WindowSettings(calls, Duration.ZERO, 1, calls), NOW, new Tally(), 0);
            try (Crowd crowd = new Crowd(THREADS)) {
                crowd.act(member -> {
                    Random random = new Random(member);
                    for (int call = 0; call < CALLS; call++) {
                        window.record(random.nextBoolean() ? "Failure" : null, NOW, false);
                    }
                });
            }

            for (int call = 0; call < calls; call++) {
                window.record(null, NOW, false);
            }

            assertThat(window.look(NOW, false).hasFailures())
                    .as("failures in a window of %d", calls)
                    .isFalse();
        }
    }

    /** Whatever was counted before it was sealed is in the successor, and nothing else. */
    @RepeatedTest(20)
    void aSuccessorHoldsExactlyWhatWasCounted() throws Exception {
        CallWindow window = CallWindow.of(new WindowSettings(ALL, Duration.ZERO, 1, ALL), NOW, new Tally(), 0);
        CallWindow[] successor = new CallWindow[1];
        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                if (member == 0) {
                    successor[0] = window.successor(NOW, 0);
                } else {
                    record(window, CALLS);
                }
            });
        }

        int left = ALL - countings.get(Counting.COUNTED).intValue();
        for (int call = 1; call < left; call++) {
            assertThat(successor[0].record("Failure", NOW, true)).isEqualTo(Counting.COUNTED);
        }
        assertThat(successor[0].record("Failure", NOW, true)).isEqualTo(Counting.TRIPPED);
    }
}
