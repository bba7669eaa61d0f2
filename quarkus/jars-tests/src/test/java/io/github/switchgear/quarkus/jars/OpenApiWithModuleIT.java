package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document of an application that wants the module in it. */
class OpenApiWithModuleIT extends OpenApiContract {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Golden.class, Caller.class, OpenApiContract.class)
            .overrideConfigKey("mp.openapi.scan.exclude.packages", "")
            .overrideConfigKey("mp.openapi.scan.exclude.classes", "");

    @Test
    void theModulesRequestsAreThere() throws Exception {
        assertThat(document().body()).contains("/switchgear/api/breakers/{name}/force-open");
    }
}
