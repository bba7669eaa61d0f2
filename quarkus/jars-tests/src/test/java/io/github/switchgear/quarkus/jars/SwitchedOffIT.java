package io.github.switchgear.quarkus.jars;

import io.github.switchgear.contract.Contract;
import io.github.switchgear.contract.switchedoff.SwitchedOff;
import io.github.switchgear.contract.untouched.UntouchedContract;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class SwitchedOffIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.configured(
            SwitchedOff.CONFIGURATION,
            Deployment.ofPackages(Contract.class, SwitchedOff.class, UntouchedContract.class));

    @Inject
    Contract contract;

    @TestFactory
    Stream<DynamicNode> oneSwitchTakesAllBreakersOutOfUseInQuarkus() {
        return contract.tests(SwitchedOff.BODIES);
    }
}
