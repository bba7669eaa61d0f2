package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** How a breaker comes back: by several probes at once, and by letting through a share of the calls that grows. */
@Dependent
class RecoveryContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "recovery.two-at-once", probes = 2, probeSuccesses = 2)
        CompletableFuture<Object> probedByTwo(CompletableFuture<Object> answer) {
            return answer;
        }

        @Breaker(name = "recovery.ramp", rampUp = 86_400)
        Object ramping(Callable<?> downstream) throws Exception {
            return downstream.call();
        }
    }

    @Holds
    void asManyProbesAsTheAnnotationSaysGoThroughAtOnce() {
        breakers.letProbe("recovery.two-at-once");
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();

        client.probedByTwo(first);
        client.probedByTwo(second);
        assertThat(client.probedByTwo(new CompletableFuture<>()))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(BreakerOpenException.class);

        first.complete("fine");
        assertThat(breakers.state("recovery.two-at-once")).isEqualTo(BreakerState.HALF_OPEN);
        second.complete("fine");
        assertThat(breakers.state("recovery.two-at-once")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void ofSeveralProbesOneBadOneOpens() {
        breakers.letProbe("recovery.two-at-once");
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();
        client.probedByTwo(first);
        client.probedByTwo(second);

        first.completeExceptionally(new Outage());
        second.complete("fine, but too late");

        assertThat(breakers.state("recovery.two-at-once")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void afterAGoodProbeOneCallInTenIsLetThroughAtFirst() throws Exception {
        breakers.letProbe("recovery.ramp");
        client.ramping(() -> "fine");
        assertThat(breakers.state("recovery.ramp")).isEqualTo(BreakerState.CLOSED);

        client.ramping(() -> "the first");
        BreakerOpenException rejection = Outage.rejects(() -> client.ramping(() -> "the second"));

        assertThat(rejection.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(rejection.retryAfter())
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofHours(23), Duration.ofDays(1)));
        assertThat(breakers.named("recovery.ramp").snapshot().rampUp()).isNotNull();
    }

    @Holds
    void aResetEndsTheRamp() throws Exception {
        breakers.letProbe("recovery.ramp");
        client.ramping(() -> "fine");

        breakers.named("recovery.ramp").reset();

        assertThat(breakers.named("recovery.ramp").snapshot().rampUp()).isNull();
        for (int call = 0; call < 20; call++) {
            client.ramping(() -> "let through");
        }
    }

    @Holds
    void anOverrideThatIsPlannedLetsCallsThroughUntilItBegins() throws Exception {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        breakers.named("recovery.ramp").reset();

        breakers.named("recovery.ramp")
                .forceOpen(ManualOverride.because("the warehouse moves").from(tomorrow));

        assertThat(client.ramping(() -> "fine")).isEqualTo("fine");
        assertThat(breakers.named("recovery.ramp").snapshot().planned().from()).isEqualTo(tomorrow);
        breakers.named("recovery.ramp").release();
        assertThat(breakers.named("recovery.ramp").snapshot().planned()).isNull();
    }
}
