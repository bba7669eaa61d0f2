package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** When the event streams of a server have to end; that they do is proved in the servers. */
class ShutdownSignalTest {

    /** As WildFly shows it. */
    public interface SuspendedMBean {
        String getsuspendState();
    }

    /** A server in any state. */
    public static final class Suspended implements SuspendedMBean {
        private String state = "RUNNING";

        @Override
        public String getsuspendState() {
            return state;
        }
    }

    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final Suspended server = new Suspended();

    private ShutdownSignal registered() throws Exception {
        beans.registerMBean(server, new ObjectName("jboss.as:management-root=server"));
        return ShutdownSignal.of(beans);
    }

    @Test
    void aServerThatSuspendsGivesItUntilItResumes() throws Exception {
        ShutdownSignal signal = registered();
        assertThat(signal.isGiven()).isFalse();

        for (String state : new String[] {"PRE_SUSPEND", "SUSPENDING", "SUSPENDED"}) {
            server.state = state;
            assertThat(signal.isGiven()).as(state).isTrue();
        }
        server.state = "RUNNING";
        assertThat(signal.isGiven()).isFalse();
    }

    @Test
    void aServerThatSaysNothingNeverGivesIt() {
        assertThat(ShutdownSignal.of(beans).isGiven()).isFalse();
        assertThat(ManagementFactory.getPlatformMBeanServer()).isNotNull();
        assertThat(ShutdownSignal.ofServer().isGiven()).isFalse();
    }
}
