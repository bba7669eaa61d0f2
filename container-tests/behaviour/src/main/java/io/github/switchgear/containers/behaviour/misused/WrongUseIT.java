package io.github.switchgear.containers.behaviour.misused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.DeploymentRefused;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.contract.misused.Misuse;
import jakarta.enterprise.inject.spi.DeploymentException;
import org.junit.jupiter.api.Test;

/** An application with mistakes in it is refused, and one message names them all. */
@Proves(Promise.REFUSAL)
class WrongUseIT {

    @Test
    void everyMistakeIsNamedInTheOneMessageThatTheLogHas() {
        DeploymentRefused refusal = assertThatExceptionOfType(DeploymentRefused.class)
                .isThrownBy(() -> Deployments.of(Application.MISUSED))
                .actual();

        if (Deployments.container().differences().contains(Difference.FINAL_METHODS_REFUSED_BY_CDI)) {
            // It stops at the first that it comes to, which may be of a class that is bound or a method of its own.
            assertThat(refusal.getMessage())
                    .containsPattern("bean class : \\S+ can not (define non-static, non-private final methods"
                            + "|be defined as non-static, non-private and final)")
                    .contains("@InterceptorBinding");
        } else {
            Misuse.assertAllIsTold(new DeploymentException(refusal.getMessage()));
        }
    }
}
