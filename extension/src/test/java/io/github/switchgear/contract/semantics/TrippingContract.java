package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** From closed to open, by way of a probe to closed again. */
@Dependent
class TrippingContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        private int calls;

        @Breaker(name = "tripping")
        public Object call(Callable<?> downstream) throws Exception {
            calls++;
            return downstream.call();
        }

        @Breaker(name = "tripping.retry-at-once", allowedFails = 1, retryTimer = 0)
        protected Object retriedAtOnce(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(name = "tripping.two-probes", allowedFails = 1, retryTimer = 0, probeSuccesses = 2)
        Object closedByTwoProbes(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        int calls() {
            return calls;
        }
    }

    @Holds
    void theThirdFailureInARowOpensAndTheNextCallDoesNotReachTheMethod() {
        int before = client.calls();
        Outage.meets(() -> client.call(Outage::met), 2);
        assertThat(breakers.state("tripping")).isEqualTo(BreakerState.CLOSED);

        Outage.meets(() -> client.call(Outage::met), 1);
        BreakerOpenException rejection = Outage.rejects(() -> client.call(() -> "fine again"));

        assertThat(client.calls()).isEqualTo(before + 3);
        assertThat(rejection.breakerName()).isEqualTo("tripping");
        assertThat(rejection.state()).isEqualTo(BreakerState.OPEN);
        assertThat(rejection.retryAfter())
                .hasValueSatisfying(left -> assertThat(left).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30)));
    }

    @Holds
    void aSuccessStartsTheCountAfresh() throws Exception {
        Outage.meets(() -> client.call(Outage::met), 2);
        client.call(() -> "fine");
        Outage.meets(() -> client.call(Outage::met), 2);

        assertThat(breakers.state("tripping")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void theCallerGetsTheMethodsOwnResultAndException() throws Exception {
        Object result = new Object();
        IOException checked = new IOException("down");
        Error error = new StackOverflowError();

        assertThat(client.call(() -> result)).isSameAs(result);
        assertThat(client.call(() -> null)).isNull();
        assertThatThrownBy(() -> client.call(() -> {
                    throw checked;
                }))
                .isSameAs(checked);
        assertThatThrownBy(() -> client.call(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Holds
    void aGoodProbeCloses() throws Exception {
        Outage.meets(() -> client.retriedAtOnce(Outage::met), 1);
        assertThat(breakers.state("tripping.retry-at-once")).isEqualTo(BreakerState.HALF_OPEN);

        client.retriedAtOnce(() -> "fine");

        assertThat(breakers.state("tripping.retry-at-once")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void aFailedProbeOpensAgain() {
        breakers.letProbe("tripping");
        Outage.meets(() -> client.call(Outage::met), 1);

        assertThat(breakers.state("tripping")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void onlyOneProbeGoesThroughAtATime() throws Exception {
        breakers.letProbe("tripping");

        client.call(() -> CompletableFuture.supplyAsync(
                        () -> Outage.rejects(() -> client.call(() -> "beside the probe")))
                .join());

        assertThat(breakers.state("tripping")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void aCallInsideTheProbeBelongsToItAndTheBreakerCloses() throws Exception {
        breakers.letProbe("tripping");
        Totals before = breakers.totals("tripping");

        client.call(() -> client.call(() -> "inside the probe"));

        assertThat(breakers.state("tripping")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("tripping").succeeded()).isEqualTo(before.succeeded() + 1);
    }

    @Holds
    void aFailureInsideACallIsThatCallsFailureAndCountsOnce() {
        Totals before = breakers.totals("tripping");

        Outage.meets(() -> client.call(() -> client.call(Outage::met)), 1);

        assertThat(breakers.failures("tripping")).isEqualTo(1);
        assertThat(breakers.totals("tripping").failed()).isEqualTo(before.failed() + 1);
    }

    @Holds
    void asManyProbesAsTheAnnotationAsksForClose() throws Exception {
        Outage.meets(() -> client.closedByTwoProbes(Outage::met), 1);

        client.closedByTwoProbes(() -> "fine");
        assertThat(breakers.state("tripping.two-probes")).isEqualTo(BreakerState.HALF_OPEN);

        client.closedByTwoProbes(() -> "fine");
        assertThat(breakers.state("tripping.two-probes")).isEqualTo(BreakerState.CLOSED);
    }
}
