package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManualOverrideTest {

    private static final ManualOverride BECAUSE = ManualOverride.because("warehouse moves");

    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", BreakerSettings.builder().build(), new MovableTicker());

    @Test
    void itTellsReasonActorAndDuration() {
        ManualOverride override = BECAUSE.by("ann").lasting(Duration.ofMinutes(10));

        assertThat(override.reason()).contains("warehouse moves");
        assertThat(override.actor()).contains("ann");
        assertThat(override.duration()).contains(Duration.ofMinutes(10));
    }

    @Test
    void itIsImmutable() {
        BECAUSE.by("ann").lasting(Duration.ofMinutes(10));

        assertThat(BECAUSE.actor()).isEmpty();
        assertThat(BECAUSE.duration()).isEmpty();
    }

    @Test
    void oneWithoutAReasonHasNoneAndNothingElse() {
        assertThat(ManualOverride.withoutReason().reason()).isEmpty();
        assertThat(ManualOverride.withoutReason().actor()).isEmpty();
        assertThat(ManualOverride.withoutReason().duration()).isEmpty();
    }

    @Test
    void theOrderOfTheStepsMakesNoDifference() {
        assertThat(BECAUSE.lasting(Duration.ofDays(1)).by("ann"))
                .isEqualTo(BECAUSE.by("ann").lasting(Duration.ofDays(1)))
                .hasSameHashCodeAs(BECAUSE.by("ann").lasting(Duration.ofDays(1)));
    }

    @Test
    void everyPartMakesADifference() {
        assertThat(BECAUSE)
                .isNotEqualTo(ManualOverride.because("sale day"))
                .isNotEqualTo(BECAUSE.by("ann"))
                .isNotEqualTo(BECAUSE.from(Instant.EPOCH))
                .isNotEqualTo(BECAUSE.lasting(Duration.ofDays(1)));
    }

    @Test
    void aBlankReasonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManualOverride.because(" \t"))
                .withMessage("reason must not be blank");
        assertThatIllegalArgumentException().isThrownBy(() -> ManualOverride.because(""));
    }

    @Test
    void aBlankActorIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BECAUSE.by(" ")).withMessage("actor must not be blank");
    }

    @Test
    void anEndThatIsNotAfterNowOrTooFarAwayIsRefused() {
        for (Duration wrong : new Duration[] {
            Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(365).plusNanos(1)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BECAUSE.lasting(wrong))
                    .withMessageStartingWith("duration must be more than PT0S and at most PT8760H but is " + wrong);
        }
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        assertThat(BECAUSE.lasting(Duration.ofNanos(1)).duration()).contains(Duration.ofNanos(1));
        assertThat(BECAUSE.lasting(Duration.ofDays(365)).duration()).contains(Duration.ofDays(365));
    }

    @Test
    void forcingWithoutAReasonIsRefusedAndChangesNothing() {
        ManualOverride unexplained = ManualOverride.withoutReason().by("ann");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker.forceOpen(unexplained))
                .withMessage("forcing a breaker needs a reason; begin with ManualOverride.because(reason)");
        assertThatIllegalArgumentException().isThrownBy(() -> breaker.forceClosed(unexplained));

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.history()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u00a0\u3000", "\u200b", "\u202e\u2069", "\u3164", "\u2800", "\ufeff\n", "\ud800"})
    void whereThereIsNothingToSeeThereIsNoReasonAndNoActor(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManualOverride.because(blank))
                .withMessage("reason must not be blank");
        assertThatIllegalArgumentException().isThrownBy(() -> BECAUSE.by(blank)).withMessage("actor must not be blank");
    }
}
