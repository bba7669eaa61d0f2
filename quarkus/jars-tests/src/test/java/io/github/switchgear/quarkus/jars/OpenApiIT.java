package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document of an application that says nothing about the module. */
class OpenApiIT extends OpenApiContract {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Golden.class, Caller.class, OpenApiContract.class);

    @Test
    void nothingOfTheModuleIsThere() throws Exception {
        assertThat(document().body()).doesNotContain("/switchgear", "Breaker", "force-open");
    }
}
