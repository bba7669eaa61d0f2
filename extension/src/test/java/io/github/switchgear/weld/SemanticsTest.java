package io.github.switchgear.weld;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.contract.Contract;
import io.github.switchgear.contract.semantics.Semantics;
import io.github.switchgear.core.CapturedLog;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SemanticsTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private WeldContainer container;

    @BeforeAll
    void start() {
        container = WeldApplication.of(Contract.class, Semantics.class).initialize();
    }

    @AfterAll
    void stop() {
        container.close();
    }

    @Test
    void thisIsTheVersionOfWeldThatTheRunIsFor() {
        assertThat(Weld.class.getPackage().getImplementationVersion()).startsWith(System.getProperty("weld.version"));
    }

    @TestFactory
    Stream<DynamicNode> theSemanticsHoldInWeld() {
        return container.select(Contract.class).get().tests(Semantics.BODIES);
    }
}
