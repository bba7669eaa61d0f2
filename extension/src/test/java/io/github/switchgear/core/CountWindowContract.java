package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window of calls promises, whoever keeps it. */
abstract class CountWindowContract {

    private static final long NOW = 0;

    abstract SlidingWindow window(WindowSettings settings);

    private SlidingWindow window(int calls, double failureRatio, int minimumCalls) {
        return window(new WindowSettings(calls, Duration.ZERO, failureRatio, minimumCalls));
    }

    @Test
    void theCallThatReachesTheRatioOpensAndNoneBefore() {
        SlidingWindow window = window(10, 0.5, 10);
        window.count(5, false, NOW);
        window.count(4, true, NOW);

        assertThat(window.isAtLimit(NOW)).isFalse();
        assertThat(window.opensOn(true, NOW)).isTrue();
        assertThat(window.isAtLimit(NOW)).isTrue();
    }

    @Test
    void aSuccessOpensWhereItBringsTheMinimumOfCalls() {
        SlidingWindow window = window(10, 0.5, 4);
        window.count(3, true, NOW);

        assertThat(window.opensOn(false, NOW)).isTrue();
    }

    @Test
    void successesAloneNeverOpen() {
        SlidingWindow window = window(4, 0.01, 1);

        window.count(20, false, NOW);

        assertThat(window.isAtLimit(NOW)).isFalse();
    }

    @Test
    void nothingIsAtNoLimit() {
        assertThat(window(1, 0.01, 1).isAtLimit(NOW)).isFalse();
    }

    @Test
    void theMinimumIsTwentyWhereNoneIsGiven() {
        SlidingWindow window = window(100, 1, 0);
        window.count(19, true, NOW);

        assertThat(window.opensOn(true, NOW)).isTrue();
    }

    @Test
    void theMinimumIsTheWholeWindowWhereThatIsFewerThanTwenty() {
        SlidingWindow window = window(7, 1, 0);
        window.count(6, true, NOW);

        assertThat(window.opensOn(true, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 63, 64, 65, 1_000})
    void theOldestCallGivesItsPlaceToTheNewest(int calls) {
        SlidingWindow window = window(calls, 1, calls);
        window.count(calls, false, NOW);
        window.count(calls - 1, true, NOW);

        assertThat(window.opensOn(true, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 63, 64, 65, 1_000})
    void aFailureStaysForExactlyAsManyCallsAsTheWindowHas(int calls) {
        SlidingWindow window = window(calls, 1.0 / calls, calls);
        window.count(calls, false, NOW);
        for (int round = 0; round < 5; round++) {
            assertThat(window.opensOn(true, NOW)).isTrue();
            for (int after = 1; after < calls; after++) {
                assertThat(window.opensOn(false, NOW)).isTrue();
            }

            window.count(calls, false, NOW);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.55, 55",
        "100, 0.29, 29",
        "100, 0.07, 7",
        "100, 0.58, 58",
        "1000, 0.001, 1",
        "1000, 0.999, 999",
        "3, 0.3333333333333333, 1",
        "7, 0.14285714285714285, 1",
        "49, 0.02040816326530612, 1",
        "3, 0.3334, 2",
        "10, 0.3, 3",
        "10, 0.1, 1",
        "10, 0.7, 7",
        "1, 1, 1",
        "100, 1, 100"
    })
    void aRatioIsReachedAtItsVeryDecimal(int calls, double failureRatio, int failures) {
        SlidingWindow window = window(calls, failureRatio, calls);
        window.count(calls, false, NOW);
        window.count(failures - 1, true, NOW);

        assertThat(window.opensOn(true, NOW)).isTrue();
    }
}
