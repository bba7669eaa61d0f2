package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The build tells of a breaker that is written where CDI does not look. */
class OverlookedInterfaceIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of()
            .overrideConfigKey("quarkus.log.category.\"io.github.switchgear\".level", "WARN")
            .overrideConfigKey("quarkus.log.console.enabled", "false")
            .setLogRecordPredicate(line -> line.getLoggerName().startsWith("io.github.switchgear"))
            .assertLogRecords(lines -> assertThat(lines)
                    .extracting(LogRecord::getMessage)
                    .containsExactly("@Breaker on interface " + Stock.class.getName() + " does not guard "
                            + Warehouse.class.getName()
                            + ".stock(), as a bean inherits no annotation from an interface; write it on the bean's"
                            + " class or method"));

    @Inject
    Warehouse warehouse;

    @Test
    void anUnguardedMethodIsNamedInAWarningAndTheApplicationStarts() {
        assertThat(warehouse.stock()).isEqualTo("7");
    }

    @Breaker
    interface Stock {
        String stock();
    }

    @ApplicationScoped
    static class Warehouse implements Stock {

        @Override
        public String stock() {
            return "7";
        }
    }
}
