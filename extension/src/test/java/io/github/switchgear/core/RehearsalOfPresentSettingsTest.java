package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under the settings that were in force, a rehearsal does what really happened, whatever that was. */
@ExtendWith(CapturedLog.class)
class RehearsalOfPresentSettingsTest {

    private static final int SEEDS = 300;

    @Test
    void allThatHappenedHappensAgain() {
        int openings = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomTraffic traffic = new RandomTraffic(seed);
            CircuitBreaker breaker = traffic.breaker();
            breaker.record(Recording.MOST_CALLS);

            traffic.goOn(400);
            traffic.settle();

            Rehearsal.Figures figures = figuresUnderPresentSettings(breaker);
            BreakerSnapshot.Totals totals = breaker.snapshot().totals();
            assertThat(essence(figures.transitions())).as("seed %s", seed).isEqualTo(happened(traffic, Long.MIN_VALUE));
            assertThat(figures.rejected()).as("seed %s", seed).isEqualTo((int) totals.rejected());
            assertThat(figures.failuresLetThrough()).as("seed %s", seed).isEqualTo((int) totals.failed());
            assertThat(figures.unknown()).as("seed %s", seed).isZero();
            openings += figures.openings().size();
        }
        assertThat(openings).as("of all seeds").isGreaterThan(SEEDS);
    }

    /** The breaker may be in any state then, but no call is running: how such a one ends is not kept. */
    @Test
    void aRecordingMayBeginAtAnyTime() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomTraffic traffic = new RandomTraffic(seed);
            CircuitBreaker breaker = traffic.breaker();
            traffic.goOn(new Random(seed).nextInt(300));
            traffic.settle();
            breaker.record(Recording.MOST_CALLS);
            long begin = traffic.now();

            traffic.goOn(200);
            traffic.settle();

            assertThat(essence(figuresUnderPresentSettings(breaker).transitions()))
                    .as("seed %s", seed)
                    .isEqualTo(happened(traffic, begin));
        }
    }

    /** Where the ring has gone round, some calls were running when the first that are kept began. */
    @Test
    void ofManyCallsTheLatestHappenAgain() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomTraffic traffic = new RandomTraffic(seed);
            CircuitBreaker breaker = traffic.breaker();
            int limit = 1 + new Random(seed).nextInt(200);
            breaker.record(limit);

            traffic.goOn(1_000);
            traffic.settle();

            Recording recording = breaker.recording().orElseThrow();
            assertThat(recording.calls()).as("seed %s", seed).isEqualTo(Math.min(limit, breaker.recorded()));
            assertThat(essence(figuresUnderPresentSettings(breaker).transitions()))
                    .as("seed %s", seed)
                    .isEqualTo(happened(traffic, firstOf(recording)));
        }
    }

    /** Just before the first of the calls begins that are asked for or, where that is before the state was noted, then. */
    private static long firstOf(Recording recording) {
        List<RecordedCall> calls = recording.all();
        long first = calls.stream()
                .skip(recording.leadIn())
                .mapToLong(RecordedCall::began)
                .reduce((one, other) -> one - other < 0 ? one : other)
                .orElseThrow();
        long start = recording.start().nanos();
        return first - start < 0 ? start : first - 1;
    }

    private static Rehearsal.Figures figuresUnderPresentSettings(CircuitBreaker breaker) {
        Rehearsal.Answer answer =
                Rehearsal.of(breaker.recording().orElseThrow()).under(breaker.settings());
        assertThat(answer.assumingFailed()).isEqualTo(answer.assumingSucceeded());
        return answer.assumingFailed();
    }

    private static List<String> happened(RandomTraffic traffic, long after) {
        return essence(traffic.published().stream()
                .filter(published -> after == Long.MIN_VALUE || published.nanos() - after > 0)
                .map(RandomTraffic.Published::change)
                .toList());
    }

    /** All but what a failure was, which nobody keeps. */
    private static List<String> essence(List<BreakerTransition> transitions) {
        return transitions.stream()
                .map(change -> change.breaker() + " " + change.from() + "->" + change.to() + " " + change.cause() + " "
                        + change.generation() + " " + change.at())
                .toList();
    }
}
