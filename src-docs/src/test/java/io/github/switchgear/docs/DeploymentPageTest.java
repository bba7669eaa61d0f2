package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.cdi.PortableBreakerExtension;
import io.github.switchgear.contract.misconfigured.Misconfigured;
import io.github.switchgear.contract.misused.Misuse;
import java.util.List;
import java.util.Map;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

/** Whoever reads a refusal finds each of its sentences on the page. */
class DeploymentPageTest {

    private static final List<Quoted> SENTENCES = Quoted.in("deployment.adoc", "table-messages", 0);

    @Test
    void everySentenceOnWrongUseHasARow() {
        assertAllHaveARow(refusalOf(Misuse.class));
    }

    @Test
    void everySentenceOnWrongConfigurationHasARow() {
        Map<String, String> configuration = Misconfigured.CONFIGURATION;
        configuration.forEach(System::setProperty);
        try {
            assertAllHaveARow(refusalOf(Misconfigured.class));
        } finally {
            configuration.keySet().forEach(System::clearProperty);
        }
    }

    private static List<String> refusalOf(Class<?> oneOfThePackage) {
        Weld application = new Weld()
                .disableDiscovery()
                .addExtension(new PortableBreakerExtension())
                .addPackages(oneOfThePackage);
        return catchThrowable(() -> application.initialize().close())
                .getMessage()
                .lines()
                .skip(1)
                .toList();
    }

    private static void assertAllHaveARow(List<String> problems) {
        assertThat(problems).isNotEmpty();
        assertThat(problems)
                .filteredOn(problem -> SENTENCES.stream().noneMatch(sentence -> sentence.isIn(problem)))
                .isEmpty();
    }
}
