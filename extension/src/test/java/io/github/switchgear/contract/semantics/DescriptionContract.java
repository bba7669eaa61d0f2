package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.Window;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the registry tells of a breaker, from whichever reading of the annotation. */
@Dependent
class DescriptionContract implements Bodies {

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "description.default")
        void plain() {}

        @Breaker(
                name = "description.calls",
                allowedFails = 5,
                retryTimer = 1_500,
                unit = ChronoUnit.MILLIS,
                validator = NotBlank.class,
                allowedExceptions = {IOException.class, Outage.class},
                slowCall = 250,
                probeSuccesses = 2,
                probeLease = 4_000,
                probes = 3,
                rampUp = 20_000,
                window = @Window(calls = 100, failureRatio = 0.25, minimumCalls = 7),
                backoff = @Backoff(multiplier = 2.5, max = 60_000, jitter = 0.1))
        String calls() {
            return "";
        }

        @Breaker(
                name = "description.time",
                unit = ChronoUnit.MINUTES,
                failureExceptions = IllegalStateException.class,
                window = @Window(time = 3))
        void time() {}
    }

    @ApplicationScoped
    static class NotBlank implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return !result.isBlank();
        }
    }

    private static Setting annotation(Object value) {
        return new Setting(value, "annotation");
    }

    private static Setting byDefault(Object value) {
        return new Setting(value, "default");
    }

    @Holds
    void whatIsNotWrittenIsAtItsDefault() {
        assertThat(breakers.settings("description.default"))
                .containsExactly(
                        entry("allowedFails", byDefault(3)),
                        entry("retryTimer", byDefault("PT30S")),
                        entry("validator", byDefault("AlwaysValid")),
                        entry("allowedExceptions", byDefault(List.of())),
                        entry("failureExceptions", byDefault(List.of())),
                        entry("failureJudge", byDefault("None")),
                        entry("slowCall", byDefault("PT0S")),
                        entry("probeSuccesses", byDefault(1)),
                        entry("probeLease", byDefault("PT0S")),
                        entry("probes", byDefault(1)),
                        entry("rampUp", byDefault("PT0S")),
                        entry("window.calls", byDefault(0)),
                        entry("window.time", byDefault("PT0S")),
                        entry("window.failureRatio", byDefault(0.5)),
                        entry("window.minimumCalls", byDefault(0)),
                        entry("backoff.multiplier", byDefault(1.0)),
                        entry("backoff.max", byDefault("PT0S")),
                        entry("backoff.jitter", byDefault(0.0)));
    }

    @Holds
    void everyMemberThatIsWrittenArrivesInItsUnit() {
        assertThat(breakers.settings("description.calls"))
                .containsExactly(
                        entry("allowedFails", annotation(5)),
                        entry("retryTimer", annotation("PT1.5S")),
                        entry("validator", annotation(NotBlank.class.getName())),
                        entry(
                                "allowedExceptions",
                                annotation(List.of(IOException.class.getName(), Outage.class.getName()))),
                        entry("failureExceptions", byDefault(List.of())),
                        entry("failureJudge", byDefault("None")),
                        entry("slowCall", annotation("PT0.25S")),
                        entry("probeSuccesses", annotation(2)),
                        entry("probeLease", annotation("PT4S")),
                        entry("probes", annotation(3)),
                        entry("rampUp", annotation("PT20S")),
                        entry("window.calls", annotation(100)),
                        entry("window.time", byDefault("PT0S")),
                        entry("window.failureRatio", annotation(0.25)),
                        entry("window.minimumCalls", annotation(7)),
                        entry("backoff.multiplier", annotation(2.5)),
                        entry("backoff.max", annotation("PT1M")),
                        entry("backoff.jitter", annotation(0.1)));
        assertThat(breakers.settings("description.time"))
                .contains(
                        entry("retryTimer", annotation("PT30M")),
                        entry("failureExceptions", annotation(List.of(IllegalStateException.class.getName()))),
                        entry("window.time", annotation("PT3M")));
    }

    @Holds
    void whatIsChangedAtRunTimeSaysSo() {
        BreakerSettings deployed = breakers.named("description.default").settings();

        breakers.named("description.default")
                .reconfigure(
                        deployed.toBuilder().retryTimer(Duration.ofSeconds(7)).build());
        assertThat(breakers.settings("description.default"))
                .contains(entry("retryTimer", new Setting("PT7S", "runtime")), entry("allowedFails", byDefault(3)));

        breakers.named("description.default").reconfigure(deployed);
        assertThat(breakers.settings("description.default")).containsEntry("retryTimer", byDefault("PT30S"));
    }
}
