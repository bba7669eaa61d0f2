package io.github.switchgear.quarkus.jars;

import io.github.switchgear.contract.Contract;
import io.github.switchgear.contract.semantics.Semantics;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class SemanticsIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.ofPackages(Contract.class, Semantics.class);

    @Inject
    Contract contract;

    @TestFactory
    Stream<DynamicNode> theSemanticsHoldInQuarkus() {
        return contract.tests(Semantics.BODIES);
    }
}
