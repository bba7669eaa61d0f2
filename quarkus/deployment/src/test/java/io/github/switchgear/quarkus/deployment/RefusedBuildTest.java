package io.github.switchgear.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.switchgear.Breaker;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is wrong about breakers is an error of the build, which names all of it at once. */
class RefusedBuildTest {

    /** It prints each failure of its own, too. */
    private static final Logger BUILD = Logger.getLogger("io.quarkus.deployment");

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Quiet.application(Wrong.class, Worse.class)
            .assertException(RefusedBuildTest::assertAllIsNamed)
            .setBeforeAllCustomizer(() -> BUILD.setLevel(Level.OFF))
            .setAfterAllCustomizer(() -> BUILD.setLevel(null));

    @Test
    void anApplicationThatMisusesBreakersIsNotBuilt() {
        fail("the application was started");
    }

    private static void assertAllIsNamed(Throwable failure) {
        assertThat(failure).isInstanceOf(DeploymentException.class);
        assertThat(failure.getMessage())
                .contains(Wrong.class.getName() + ".fails()")
                .contains(Worse.class.getName() + ".answers()")
                .contains("allowedFails", "fallbackMethod");
    }

    @ApplicationScoped
    static class Wrong {

        @Breaker(allowedFails = 0)
        void fails() {}
    }

    @ApplicationScoped
    static class Worse {

        @Breaker(fallbackMethod = "nowhere")
        String answers() {
            return "";
        }
    }
}
