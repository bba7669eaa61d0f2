package io.github.switchgear.contract.untouched;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A breaker that is switched off, by its own key or with all others; the application says by which. */
@Dependent
public class UntouchedContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "off", allowedFails = 1, fallbackMethod = "answer")
        String call() throws Outage {
            throw new Outage();
        }

        String answer() {
            return "an answer";
        }

        @Breaker(name = "off", allowedFails = 1)
        CompletionStage<String> later(CompletionStage<String> downstream) {
            return downstream;
        }

        @Breaker(name = "off", allowedFails = 1)
        Uni<String> uni(Uni<String> downstream) {
            return downstream;
        }
    }

    @Holds
    void callsGoThroughUntouchedAndUncountedWithoutFallback() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Uni<String> uni = Uni.createFrom().nothing();

        Outage.meets(client::call, 4);
        assertThat(client.later(stage)).isSameAs(stage);
        assertThat(client.uni(uni)).isSameAs(uni);

        assertThat(breakers.state("off")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("off")).isEqualTo(new Totals(0, 0, 0, 0, 0));
    }

    @Holds
    void itIsListedAsDisabled() {
        assertThat(breakers.names()).contains("off");
        assertThat(breakers.describe("off").enabled()).isFalse();
    }
}
