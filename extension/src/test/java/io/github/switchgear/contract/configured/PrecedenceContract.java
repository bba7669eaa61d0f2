package io.github.switchgear.contract.configured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Which of several places that set a member is the strongest. */
@Dependent
class PrecedenceContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "configured", retryTimer = 10, probeSuccesses = 2)
        void call(Exception failure) throws Exception {
            throw failure;
        }

        @Breaker(name = "annotated", retryTimer = 10, allowedFails = 5)
        void annotated() {}

        @Breaker(name = "dotted")
        void dotted() {}

        @Breaker(name = "dotted.window")
        void dottedMore() {}
    }

    @Holds
    void aBreakersOwnKeyIsStrongerThanTheAnnotation() {
        assertConfigured("configured", "retryTimer", "PT1M30S");
        assertThat(breakers.settings("configured")).containsEntry("probeSuccesses", new Setting(2, "annotation"));
    }

    @Holds
    void theAnnotationIsStrongerThanTheKeyOfTheDefault() {
        assertThat(breakers.settings("annotated"))
                .containsEntry("retryTimer", new Setting("PT10S", "annotation"))
                .containsEntry("allowedFails", new Setting(5, "annotation"));
    }

    @Holds
    void theKeyOfTheDefaultIsStrongerThanTheDefault() {
        assertConfigured("dotted", "allowedFails", 2);
        assertConfigured("dotted", "retryTimer", "PT45S");
        assertThat(breakers.settings("dotted")).containsEntry("probeSuccesses", new Setting(1, "default"));
    }

    @Holds
    void aKeyBelongsToTheLongestNameThatItMayMean() {
        assertConfigured("dotted.window", "window.calls", 4);
        assertThat(breakers.settings("dotted")).containsEntry("window.calls", new Setting(0, "default"));
    }

    @Holds
    void theBreakerWorksAsConfigured() {
        IllegalStateException neutral = new IllegalStateException();
        IOException failure = new IOException();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.call(neutral)).isSameAs(neutral);
        }
        assertThatThrownBy(() -> client.call(failure)).isSameAs(failure);
        assertThat(breakers.state("configured")).isEqualTo(BreakerState.CLOSED);

        assertThatThrownBy(() -> client.call(failure)).isSameAs(failure);
        assertThat(breakers.state("configured")).isEqualTo(BreakerState.OPEN);
    }

    private void assertConfigured(String breaker, String member, Object value) {
        Setting setting = breakers.settings(breaker).get(member);
        assertThat(setting.value()).isEqualTo(value);
        assertThat(setting.source()).isNotIn(List.of("annotation", "default", "runtime"));
    }
}
