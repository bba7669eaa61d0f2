package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A bean tells a 404 from a 503 that have one exception class. */
@Dependent
class FailureJudgeContract implements Bodies {

    private final Answered away = new Answered(503);
    private final Answered missing = new Answered(404);

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    static final class Answered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Answered(int status) {
            super("answered " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    @ApplicationScoped
    static class Client {

        @Breaker(name = "judge", allowedFails = 2, failureJudge = Outages.class)
        String stock(RuntimeException failure) {
            throw failure;
        }

        @Breaker(name = "judge", allowedFails = 2, failureJudge = Outages.class)
        CompletionStage<String> later(RuntimeException failure) {
            return CompletableFuture.failedStage(new CompletionException(failure));
        }

        @Breaker(name = "judge", allowedFails = 2, failureJudge = Outages.class)
        Uni<String> uni(RuntimeException failure) {
            return Uni.createFrom().failure(failure);
        }

        @Breaker(name = "judge", allowedFails = 2, failureJudge = Outages.class, fallbackMethod = "lastKnown")
        String withFallback(RuntimeException failure) {
            throw failure;
        }

        String lastKnown(RuntimeException failure) {
            return "last known";
        }

        @Breaker(name = "judge.bug", allowedFails = 1, failureJudge = Broken.class)
        String judgedByABug(RuntimeException failure) {
            throw failure;
        }

        @Breaker(name = "judge.bug", allowedFails = 1, failureJudge = Broken.class)
        CompletionStage<String> judgedByABugLater(RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    /** Nothing but an annotation refers to it. */
    @ApplicationScoped
    static class Outages implements FailureJudge {

        private final Threshold threshold;

        @Inject
        Outages(Threshold threshold) {
            this.threshold = threshold;
        }

        @Override
        public boolean isFailure(Throwable thrown) {
            return !(thrown instanceof Answered answered) || answered.status() >= threshold.status();
        }
    }

    @ApplicationScoped
    static class Threshold {

        int status() {
            return 500;
        }
    }

    @Dependent
    static class Broken implements FailureJudge {

        @Override
        public boolean isFailure(Throwable thrown) {
            throw new IllegalStateException("a bug");
        }
    }

    private static Throwable failureOf(CompletionStage<?> stage) {
        Throwable failure =
                stage.toCompletableFuture().handle((value, thrown) -> thrown).join();
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private long neutral(String breaker) {
        return breakers.totals(breaker).neutral();
    }

    @Holds
    void aBeanWithInjectedHelpTellsWhichExceptionsAreFailures() {
        long neutral = neutral("judge");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.stock(missing)).isSameAs(missing);
        }
        assertThat(breakers.failures("judge")).isZero();
        assertThat(neutral("judge")).isEqualTo(neutral + 3);

        assertThatThrownBy(() -> client.stock(away)).isSameAs(away);
        assertThatThrownBy(() -> client.stock(away)).isSameAs(away);
        assertThat(breakers.state("judge")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void ofAStageOrAUniTheCauseIsJudged() {
        long neutral = neutral("judge");
        assertThat(failureOf(client.later(missing))).isSameAs(missing);
        assertThat(failureOf(client.uni(missing).subscribeAsCompletionStage())).isSameAs(missing);
        assertThat(neutral("judge")).isEqualTo(neutral + 2);

        assertThat(failureOf(client.later(away))).isSameAs(away);
        assertThat(failureOf(client.uni(away).subscribeAsCompletionStage())).isSameAs(away);
        assertThat(breakers.state("judge")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aFallbackAnswersForFailuresAlone() {
        assertThat(client.withFallback(away)).isEqualTo("last known");
        assertThatThrownBy(() -> client.withFallback(missing)).isSameAs(missing);
    }

    @Holds
    void theExceptionOfAJudgeReachesTheCallerAndIsNeutral() {
        Totals before = breakers.totals("judge.bug");

        assertThatThrownBy(() -> client.judgedByABug(away))
                .isInstanceOf(IllegalStateException.class)
                .hasSuppressedException(away);
        assertThat(failureOf(client.judgedByABugLater(away))).isInstanceOf(IllegalStateException.class);

        assertThat(breakers.state("judge.bug")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("judge.bug").neutral()).isEqualTo(before.neutral() + 2);
    }

    @Holds
    void theSettingsTellItsClass() {
        assertThat(breakers.settings("judge"))
                .containsEntry("failureJudge", new Setting(Outages.class.getName(), "annotation"));
    }
}
