package io.github.switchgear.weld;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Contract;
import io.github.switchgear.contract.configured.Configured;
import io.github.switchgear.contract.misconfigured.Misconfigured;
import io.github.switchgear.contract.misused.Misuse;
import io.github.switchgear.contract.switchedoff.SwitchedOff;
import io.github.switchgear.contract.untouched.UntouchedContract;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.CapturedLog;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigurationTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private WeldContainer container;

    @BeforeEach
    void start() {
        container = started(Configured.CONFIGURATION, Contract.class, Configured.class, UntouchedContract.class);
    }

    private static WeldContainer started(Map<String, String> properties, Class<?>... oneOfEachPackage) {
        return SystemProperties.during(
                properties, () -> WeldApplication.of(oneOfEachPackage).initialize());
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @TestFactory
    Stream<DynamicNode> configurationHoldsInWeld() {
        return container.select(Contract.class).get().tests(Configured.BODIES);
    }

    @Test
    void aValueRemembersThatItIsASystemProperty() {
        assertThat(container.select(Breakers.class).get().settings("configured"))
                .containsEntry("retryTimer", new Setting("PT1M30S", "system property"));
    }

    @Test
    void unknownKeysAreWarnedOfAndNothingElseIs() {
        assertThat(log.records())
                .filteredOn(line -> line.getLevel().equals(Level.WARNING))
                .extracting(LogRecord::getMessage)
                .containsExactlyInAnyOrderElementsOf(Configured.WARNINGS);
    }

    @Test
    void whatIsConfiguredWrongFailsTheDeployment() {
        Throwable refusal = SystemProperties.during(
                Misconfigured.CONFIGURATION, () -> WeldApplication.refusal(Misconfigured.class));

        Misconfigured.assertAllIsTold(refusal.getMessage(), "system property");
    }

    @Test
    void whatIsConfiguredWrongIsToldTogetherWithWrongAnnotations() {
        Throwable refusal = SystemProperties.during(
                Map.of("switchgear.defaults.probe-successes", "-1"), () -> WeldApplication.refusal(Misuse.class));

        assertThat(refusal)
                .hasMessageContaining("allowedFails must be at least 1 but is 0")
                .hasMessageContaining("switchgear.defaults.probe-successes=-1 (system property): probeSuccesses");
    }

    @TestFactory
    Stream<DynamicNode> oneSwitchTakesAllBreakersOutOfUseInWeld() {
        container.close();
        container = started(SwitchedOff.CONFIGURATION, Contract.class, SwitchedOff.class, UntouchedContract.class);
        return container.select(Contract.class).get().tests(SwitchedOff.BODIES);
    }
}
