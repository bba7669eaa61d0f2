package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.contract.Breakers;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerState;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MicroProfile Fault Tolerance wraps the breaker. */
class FaultToleranceIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Tolerant.class, Breakers.class);

    @Inject
    Tolerant tolerant;

    @Inject
    Breakers breakers;

    @Test
    void aRetryIsOneMoreCallToTheBreakerUntilThatRejects() {
        int before = tolerant.calls();

        assertThatThrownBy(() -> tolerant.retried()).isInstanceOf(BreakerOpenException.class);

        assertThat(tolerant.calls()).isEqualTo(before + 3);
        assertThat(breakers.totals("retried").failed()).isEqualTo(3);
        assertThat(breakers.totals("retried").rejected()).isEqualTo(1);
    }

    @Test
    void aRetryOfAStageIsOneMoreCallToTheBreakerUntilThatRejects() {
        int before = tolerant.calls();

        assertThatThrownBy(() -> tolerant.retriedStage().toCompletableFuture().join())
                .hasCauseInstanceOf(BreakerOpenException.class);

        assertThat(tolerant.calls()).isEqualTo(before + 3);
        assertThat(breakers.totals("retried-stage").rejected()).isEqualTo(1);
    }

    @Test
    void aRetryOfAUniIsOneMoreCallToTheBreakerUntilThatRejects() {
        int before = tolerant.calls();

        assertThatThrownBy(() -> tolerant.retriedUni().await().indefinitely()).isInstanceOf(BreakerOpenException.class);

        assertThat(tolerant.calls()).isEqualTo(before + 3);
        assertThat(breakers.totals("retried-uni").rejected()).isEqualTo(1);
    }

    @Test
    void aTimeoutIsAFailure() {
        assertThatThrownBy(() -> tolerant.timed()).isInstanceOf(TimeoutException.class);

        assertThat(breakers.state("timed")).isEqualTo(BreakerState.OPEN);
    }

    /** It ends the caller's wait outside the breaker, which only ever hears of what the method's own Uni does. */
    @Test
    void aTimeoutOfAUniReachesTheCallerAndIsNoFailure() {
        assertThatThrownBy(() -> tolerant.timedUni().await().indefinitely()).isInstanceOf(TimeoutException.class);

        assertThat(breakers.state("timed-uni")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("timed-uni").failed()).isZero();
    }

    /** As that of a Uni; what the stage does later is judged as ever. */
    @Test
    void aTimeoutOfAStageReachesTheCallerAndTheStageIsJudgedWhenItCompletes() {
        assertThatThrownBy(() -> tolerant.timedStage().toCompletableFuture().join())
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(breakers.state("timed-stage")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("timed-stage").failed()).isZero();

        tolerant.failTimedStage();

        assertThat(breakers.state("timed-stage")).isEqualTo(BreakerState.OPEN);
        assertThat(breakers.totals("timed-stage").failed()).isEqualTo(1);
    }

    @Test
    void aFallbackSeesTheFailureAndThenTheRejection() {
        assertThat(tolerant.answered()).isEqualTo("IllegalStateException");
        assertThat(tolerant.answered()).isEqualTo("BreakerOpenException");
    }

    @Test
    void aFallbackOfAStageSeesTheFailureAndThenTheRejection() {
        assertThat(tolerant.answeredStage().toCompletableFuture().join()).isEqualTo("IllegalStateException");
        assertThat(tolerant.answeredStage().toCompletableFuture().join()).isEqualTo("BreakerOpenException");
    }

    @Test
    void aFallbackOfAUniSeesTheFailureAndThenTheRejection() {
        assertThat(tolerant.answeredUni().await().indefinitely()).isEqualTo("IllegalStateException");
        assertThat(tolerant.answeredUni().await().indefinitely()).isEqualTo("BreakerOpenException");
    }
}
