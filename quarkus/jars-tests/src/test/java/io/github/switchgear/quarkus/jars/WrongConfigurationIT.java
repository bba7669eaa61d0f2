package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.switchgear.contract.misconfigured.Misconfigured;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.spi.DeploymentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Quarkus application is configured when it starts, so that is when a wrong value is told of. */
class WrongConfigurationIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.refused(
                    WrongConfigurationIT::assertAllIsTold,
                    Deployment.configured(Misconfigured.CONFIGURATION, Deployment.ofPackages(Misconfigured.class)))
            .setLogRecordPredicate(line -> line.getMessage().contains("BeforeDestroyed"))
            .assertLogRecords(lines -> assertThat(lines)
                    .as("what ends an application makes nothing that failed with its start")
                    .isEmpty());

    @Test
    void whatIsConfiguredWrongFailsTheStart() {
        fail("the application was started");
    }

    /** The first problem's source must be that of all others, too. */
    private static void assertAllIsTold(Throwable failure) {
        assertThat(failure).isInstanceOf(DeploymentException.class);
        String message = failure.getMessage();
        int source = message.indexOf('(') + 1;
        Misconfigured.assertAllIsTold(message, message.substring(source, message.indexOf(')', source)));
    }
}
