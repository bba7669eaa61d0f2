package io.github.switchgear.telemetry.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** In seconds, which are the nanoseconds of its clock here. */
class StateTimesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<BreakerState> STATES = List.of(BreakerState.values());
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static BreakerTransition transition(long generation, BreakerState from, BreakerState to, long at) {
        return new BreakerTransition(
                "inventory", from, to, Cause.FORCED, generation, START.plusSeconds(at), null, null, null);
    }

    private static long seconds(StateTimes times, SeenState state, long now) {
        return times.read(List.of(), now * SECOND, START.plusSeconds(now))[state.place()] / SECOND;
    }

    @Test
    void oneThatIsToldBeforeItsTurnWaits() {
        StateTimes times = new StateTimes(true, SeenState.CLOSED, 4, 0);

        times.told(transition(6, BreakerState.OPEN, BreakerState.FORCED_OPEN, 30), 31 * SECOND, START.plusSeconds(31));
        times.told(transition(5, BreakerState.CLOSED, BreakerState.OPEN, 10), 32 * SECOND, START.plusSeconds(32));

        assertThat(seconds(times, SeenState.CLOSED, 40)).isEqualTo(10);
        assertThat(seconds(times, SeenState.OPEN, 40)).isEqualTo(20);
        assertThat(seconds(times, SeenState.FORCED_OPEN, 40)).isEqualTo(10);
    }

    @Test
    void oneThatWasKnownAlreadyCountsNothing() {
        StateTimes times = new StateTimes(true, SeenState.OPEN, 5, 20 * SECOND);

        times.told(transition(5, BreakerState.CLOSED, BreakerState.OPEN, 10), 21 * SECOND, START.plusSeconds(21));

        assertThat(seconds(times, SeenState.OPEN, 30)).isEqualTo(10);
        assertThat(seconds(times, SeenState.CLOSED, 30)).isZero();
    }

    @Test
    void newSettingsAndPlansChangeNoTime() {
        StateTimes times = new StateTimes(true, SeenState.CLOSED, 5, 0);

        times.told(transition(5, BreakerState.CLOSED, BreakerState.CLOSED, 10), 10 * SECOND, START.plusSeconds(10));

        assertThat(seconds(times, SeenState.CLOSED, 30)).isEqualTo(30);
    }

    @RepeatedTest(20)
    void anyOrderGivesTheSame(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        List<BreakerTransition> inOrder = new ArrayList<>();
        BreakerState state = BreakerState.CLOSED;
        long at = 0;
        for (int generation = 1; generation <= 50; generation++) {
            BreakerState next = STATES.get(random.nextInt(STATES.size()));
            at += random.nextInt(10);
            inOrder.add(transition(generation, state, next, at));
            state = next;
        }
        long end = at + 5;
        StateTimes expected = new StateTimes(true, SeenState.CLOSED, 0, 0);
        inOrder.forEach(one -> expected.told(one, end * SECOND, START.plusSeconds(end)));
        List<BreakerTransition> mixed = new ArrayList<>(inOrder);
        Collections.shuffle(mixed, random);
        StateTimes times = new StateTimes(true, SeenState.CLOSED, 0, 0);
        mixed.forEach(one -> times.told(one, end * SECOND, START.plusSeconds(end)));

        assertThat(times.read(List.of(), end * SECOND, START.plusSeconds(end)))
                .isEqualTo(expected.read(List.of(), end * SECOND, START.plusSeconds(end)));
    }
}
