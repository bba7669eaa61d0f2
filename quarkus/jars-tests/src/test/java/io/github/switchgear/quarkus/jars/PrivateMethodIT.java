package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.switchgear.Breaker;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Quarkus itself refuses an interceptor on a private method, before extensions validate. */
class PrivateMethodIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.refused(PrivateMethodIT::assertTheMethodIsNamed, Deployment.of());

    @Test
    void aPrivateMethodIsRefused() {
        fail("the application was started");
    }

    private static void assertTheMethodIsNamed(Throwable failure) {
        assertThat(failure).isInstanceOf(DeploymentException.class);
        assertThat(failure.getMessage()).contains("hidden").contains(Misused.class.getName());
    }

    @ApplicationScoped
    static class Misused {

        void call() {
            hidden();
        }

        @Breaker
        private void hidden() {}
    }
}
