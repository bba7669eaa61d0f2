package io.github.switchgear.core;

import static io.github.switchgear.core.CallWindow.Counting.COUNTED;
import static io.github.switchgear.core.CallWindow.Counting.SEALED;
import static io.github.switchgear.core.CallWindow.Counting.TRIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A window takes calls until it is sealed; what it holds goes on in its successor. */
class WindowSealingTest {

    private static final long NOW = 0;
    private static final WindowSettings CALLS = new WindowSettings(4, Duration.ZERO, 0.5, 4);
    private static final WindowSettings TIME = new WindowSettings(0, Duration.ofMinutes(1), 0.5, 4);

    static Stream<CallWindow> both() {
        return Stream.of(CallWindow.of(CALLS, NOW, new Tally(), 0), CallWindow.of(TIME, NOW, new Tally(), 0));
    }

    @Test
    void thereIsNoneWhereConsecutiveFailuresDecide() {
        assertThat(CallWindow.of(WindowSettings.OFF, NOW, new Tally(), 0)).isNull();
    }

    @ParameterizedTest
    @MethodSource("both")
    void theCallThatReachesTheRatioIsTheLastOne(CallWindow window) {
        window.record("First", NOW, true);
        window.record(null, NOW, true);
        assertThat(window.record(null, NOW, true)).isEqualTo(COUNTED);
        assertThat(window.isTripped()).isFalse();
        assertThat(window.isSealed()).isFalse();

        assertThat(window.record("Last", NOW, true)).isEqualTo(TRIPPED);

        assertThat(window.isTripped()).isTrue();
        assertThat(window.isSealed()).isTrue();
        assertThat(window.look(NOW, false).consecutiveFailures()).isEqualTo(1);
        assertThat(window.lastFailure()).isEqualTo("Last");
        assertThat(window.record(null, NOW, true)).isEqualTo(SEALED);
        assertThat(window.look(NOW, false).consecutiveFailures()).isEqualTo(1);
    }

    /** Nobody has published yet what the call has brought. */
    @ParameterizedTest
    @MethodSource("both")
    void untilItIsPublishedATripIsNotSeen(CallWindow window) {
        window.record(null, NOW, true);
        window.record("First", NOW, true);
        window.record(null, NOW, true);
        window.record("Last", NOW, true);

        assertThat(window.isTripped()).isTrue();
        assertThat(window.look(NOW, true).consecutiveFailures()).isZero();
        assertThat(window.look(NOW, false).consecutiveFailures()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aSuccessThatTripsItIsRememberedAsOne(CallWindow window) {
        window.record("First", NOW, true);
        window.record("Second", NOW, true);
        window.record(null, NOW, true);

        assertThat(window.record(null, NOW, true)).isEqualTo(TRIPPED);

        assertThat(window.look(NOW, false).consecutiveFailures()).isZero();
        assertThat(window.lastFailure()).isEqualTo("Second");
    }

    @ParameterizedTest
    @MethodSource("both")
    void whereItMayNotTripItCountsOn(CallWindow window) {
        for (int call = 0; call < 10; call++) {
            assertThat(window.record("Failure", NOW, false)).isEqualTo(COUNTED);
        }

        assertThat(window.isTripped()).isFalse();
        assertThat(window.look(NOW, false).isAtLimit()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("both")
    void aSuccessorHoldsTheSameCallsAndTakesMore(CallWindow window) {
        window.record("Failure", NOW, true);
        window.record(null, NOW, true);
        window.record("Failure", NOW, true);

        CallWindow successor = window.successor(NOW, 0);

        assertThat(window.isSealed()).isTrue();
        assertThat(window.isTripped()).isFalse();
        assertThat(window.record(null, NOW, true)).isEqualTo(SEALED);
        assertThat(successor.isSealed()).isFalse();
        assertThat(successor.look(NOW, false).consecutiveFailures()).isEqualTo(1);
        assertThat(successor.lastFailure()).isEqualTo("Failure");
        assertThat(successor.record(null, NOW, true)).isEqualTo(TRIPPED);
    }

    @ParameterizedTest
    @MethodSource("both")
    void theSuccessorOfATrippedWindowIsNotTripped(CallWindow window) {
        while (window.record("Failure", NOW, true) == COUNTED) {
            assertThat(window.isTripped()).isFalse();
        }

        CallWindow successor = window.successor(NOW, 0);

        assertThat(successor.isTripped()).isFalse();
        assertThat(successor.isSealed()).isFalse();
        assertThat(successor.look(NOW, false).isAtLimit()).isTrue();
    }

    @Test
    void aWindowOfTimeSealsItselfOnTheFirstCallAfterItsSlice() {
        CallWindow window = CallWindow.of(TIME, NOW, new Tally(), 0);
        long next = Duration.ofSeconds(1).toNanos();
        assertThat(window.record("Failure", next - 1, true)).isEqualTo(COUNTED);

        assertThat(window.record("Failure", next, true)).isEqualTo(SEALED);

        assertThat(window.isSealed()).isTrue();
        assertThat(window.isTripped()).isFalse();
        assertThat(window.record("Failure", next - 1, true)).isEqualTo(SEALED);
        assertThat(window.successor(next, 0).record("Failure", next, true)).isEqualTo(COUNTED);
    }

    @Test
    void aFailureGoesOutOfAWindowOfCallsAfterAsManyCalls() {
        CallWindow window = CallWindow.of(CALLS, NOW, new Tally(), 0);
        window.record("Failure", NOW, true);
        for (int call = 0; call < 3; call++) {
            window.record(null, NOW, true);
            assertThat(window.look(NOW, false).hasFailures()).isTrue();
        }

        CallWindow successor = window.successor(NOW, 0);
        assertThat(successor.look(NOW, false).hasFailures()).isTrue();
        successor.record(null, NOW, true);

        assertThat(successor.look(NOW, false).hasFailures()).isFalse();
    }

    @Test
    void aFailureGoesOutOfAWindowOfTimeWhenThatHasPassed() {
        CallWindow window = CallWindow.of(TIME, NOW, new Tally(), 0);
        window.record("Failure", NOW, true);

        assertThat(window.look(Duration.ofMinutes(1).toNanos() - 1, false).hasFailures())
                .isTrue();
        assertThat(window.look(Duration.ofMinutes(1).toNanos(), false).hasFailures())
                .isFalse();
    }
}
