package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ExpectedGenerationTest {

    private static final ManualOverride WHY = ManualOverride.because("drill");

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);

    private static List<BiConsumer<CircuitBreaker, ManualOverride>> operations() {
        return List.of(
                CircuitBreaker::reset,
                CircuitBreaker::forceOpen,
                CircuitBreaker::forceClosed,
                CircuitBreaker::release,
                (breaker, by) -> breaker.reconfigure(breaker.settings(), by));
    }

    @Test
    void anotherGenerationIsRefusedAndNothingChanges() {
        breaker.forceOpen(WHY);
        BreakerSnapshot before = breaker.snapshot();

        for (BiConsumer<CircuitBreaker, ManualOverride> operation : operations()) {
            assertThatExceptionOfType(StaleGenerationException.class)
                    .isThrownBy(() -> operation.accept(breaker, WHY.expecting(0)))
                    .satisfies(stale -> assertThat(stale.expected()).isZero())
                    .satisfies(stale -> assertThat(stale.actual()).isEqualTo(1))
                    .withMessage("Breaker 'inventory' is at generation 1, not 0");
        }

        assertThat(breaker.snapshot()).isEqualTo(before);
        assertThat(breaker.history()).hasSize(1);
    }

    @Test
    void theRefusalTellsBothGenerations() {
        breaker.reset();
        breaker.reset();

        assertThatExceptionOfType(StaleGenerationException.class)
                .isThrownBy(() -> breaker.reset(WHY.expecting(1)))
                .satisfies(stale -> assertThat(stale.expected()).isOne())
                .satisfies(stale -> assertThat(stale.actual()).isEqualTo(2));
    }

    @Test
    void theSameGenerationIsTaken() {
        for (BiConsumer<CircuitBreaker, ManualOverride> operation : operations()) {
            operation.accept(breaker, WHY.expecting(breaker.snapshot().generation()));
        }

        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.RECONFIGURED, Cause.RELEASED, Cause.FORCED, Cause.FORCED, Cause.RESET);
    }

    @Test
    void aStepOfTheClockThatTheReaderHasSeenAlreadyIsNoOtherGeneration() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        BreakerSnapshot seen = breaker.snapshot();
        assertThat(seen.state()).isEqualTo(BreakerState.HALF_OPEN);

        breaker.forceOpen(WHY.expecting(seen.generation()));

        assertThat(breaker.history())
                .extracting(BreakerTransition::to)
                .containsExactly(BreakerState.FORCED_OPEN, BreakerState.HALF_OPEN, BreakerState.OPEN);
    }

    @RepeatedTest(20)
    void ofManyWhoSawTheSameOneActs() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        try (Crowd crowd = new Crowd(8)) {
            crowd.act(member -> {
                try {
                    breaker.forceOpen(WHY.by("operator " + member).expecting(0));
                } catch (StaleGenerationException stale) {
                    refused.incrementAndGet();
                }
            });
        }

        assertThat(refused).hasValue(7);
        assertThat(breaker.history()).hasSize(1);
    }
}
