package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two words a call, which many threads write and read at once. */
@Timeout(60)
class CallRingTest {

    private static final int WRITERS = 6;
    private static final int CALLS = 50_000;
    private static final List<RecordedCall.Outcome> OUTCOMES = List.of(RecordedCall.Outcome.values());

    @Test
    void whatIsAddedIsThere() {
        long origin = Long.MAX_VALUE - 1_000;
        CallRing ring = new CallRing(100, origin);
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            RecordedCall.Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            RecordedCall call = new RecordedCall(
                    origin + i * 1_000_000L, random.nextLong(1L << 40), outcome, random.nextInt(1 << 10));

            long position = ring.add(call.ended(), call.nanos(), call.outcome(), call.generation());

            assertThat(position).isEqualTo(i);
            assertThat(ring.get(position)).isEqualTo(call);
        }
        assertThat(ring.added()).isEqualTo(1_000);
    }

    @Test
    void onlyTheLatestAreThere() {
        CallRing ring = new CallRing(10, 0);
        for (int i = 0; i < 1_000; i++) {
            long unused = ring.add(i, 0, RecordedCall.Outcome.SUCCEEDED, 0);
        }

        assertThat(ring.get(989)).isNull();
        assertThat(ring.get(990)).isNotNull();
        assertThat(ring.get(999)).isNotNull();
        assertThat(ring.get(1_000)).as("not added yet").isNull();
    }

    @Test
    void whatIsLongerThanThereIsRoomForIsKeptAsLongAsThatIs() {
        CallRing ring = new CallRing(10, 0);

        long longer = ring.add(5, Long.MAX_VALUE, RecordedCall.Outcome.FAILED, 1_024 + 7);
        long back = ring.add(5, -1, RecordedCall.Outcome.FAILED, 0);

        assertThat(ring.get(longer)).isEqualTo(new RecordedCall(5, CallRing.LONGEST, RecordedCall.Outcome.FAILED, 7));
        assertThat(ring.get(back)).isEqualTo(new RecordedCall(5, 0, RecordedCall.Outcome.FAILED, 0));
    }

    /** Each call's words belong together, so that one can tell a call that was put together from two. */
    @RepeatedTest(20)
    void noCallIsEverPutTogetherFromTwo() throws Exception {
        CallRing ring = new CallRing(16, 0);
        AtomicLong read = new AtomicLong();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        try (Crowd crowd = new Crowd(WRITERS + 2)) {
            crowd.act(member -> {
                if (member < WRITERS) {
                    for (int i = 0; i < CALLS; i++) {
                        long number = (long) member * CALLS + i;
                        long unused = ring.add(number, number * 3, RecordedCall.Outcome.FAILED, number);
                    }
                    writing.decrementAndGet();
                } else {
                    do {
                        read.addAndGet(readAll(ring));
                    } while (writing.get() > 0);
                }
            });
        }
        assertThat(ring.added()).isEqualTo((long) WRITERS * CALLS);
        assertThat(read.get()).as("calls that were looked at").isPositive();
    }

    private static int readAll(CallRing ring) {
        int read = 0;
        long end = ring.added();
        for (long position = Math.max(0, end - ring.size()); position < end; position++) {
            RecordedCall call = ring.get(position);
            if (call != null) {
                assertThat(call.nanos()).isEqualTo(call.ended() * 3);
                assertThat(call.generation()).isEqualTo((int) (call.ended() & CallRing.GENERATION_MASK));
                read++;
            }
        }
        return read;
    }

    @Test
    void withRoomForAllNoCallOfAnyThreadIsLost() throws Exception {
        CallRing ring = new CallRing(WRITERS * 1_000, 0);
        try (Crowd crowd = new Crowd(WRITERS)) {
            crowd.act(member -> {
                for (int i = 0; i < 1_000; i++) {
                    long unused = ring.add(member * 1_000L + i, 0, RecordedCall.Outcome.SUCCEEDED, 0);
                }
            });
        }
        boolean[] seen = new boolean[WRITERS * 1_000];
        for (int position = 0; position < seen.length; position++) {
            seen[(int) ring.get(position).ended()] = true;
        }
        assertThat(seen).doesNotContain(false);
    }
}
