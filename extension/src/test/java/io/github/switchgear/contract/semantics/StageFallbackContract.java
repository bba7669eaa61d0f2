package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Fallbacks of methods that return a stage. */
@Dependent
class StageFallbackContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    private final CompletableFuture<Object> pending = new CompletableFuture<>();

    @ApplicationScoped
    static class Client {

        private final CompletableFuture<Object> answers = new CompletableFuture<>();

        @Breaker(
                name = "stage-fallback",
                allowedFails = 1,
                allowedExceptions = IOException.class,
                fallbackMethod = "lastKnown")
        CompletionStage<Object> stock(CompletionStage<Object> downstream) {
            return downstream;
        }

        CompletableFuture<Object> lastKnown(CompletionStage<Object> downstream, Throwable failure) {
            return CompletableFuture.completedFuture(failure);
        }

        @Breaker(name = "stage-fallback.pending", fallbackMethod = "answers")
        CompletionStage<Object> answeredLater() throws Outage {
            throw new Outage();
        }

        CompletionStage<Object> answers() {
            return answers;
        }

        @Breaker(name = "stage-fallback.failing", fallbackMethod = "failToo")
        CompletionStage<Object> withFailingFallback() throws Outage {
            throw new Outage();
        }

        CompletionStage<Object> failToo() throws IOException {
            throw new IOException("nobody knows");
        }

        @Breaker(name = "stage-fallback.null", fallbackMethod = "nothing")
        CompletionStage<Object> withFallbackThatReturnsNull() throws Outage {
            throw new Outage();
        }

        CompletionStage<Object> nothing() {
            return null;
        }
    }

    @Holds
    void theFallbackAnswersWhenTheStageFailsAndSeesTheFailureWithoutWrappers() {
        CompletableFuture<Object> answer =
                client.stock(pending.thenApply(Object::toString)).toCompletableFuture();
        assertThat(answer).isNotDone();
        Outage outage = new Outage();

        pending.completeExceptionally(outage);

        assertThat(answer).isCompletedWithValue(outage);
        assertThat(breakers.state("stage-fallback")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void theFallbackAnswersInsteadOfARejection() {
        breakers.shut("stage-fallback");

        assertThat(client.stock(pending).toCompletableFuture())
                .isCompletedWithValueMatching(BreakerOpenException.class::isInstance);
    }

    @Holds
    void aNeutralExceptionPassesTheFallback() {
        IOException neutral = new IOException("not found");
        CompletableFuture<Object> answer = client.stock(pending).toCompletableFuture();
        pending.completeExceptionally(new CompletionException(neutral));

        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasCause(neutral);
    }

    @Holds
    void aCancellationPassesTheFallback() {
        CompletableFuture<Object> answer = client.stock(pending).toCompletableFuture();
        pending.cancel(true);

        assertThat(answer).isCompletedExceptionally();
        assertThat(breakers.state("stage-fallback")).isEqualTo(BreakerState.CLOSED);
    }

    @Holds
    void whatTheFallbackStillWorksOnIsWaitedForByNobodyAndCancelledWithTheCall() throws Exception {
        CompletableFuture<Object> answer = client.answeredLater().toCompletableFuture();
        assertThat(answer).isNotDone();

        answer.cancel(true);

        assertThat(client.answers().toCompletableFuture()).isCancelled();
    }

    @Holds
    void theExceptionOfTheFallbackFailsTheStage() throws Exception {
        CompletableFuture<Object> answer = client.withFailingFallback().toCompletableFuture();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
    }

    @Holds
    void nullFromTheFallbackFailsTheStage() throws Exception {
        CompletableFuture<Object> answer = client.withFallbackThatReturnsNull().toCompletableFuture();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(NullPointerException.class);
    }
}
