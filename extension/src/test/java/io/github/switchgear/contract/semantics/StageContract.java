package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Methods that return a stage; every call here returns although nothing has completed, so nothing blocks. */
@Dependent
class StageContract implements Bodies {

    @Inject
    Client client;

    @Inject
    GenericClient genericClient;

    @Inject
    Breakers breakers;

    private final CompletableFuture<String> pending = new CompletableFuture<>();

    @ApplicationScoped
    static class Client {

        @Breaker(
                name = "stage",
                allowedFails = 1,
                allowedExceptions = IOException.class,
                validator = NotBlank.class,
                probeLease = 3600)
        CompletionStage<String> stage(Callable<? extends CompletionStage<String>> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(name = "stage.future", allowedFails = 1)
        CompletableFuture<String> future(CompletableFuture<String> downstream) {
            return downstream;
        }
    }

    abstract static class Source<T> {

        @Breaker(name = "stage.generic", allowedFails = 1)
        T ask(T answer) {
            return answer;
        }
    }

    @ApplicationScoped
    static class GenericClient extends Source<CompletionStage<String>> {}

    @ApplicationScoped
    static class NotBlank implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return !result.isBlank();
        }
    }

    @Holds
    void aCallIsJudgedWhenItsStageCompletesAndTheCallerGetsWhatItCompletedWith() throws Exception {
        CompletionStage<String> answer = client.stage(() -> pending);
        assertThat(answer.toCompletableFuture()).isNotDone();
        Totals before = breakers.totals("stage");

        pending.complete("fine");

        assertThat(answer.toCompletableFuture()).isCompletedWithValue("fine");
        assertThat(breakers.totals("stage").succeeded()).isEqualTo(before.succeeded() + 1);
    }

    @Holds
    void aStageThatFailsIsAFailure() throws Exception {
        CompletionStage<String> answer = client.stage(() -> pending);
        assertThat(breakers.state("stage")).isEqualTo(BreakerState.CLOSED);
        Outage outage = new Outage();

        pending.completeExceptionally(outage);

        assertThat(breakers.state("stage")).isEqualTo(BreakerState.OPEN);
        assertThatThrownBy(() -> answer.toCompletableFuture().join()).hasCause(outage);
    }

    @Holds
    void aFutureThatFailsIsAFailure() {
        CompletableFuture<String> answer = client.future(pending);
        pending.completeExceptionally(new Outage());

        assertThat(breakers.state("stage.future")).isEqualTo(BreakerState.OPEN);
        assertThat(answer).isCompletedExceptionally();
    }

    @Holds
    void aMethodWhoseTypeArgumentIsAStageIsJudgedWhenThatCompletes() {
        genericClient.ask(pending);
        assertThat(breakers.state("stage.generic")).isEqualTo(BreakerState.CLOSED);
        pending.completeExceptionally(new Outage());

        assertThat(breakers.state("stage.generic")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aRejectionIsAFailedStage() throws Exception {
        breakers.shut("stage");
        boolean[] reached = {false};

        CompletionStage<String> answer = client.stage(() -> {
            reached[0] = true;
            return pending;
        });

        assertThatThrownBy(() -> answer.toCompletableFuture().join()).hasCauseInstanceOf(BreakerOpenException.class);
        assertThat(reached).containsExactly(false);
    }

    @Holds
    void anExceptionInsteadOfAStageIsAFailureAndAFailedStage() throws Exception {
        CompletionStage<String> answer = client.stage(() -> {
            throw new Outage();
        });

        assertThatThrownBy(() -> answer.toCompletableFuture().join()).hasCauseInstanceOf(Outage.class);
        assertThat(breakers.state("stage")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void nullInsteadOfAStageIsAFailureAndAFailedStage() throws Exception {
        CompletionStage<String> answer = client.stage(() -> null);

        assertThatThrownBy(() -> answer.toCompletableFuture().join()).hasCauseInstanceOf(NullPointerException.class);
        assertThat(breakers.state("stage")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aCancelledCallIsNeutralGivesItsProbeBackAndCancelsTheStage() throws Exception {
        breakers.letProbe("stage");
        Totals before = breakers.totals("stage");
        CompletableFuture<String> probe = client.stage(() -> pending).toCompletableFuture();
        assertThat(breakers.named("stage").snapshot().probeInFlight()).isTrue();

        probe.cancel(true);

        assertThat(pending).isCancelled();
        assertThat(breakers.named("stage").snapshot().probeInFlight()).isFalse();
        assertThat(breakers.state("stage")).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breakers.totals("stage").neutral()).isEqualTo(before.neutral() + 1);
    }

    @Holds
    void aStageThatIsCancelledIsNeutral() throws Exception {
        client.stage(() -> pending);
        pending.cancel(true);

        assertThat(breakers.state("stage")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void wrappersAreTakenOffBeforeTheExceptionIsJudged() throws Exception {
        IOException allowed = new IOException("not found");
        client.stage(() -> CompletableFuture.failedStage(new CompletionException(allowed)));
        client.stage(() -> CompletableFuture.failedStage(new ExecutionException(allowed)));
        client.stage(() -> pending.thenApply(String::trim));
        pending.completeExceptionally(allowed);
        assertThat(breakers.state("stage")).isEqualTo(BreakerState.CLOSED);

        client.stage(() -> CompletableFuture.failedStage(new CompletionException(new Outage())));
        assertThat(breakers.named("stage").snapshot().lastFailure().type()).isEqualTo(Outage.class.getName());
    }

    @Holds
    void theValidatorJudgesTheValueThatTheStageCompletesWith() throws Exception {
        CompletionStage<String> answer = client.stage(() -> pending);
        pending.complete(" ");

        assertThat(answer.toCompletableFuture()).isCompletedWithValue(" ");
        assertThat(breakers.state("stage")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void theExceptionOfAValidatorFailsTheStageAndIsNeutral() throws Exception {
        CompletionStage<String> answer = client.stage(() -> CompletableFuture.completedStage(null));

        assertThat(answer.toCompletableFuture()).isCompletedExceptionally();
        assertThat(breakers.state("stage")).isEqualTo(BreakerState.CLOSED);
    }
}
