package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A window so short that every reading of the clock finds another slice: no call may run after the clock for ever. */
@ExtendWith(CapturedLog.class)
class FastClockTest {

    private static final Duration SHORTEST = Duration.ofNanos(1);

    /** Moves by a microsecond each time somebody looks. */
    private static final class Racing implements LongSupplier {

        private long readings;

        @Override
        public long getAsLong() {
            assertThat(readings).as("readings of the clock").isLessThan(1_000);
            return ++readings * 1_000;
        }
    }

    @Test
    void aCallIsCountedThoughTheSliceIsOverBeforeAnybodyCanLookAgain() {
        CircuitBreaker breaker = CircuitBreaker.of(
                "inventory", Calls.settings().timeWindow(SHORTEST, 1, 1).build(), new Racing());

        Calls.succeed(breaker);
        Calls.fail(breaker);

        assertThat(breaker.history()).extracting(BreakerTransition::cause).containsExactly(Cause.FAILURE_RATIO_REACHED);
    }
}
