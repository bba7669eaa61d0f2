package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document of an application that keeps something of its own out of it. */
class OpenApiOwnRulesIT extends OpenApiContract {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Golden.class, Caller.class, OpenApiContract.class)
            .overrideConfigKey("mp.openapi.scan.exclude.packages", "com.acme.internal");

    @Test
    void nothingOfTheModuleIsThere() throws Exception {
        assertThat(document().body()).doesNotContain("/switchgear", "Breaker", "force-open");
    }
}
