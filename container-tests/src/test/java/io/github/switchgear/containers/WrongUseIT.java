package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A WAR with several mistakes in it is refused, and one message names them all. */
@ExtendWith(ArquillianExtension.class)
class WrongUseIT {

    private static final String MISUSED = "misused";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = MISUSED, managed = false, testable = false)
    static WebArchive misused() {
        return Wars.misused();
    }

    @Test
    void everyMistakeIsNamedInTheOneFailureOfTheDeployment() {
        Throwable failure = catchThrowable(() -> deployer.deploy(MISUSED));

        assertThat(failure).isNotNull();
        assertThat(failure.getMessage())
                .containsPattern("BothLists.undecided.*allowedExceptions.*failureExceptions")
                .containsPattern("OutOfReach.hidden.*private")
                .containsPattern("OutOfRange.never.*allowedFails.* 0")
                .containsPattern("OutOfRange.never.*retryTimer.* -7")
                .containsPattern("ValidatorWithoutBean.judged.*validator.*PlainClass")
                .containsPattern("SharedName.*'shared'.*allowedFails");
    }
}
