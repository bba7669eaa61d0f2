package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import org.jgroups.JChannel;
import org.jgroups.protocols.DISCARD;
import org.jgroups.stack.ProtocolStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JoiningTest {

    @RegisterExtension
    final HeardLog log = new HeardLog();

    /** If it stays so, the fleet itself tells of it. */
    @Test
    void whoIsNotAnsweredByTheOneWhoLetsMembersInIsAloneAtFirstWithoutAWarning() throws Exception {
        int[] ports = TestNode.freePorts(3);
        try (TestNode one = new TestNode("one", ports[0], ports);
                TestNode two = new TestNode("two", ports[1], ports);
                TestNode late = new TestNode("late", ports[2], ports)) {
            one.start();
            two.start();
            assertThat(two.channel.members()).containsExactly("one", "two");
            doesNotHear(one);

            late.start();

            assertThat(late.channel.members()).containsExactly("late");
            assertThat(log.warnings()).isEmpty();
        }
    }

    private static void doesNotHear(TestNode node) throws Exception {
        JChannel channel = node.channel.channel;
        assertThat(channel).isNotNull();
        channel.getProtocolStack()
                .insertProtocol(new DISCARD().discardAll(true), ProtocolStack.Position.ABOVE, Transport.class);
    }
}
