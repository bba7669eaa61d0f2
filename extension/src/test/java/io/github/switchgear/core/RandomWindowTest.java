package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The breaker's windows and the references get the same random calls, and must open on the same ones. */
class RandomWindowTest {

    private static final double[] RATIOS = {0.05, 0.1, 1.0 / 3, 0.5, 0.55, 0.9, 1};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 31, 32, 33, 63, 64, 65, 100, 1_000})
    void theLastCalls(int calls) {
        for (int seed = 0; seed < Math.max(3, 300 / calls); seed++) {
            Random random = new Random(seed);
            WindowSettings settings =
                    new WindowSettings(calls, Duration.ZERO, ratio(random), random.nextInt(calls + 1));

            openOnTheSameCalls(
                    seed, CountWindow.empty(settings, new Tally(), 0), ReferenceWindow.of(settings, 0), 1, calls);
        }
    }

    @Test
    void theCallsOfTheLastTime() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            WindowSettings settings =
                    new WindowSettings(0, Duration.ofNanos(600), ratio(random), 1 + random.nextInt(40));
            long longestPause = 1L << random.nextInt(11);

            openOnTheSameCalls(
                    seed,
                    TimeWindow.empty(settings, Long.MAX_VALUE - 400, new Tally(), 0),
                    ReferenceWindow.of(settings, Long.MAX_VALUE - 400),
                    longestPause,
                    200);
        }
    }

    /** Where all of this was counted long before, in any place of the ring. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 64, 100})
    void aWindowThatHasSeenMillionsOfMillionsOfCalls(int calls) {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            WindowSettings settings = new WindowSettings(calls, Duration.ZERO, ratio(random), calls);
            ReferenceWindow reference = ReferenceWindow.of(settings, 0);
            reference.count(calls, false, 0);
            Head head = new Head(null, (1L << 51) + seed, 0, -1, 0, 0, 0, false, false);
            CountWindow aged =
                    new CountWindow(settings, new Tally(), head, null, new AtomicLongArray((calls + 15) / 16 + 1));

            openOnTheSameCalls(seed, aged, reference, 1, calls);
        }
    }

    private static double ratio(Random random) {
        return RATIOS[random.nextInt(RATIOS.length)];
    }

    private static void openOnTheSameCalls(
            int seed, CallWindow window, ReferenceWindow reference, long longestPause, int calls) {
        SlidingWindow driven = new SlidingWindow.Driven(window);
        Random random = new Random(seed);
        double failing = random.nextDouble();
        long now = Long.MAX_VALUE - 400;
        for (int call = 0; call < 3 * calls + 20; call++) {
            now += (long) (random.nextDouble() * longestPause);
            long read = random.nextInt(10) == 0 ? now - 5 : now;
            boolean failed = random.nextDouble() < failing;
            String where = "seed " + seed + ", call " + call;

            assertThat(driven.opensOn(failed, read)).as(where).isEqualTo(reference.opensOn(failed, read));
            assertThat(driven.isAtLimit(now)).as(where).isEqualTo(reference.isAtLimit(now));
        }
    }
}
