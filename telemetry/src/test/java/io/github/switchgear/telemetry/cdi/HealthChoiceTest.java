package io.github.switchgear.telemetry.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HealthChoiceTest {

    @Test
    void eachValueMeansOneCheckAtMost() {
        assertThat(HealthChoice.check("readiness")).contains("BreakersReadiness");
        assertThat(HealthChoice.check("liveness")).contains("BreakersLiveness");
        assertThat(HealthChoice.check("off")).isEmpty();
    }

    @Test
    void nothingConfiguredIsReadiness() {
        assertThat(HealthChoice.check()).contains("BreakersReadiness");
    }

    @Test
    void anotherValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChoice.check("startup"))
                .withMessage("switchgear.health must be off, readiness or liveness but is 'startup'");
    }
}
