package io.github.switchgear.telemetry.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.CallOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    @ParameterizedTest
    @EnumSource(CallOutcome.class)
    void howACallEndedHasTheSameNameInTheCore(CallOutcome outcome) {
        assertThat(Outcome.of(outcome).name()).isEqualTo(outcome.name());
    }
}
