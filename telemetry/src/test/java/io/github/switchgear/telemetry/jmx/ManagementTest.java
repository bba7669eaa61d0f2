package io.github.switchgear.telemetry.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.telemetry.BreakerMXBean;
import io.github.switchgear.telemetry.OperableBreakerMXBean;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.cdi.TelemetryKeys;
import io.github.switchgear.telemetry.metrics.Application;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class ManagementTest {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    @ApplicationScoped
    static class Failing {

        void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
            throw new IllegalStateException("no database");
        }
    }

    private static Set<ObjectName> names() throws Exception {
        return SERVER.queryNames(new ObjectName("io.github.switchgear:*"), null);
    }

    @Test
    void breakersAreShownWhileTheApplicationRuns() throws Exception {
        ObjectName name = new ObjectName("io.github.switchgear:type=Breaker,name=inventory");
        try (Application application = new Application(Map.of())) {
            assertThat(names()).containsExactly(name);
            assertThat(application.shop().stock(true)).isEqualTo("fine");

            BreakerMXBean shown = JMX.newMXBeanProxy(SERVER, name, BreakerMXBean.class);
            assertThat(shown.getTotals().getSucceeded()).isEqualTo(1);
            assertThat(shown.getMethods())
                    .containsExactly("io.github.switchgear.telemetry.metrics.Shop.stock(boolean)");
            assertThat(shown.getSettings().get("allowedFails").getValue()).isEqualTo("1");
            assertThat(shown.getSettings().get("allowedFails").getSource()).isEqualTo("annotation");
            assertThat(SERVER.getMBeanInfo(name).getOperations()).isEmpty();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aSecondApplicationIsDeployedBesideTheFirst() throws Exception {
        try (Application first = new Application(Map.of());
                Application second = new Application(Map.of())) {
            assertThat(first.shop().stock(true)).isEqualTo("fine");
            assertThat(second.shop()).isNotNull();

            assertThat(SERVER.getAttribute(BreakerNames.of("inventory"), "Totals")
                            .toString())
                    .contains("succeeded=1");
            assertThat(SERVER.getAttribute(BreakerNames.of("inventory", 2), "Totals")
                            .toString())
                    .contains("succeeded=0");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void operationsAreThereWhereTheyAreSwitchedOn() throws Exception {
        try (Application application = new Application(Map.of("switchgear.jmx.operate", "true"))) {
            OperableBreakerMXBean shown =
                    JMX.newMXBeanProxy(SERVER, BreakerNames.of("inventory"), OperableBreakerMXBean.class);

            shown.forceOpen("stocktaking", "10m");

            assertThat(application.shop().stock(true)).isEqualTo("known");
        }
    }

    @Test
    void theSettingIsNotTakenForAMisspeltOne() {
        assertThat(new TelemetryKeys().keys()).contains(Management.OPERATE);
    }

    @Test
    void falseIsAsNothing() throws Exception {
        try (Application application = new Application(Map.of("switchgear.jmx.operate", "false"))) {
            assertThat(application.shop()).isNotNull();
            assertThat(SERVER.getMBeanInfo(BreakerNames.of("inventory")).getOperations())
                    .isEmpty();
        }
    }

    @Test
    void anotherValueFailsTheDeployment() throws Exception {
        assertThatThrownBy(() -> new Application(Map.of("switchgear.jmx.operate", "yes")))
                .hasMessage("switchgear.jmx.operate must be true or false but is 'yes'");
        assertThat(names()).isEmpty();
    }

    /** Weld tells nobody of the end of such an application. */
    @Test
    void nothingIsLeftOfAnApplicationThatFailsItsStart() throws Exception {
        assertThatThrownBy(() -> new Application(Map.of(), Failing.class)).hasMessageContaining("no database");

        assertThat(names()).isEmpty();
    }

    @Test
    void itDoesNotDependOnMetrics() throws Exception {
        try (Application application = new Application(Map.of("switchgear.metrics", "off"))) {
            assertThat(application.shop()).isNotNull();
            assertThat(names()).hasSize(1);
        }
    }
}
