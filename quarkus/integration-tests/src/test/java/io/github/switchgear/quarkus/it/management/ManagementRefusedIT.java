package io.github.switchgear.quarkus.it.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who asks for the management interface's port and has no such interface must not find the dashboard on the main one. */
class ManagementRefusedIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.switchgear.management", "true")
            .assertException(thrown -> assertThat(thrown)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("quarkus.switchgear.management=true")
                    .hasMessageContaining("add quarkus.management.enabled=true"));

    @Test
    void theBuildFails() {
        fail("it was built");
    }
}
