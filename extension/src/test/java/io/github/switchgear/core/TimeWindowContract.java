package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window of time promises, whoever keeps it: one minute, so a slice is a second. */
abstract class TimeWindowContract {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = Long.MAX_VALUE - 30 * SECOND;

    abstract SlidingWindow window(WindowSettings settings, long now);

    private SlidingWindow window(double failureRatio, int minimumCalls) {
        return window(new WindowSettings(0, Duration.ofMinutes(1), failureRatio, minimumCalls), START);
    }

    private static long at(double seconds) {
        return START + (long) (seconds * SECOND);
    }

    @Test
    void theCallThatReachesTheRatioOpensAndNoneBefore() {
        SlidingWindow window = window(0.5, 10);
        window.count(5, false, at(0));
        window.count(4, true, at(0.5));

        assertThat(window.isAtLimit(at(0.5))).isFalse();
        assertThat(window.opensOn(true, at(0.999))).isTrue();
        assertThat(window.isAtLimit(at(0.999))).isTrue();
    }

    @Test
    void aSuccessOpensWhereItBringsTheMinimumOfCalls() {
        SlidingWindow window = window(0.5, 4);
        window.count(3, true, at(0));

        assertThat(window.opensOn(false, at(30))).isTrue();
    }

    @Test
    void theMinimumIsTwentyWhereNoneIsGiven() {
        SlidingWindow window = window(1, 0);
        window.count(19, true, at(0));

        assertThat(window.opensOn(true, at(0))).isTrue();
    }

    @Test
    void nothingIsAtNoLimit() {
        assertThat(window(0.01, 1).isAtLimit(at(1_000))).isFalse();
    }

    @Test
    void callsOfAllSlicesCountTogether() {
        SlidingWindow window = window(1, 60);
        for (int second = 0; second < 59; second++) {
            window.count(1, true, at(second));
        }

        assertThat(window.opensOn(true, at(59))).isTrue();
    }

    @Test
    void aCallIsForgottenWhenSixtySlicesHaveBegunAfterIt() {
        SlidingWindow window = window(1, 2);
        window.count(1, true, at(0.5));

        assertThat(window.opensOn(true, at(59.999))).isTrue();

        assertThat(window.isAtLimit(at(59.999))).isTrue();
        assertThat(window.isAtLimit(at(60))).isFalse();
        assertThat(window.opensOn(true, at(60))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 119, 120, 121, 3_600, 31_536_000})
    void aFarJumpForgetsEverything(int seconds) {
        SlidingWindow window = window(1, 2);
        window.count(1, true, at(0));

        window.count(1, true, at(seconds));

        assertThat(window.isAtLimit(at(seconds))).isFalse();
    }

    @Test
    void slicesWithoutCallsAreSkipped() {
        SlidingWindow window = window(1, 3);
        window.count(1, true, at(0));
        window.count(1, true, at(17));

        assertThat(window.opensOn(true, at(59))).isTrue();
        assertThat(window.opensOn(true, at(60))).isTrue();
        assertThat(window.isAtLimit(at(77))).isFalse();
    }

    @Test
    void aReadingOfTheClockFromBeforeTheSliceCountsInIt() {
        SlidingWindow window = window(1, 2);
        window.count(1, true, at(10));

        assertThat(window.opensOn(true, at(3))).isTrue();

        assertThat(window.isAtLimit(at(3))).isTrue();
        assertThat(window.isAtLimit(at(69.999))).isTrue();
        assertThat(window.isAtLimit(at(70))).isFalse();
    }

    @Test
    void timeAloneBringsItToTheLimitWhereTheSuccessesAreForgotten() {
        SlidingWindow window = window(1, 1);
        window.count(1, false, at(0));
        window.count(1, true, at(10));

        assertThat(window.isAtLimit(at(59))).isFalse();
        assertThat(window.isAtLimit(at(60))).isTrue();
    }

    @Test
    void readingAheadChangesNothing() {
        SlidingWindow window = window(1, 2);
        window.count(1, true, at(0));
        assertThat(window.isAtLimit(at(500))).isFalse();

        assertThat(window.opensOn(true, at(1))).isTrue();
    }
}
