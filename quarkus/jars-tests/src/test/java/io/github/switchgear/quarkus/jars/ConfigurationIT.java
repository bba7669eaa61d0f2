package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.contract.Contract;
import io.github.switchgear.contract.configured.Configured;
import io.github.switchgear.contract.untouched.UntouchedContract;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Configuration through MicroProfile Config. */
class ConfigurationIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.configured(
                    Configured.CONFIGURATION,
                    Deployment.ofPackages(Contract.class, Configured.class, UntouchedContract.class))
            .overrideConfigKey("quarkus.log.category.\"io.github.switchgear\".level", "WARN")
            .overrideConfigKey("quarkus.log.console.level", "ERROR")
            .setLogRecordPredicate(line -> line.getMessage().startsWith("Configuration key"))
            .assertLogRecords(ConfigurationIT::assertUnknownKeysAreWarnedOf);

    @Inject
    Contract contract;

    @TestFactory
    Stream<DynamicNode> configurationHoldsInQuarkus() {
        return contract.tests(Configured.BODIES);
    }

    private static void assertUnknownKeysAreWarnedOf(List<LogRecord> warnings) {
        assertThat(warnings).extracting(LogRecord::getMessage).containsExactlyInAnyOrderElementsOf(Configured.WARNINGS);
    }
}
