package io.github.switchgear.contract.semantics;

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

/** Methods whose types do not tell whether their results are late: each result does. */
@Dependent
class OpenResultContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "open-result", allowedFails = 2)
        Object stock(Object result) {
            return result;
        }

        @Breaker(name = "open-result", allowedFails = 2)
        <T> T price(T result) {
            return result;
        }
    }

    private Totals totals() {
        return breakers.totals("open-result");
    }

    @Holds
    void aStageIsJudgedWhenItCompletes() {
        CompletableFuture<String> pending = new CompletableFuture<>();
        Totals before = totals();
        CompletionStage<String> stage = client.price(pending);
        assertThat(totals()).isEqualTo(before);

        pending.completeExceptionally(new Outage());

        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        assertThat(totals().failed()).isEqualTo(before.failed() + 1);
    }

    @Holds
    void aUniIsJudgedWhenItCompletesAndEachFurtherSubscriptionIsACallOfItsOwn() {
        Uni<?> uni = (Uni<?>) client.stock(Uni.createFrom().failure(new Outage()));
        assertThat(breakers.failures("open-result")).isZero();

        assertThat(uni.subscribeAsCompletionStage()).isCompletedExceptionally();
        assertThat(breakers.failures("open-result")).isEqualTo(1);
        assertThat(uni.subscribeAsCompletionStage()).isCompletedExceptionally();
        assertThat(breakers.state("open-result")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aValueIsWhatItIs() {
        Totals before = totals();

        assertThat(client.stock("answer")).isEqualTo("answer");
        assertThat(client.<String>price("nothing to wait for")).isEqualTo("nothing to wait for");

        assertThat(totals().succeeded()).isEqualTo(before.succeeded() + 2);
    }
}
