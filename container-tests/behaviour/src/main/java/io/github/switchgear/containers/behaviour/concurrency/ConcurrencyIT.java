package io.github.switchgear.containers.behaviour.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code @Asynchronous} of Jakarta Concurrency beside a breaker, which is asked and judges in the container's thread. The
 * future that a client has may be complete before the breaker has judged.
 */
@Tag("concurrency")
class ConcurrencyIT {

    private static final String FAILED = "later IllegalStateException";
    private static final String REJECTED = "later BreakerOpenException";

    private final Deployed application = Deployments.of(Application.CONCURRENCY);

    @BeforeEach
    void everyBreakerIsClosed() {
        application.admin().resetAll();
    }

    private String call(String method) {
        return application.call("calls/" + method).body();
    }

    private String fail(String method) {
        return call(method + "?fails=true");
    }

    private void awaitTotal(String breaker, String outcome, int expected) {
        application.admin().await(breaker, it -> it.getJsonObject("totals").getInt(outcome) == expected);
    }

    private void awaitState(String breaker, String state) {
        application.admin().await(breaker, it -> it.getString("state").equals(state));
    }

    private int total(String breaker, String outcome) {
        return application.admin().total(breaker, outcome);
    }

    @Test
    void anAnswerIsASuccess() {
        int before = total("completed", "succeeded");

        assertThat(call("completed")).isEqualTo("answered");

        awaitTotal("completed", "succeeded", before + 1);
    }

    @Test
    void threeFailuresOpenItAndTheNextCallIsRejectedWhereItsFutureIsRead() {
        int rejectedBefore = total("completed", "rejected");
        assertThat(Stream.generate(() -> fail("completed")).limit(3)).containsOnly(FAILED);

        assertThat(call("completed")).isEqualTo(REJECTED);

        assertThat(application.admin().state("completed")).isEqualTo("OPEN");
        assertThat(total("completed", "rejected") - rejectedBefore).isEqualTo(1);
        assertThat(application
                        .admin()
                        .breaker("completed")
                        .getJsonObject("lastFailure")
                        .getString("type"))
                .isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void aStageIsJudgedWhenItCompletesWhateverTheContainerMakesOfIt() {
        int before = total("stage", "succeeded");
        assertThat(call("stage")).isEqualTo(later("answered"));
        awaitTotal("stage", "succeeded", before + 1);

        assertThat(Stream.generate(() -> fail("stage")).limit(3)).containsOnly(later(FAILED));

        awaitState("stage", "OPEN");
        assertThat(call("stage")).isEqualTo(REJECTED);
    }

    /** What the client gets of a stage that is not complete when the method returns it. */
    private static String later(String outcome) {
        return Deployments.container().differences().contains(Difference.UNFINISHED_STAGES_CANCELLED)
                ? "cancelled"
                : outcome;
    }

    @Test
    void aFallbackAnswersForTheFailureAndForTheRejection() {
        assertThat(Stream.generate(() -> fail("replaced")).limit(3)).containsOnly("substitute");

        assertThat(call("replaced")).isEqualTo("substitute");
        assertThat(application.admin().state("replaced")).isEqualTo("OPEN");
    }

    @Test
    void aCallThatTakesTooLongInTheContainersThreadIsSlow() {
        int before = total("slow", "slow");

        assertThat(Stream.generate(() -> call("slow")).limit(3)).containsOnly("answered");
        awaitState("slow", "OPEN");

        assertThat(call("slow")).isEqualTo(REJECTED);
        assertThat(total("slow", "slow") - before).isEqualTo(3);
    }

    @Test
    void aFutureThatItsClientCancelsIsNeitherSuccessNorFailure() {
        int before = total("cancelled", "neutral");

        assertThat(call("cancelled")).isEqualTo("cancelled");

        awaitTotal("cancelled", "neutral", before + 1);
        assertThat(application.admin().state("cancelled")).isEqualTo("CLOSED");
    }

    @Test
    void whatFollowsAStageOfTheContainersExecutorRunsInTheContextOfTheApplication() {
        int before = total("managed", "succeeded");

        assertThat(call("managed")).isEqualTo("answered in context");

        assertThat(total("managed", "succeeded")).isEqualTo(before + 1);
    }

    @Test
    void aMethodThatNobodyWaitsForIsJudgedWhenItEnds() {
        int before = total("unanswered", "failed");

        assertThat(Stream.generate(() -> fail("unanswered")).limit(3)).containsOnly("sent");

        awaitState("unanswered", "OPEN");
        assertThat(total("unanswered", "failed") - before).isEqualTo(3);
    }
}
