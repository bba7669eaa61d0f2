package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.fail;

import io.github.switchgear.contract.misused.Misuse;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusalIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS =
            Deployment.refused(Misuse::assertAllIsTold, Deployment.ofPackages(Misuse.class));

    @Test
    void wrongUseFailsTheBuildInQuarkusWithTheContractsWords() {
        fail("the application was started");
    }
}
