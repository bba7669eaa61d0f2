package io.github.switchgear.contract.configured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Every member that can be configured, and the ways to write a duration. */
@Dependent
class MembersContract implements Bodies {

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "members")
        void call() {}
    }

    @Holds
    void everyMemberButCodeCanBeConfigured() {
        assertThat(breakers.named("members").settings().values())
                .containsExactly(
                        entry("allowedFails", 9),
                        entry("retryTimer", "PT1.5S"),
                        entry("validator", "AlwaysValid"),
                        entry(
                                "allowedExceptions",
                                List.of("java.io.IOException", "java.util.concurrent.TimeoutException")),
                        entry("failureExceptions", List.of()),
                        entry("failureJudge", "None"),
                        entry("slowCall", "PT1M"),
                        entry("probeSuccesses", 3),
                        entry("probeLease", "PT2H"),
                        entry("probes", 4),
                        entry("rampUp", "PT1M30S"),
                        entry("window.calls", 0),
                        entry("window.time", "PT5M"),
                        entry("window.failureRatio", 0.25),
                        entry("window.minimumCalls", 6),
                        entry("backoff.multiplier", 2.5),
                        entry("backoff.max", "PT24H"),
                        entry("backoff.jitter", 0.1));
    }
}
