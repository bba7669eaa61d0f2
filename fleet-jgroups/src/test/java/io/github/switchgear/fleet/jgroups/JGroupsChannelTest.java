package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetChannelFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jgroups.Message;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jgroups.stack.ProtocolStack;
import org.jgroups.util.MessageBatch;
import org.jgroups.util.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JGroupsChannelTest {

    /** A connection that ends with its process is told of. */
    @RegisterExtension
    final HeardLog log = new HeardLog();

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final List<TestNode> nodes = new ArrayList<>();

    @AfterEach
    void leave() {
        nodes.forEach(TestNode::close);
    }

    private TestNode node(String name, int port, int[] ports, String... more) {
        TestNode node = new TestNode(name, port, ports, more);
        nodes.add(node);
        return node;
    }

    /** All of them, each of which knows of all. */
    private List<TestNode> fleet(int size, String... more) throws Exception {
        int[] ports = TestNode.freePorts(size);
        for (int i = 0; i < size; i++) {
            node("node-" + i, ports[i], ports, more).start();
        }
        String[] names = new String[size];
        for (int i = 0; i < size; i++) {
            names[i] = "node-" + i;
        }
        for (TestNode node : nodes) {
            node.awaitMembers(names);
        }
        return nodes;
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    @Test
    void theFactoryIsFoundWhereTheJarIs() {
        assertThat(ServiceLoader.load(FleetChannelFactory.class))
                .hasOnlyElementsOfType(JGroupsChannelFactory.class)
                .hasSize(1);
    }

    @Test
    void whatOneSaysAllOthersHearAndItselfDoesNot() throws Exception {
        fleet(3);

        for (TestNode node : nodes) {
            node.send("from " + nodes.indexOf(node));
        }

        for (TestNode node : nodes) {
            Set<String> others = new TreeSet<>(List.of("from 0", "from 1", "from 2"));
            others.remove("from " + nodes.indexOf(node));
            others.forEach(text -> awaitMessage(node, text));
            assertThat(node.messages()).containsExactlyInAnyOrderElementsOf(others);
        }
    }

    private static void awaitMessage(TestNode node, String text) {
        try {
            node.awaitMessage(text);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatOneSaysComesInTheOrderInWhichItWasSaid() throws Exception {
        fleet(2);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            said.add("word " + i);
            nodes.get(0).send("word " + i);
        }

        nodes.get(1).awaitMessage("word 499");
        assertThat(nodes.get(1).messages()).isEqualTo(said);
    }

    @Test
    void theLongestMessagePassesAndALongerOneIsRefused() throws Exception {
        fleet(2, "switchgear.fleet.key", KEY);
        String longest = "x".repeat(FleetChannel.LONGEST_MESSAGE);

        nodes.get(0).send(longest);

        nodes.get(1).awaitMessage(longest);
        assertThatThrownBy(() -> nodes.get(0).send(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A message has at most 60000 bytes, but one has 60001");
    }

    @Test
    void anEmptyMessageIsOne() throws Exception {
        fleet(2, "switchgear.fleet.key", KEY);

        nodes.get(0).send("");

        nodes.get(1).awaitMessage("");
    }

    @Test
    void whoLeavesIsToldOfAndWhoIsLeftGoesOn() throws Exception {
        fleet(3);
        int changes = nodes.get(2).changes();

        nodes.get(0).close();

        nodes.get(1).awaitMembers("node-1", "node-2");
        nodes.get(2).awaitMembers("node-1", "node-2");
        assertThat(nodes.get(2).changes()).isGreaterThan(changes);
        nodes.get(1).send("still here");
        nodes.get(2).awaitMessage("still here");
    }

    @Test
    void aFleetOfAnotherNameIsNotHeard() throws Exception {
        int[] ports = TestNode.freePorts(2);
        TestNode one = node("one", ports[0], ports);
        FleetChannel other =
                new JGroupsChannelFactory().channel("bank", "other", TestNode.configuration(ports[1], ports));
        one.start();
        try (other) {
            other.start();

            assertThat(other.members()).containsExactly("other");
            assertThat(one.channel.members()).containsExactly("one");
        }
    }

    @Test
    void beforeTheStartAndAfterTheEndItIsAloneAndSendsNothing() throws Exception {
        int[] ports = TestNode.freePorts(1);
        TestNode node = node("alone", ports[0], ports);
        assertThat(node.channel.members()).containsExactly("alone");
        assertThatThrownBy(() -> node.send("x")).isInstanceOf(IllegalStateException.class);

        node.start();
        node.send("to nobody");
        assertThat(node.channel.members()).containsExactly("alone");

        node.close();
        node.close();
        assertThat(node.channel.members()).containsExactly("alone");
        assertThatThrownBy(() -> node.send("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("closed while it was joining");
    }

    @Test
    void withOneKeyTheyFindEachOther() throws Exception {
        fleet(2, "switchgear.fleet.key", KEY);

        nodes.get(0).send("secret");

        nodes.get(1).awaitMessage("secret");
    }

    @Test
    void aPortInUseIsToldAndAStartThatFailedLeavesNothingAndIsTriedAgain() throws Exception {
        int[] ports = TestNode.freePorts(1);
        TestNode node = node("late", ports[0], ports);
        Set<Thread> before = threads();
        try (ServerSocket inUse = new ServerSocket(ports[0], 1, InetAddress.getLoopbackAddress())) {
            assertThat(inUse.isBound()).isTrue();

            assertThatThrownBy(node::start)
                    .isInstanceOf(IOException.class)
                    .hasMessage("switchgear.fleet.port=" + ports[0]
                            + " cannot be listened at on 127.0.0.1: another process does, or it may not be");
        }
        node.await(() -> before.containsAll(threads()));

        node.start();
        assertThat(node.channel.members()).containsExactly("late");
    }

    @Test
    void whatIsSetForOtherChannelsOfTheVirtualMachineDoesNotCount() throws Exception {
        int[] ports = TestNode.freePorts(3);
        Map<String, String> foreign = Map.of(
                "jgroups.bind_addr", "0.0.0.0",
                "jgroups.bind_port", String.valueOf(ports[2]),
                "jgroups.external_addr", "192.0.2.1",
                "jgroups.external_port", "1",
                "jgroups.tcpping.initial_hosts", "192.0.2.1[1]");
        foreign.forEach(System::setProperty);
        try {
            TestNode one = node("one", ports[0], ports).start();
            node("two", ports[1], ports).start();

            one.awaitMembers("one", "two");
            Transport transport = one.channel.channel.getProtocolStack().findProtocol(Transport.class);
            assertThat(transport.localPhysicalAddress()).hasToString("127.0.0.1:" + ports[0]);
        } finally {
            foreign.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void aNodeOfThreeHasTwelveThreadsAtMostAndNoneWhenItHasLeft() throws Exception {
        Set<Thread> before = threads();
        fleet(3);
        for (int i = 0; i < 100; i++) {
            for (TestNode node : nodes) {
                node.send("word " + i);
            }
        }
        nodes.get(0).awaitMessage("word 99");

        Set<Thread> during = threads();
        during.removeAll(before);
        assertThat(during).hasSizeLessThanOrEqualTo(3 * 12).allMatch(Thread::isDaemon);

        nodes.forEach(TestNode::close);
        nodes.get(0).await(() -> before.containsAll(threads()));
    }

    @Test
    void thoseWhoWereApartAreToldWhenTheyAreTogetherAgain() throws Exception {
        fleet(3);
        TestNode apart = nodes.get(2);
        DISCARD split = new DISCARD().discardAll(true);
        apart.channel.channel.getProtocolStack().insertProtocol(split, ProtocolStack.Position.ABOVE, Transport.class);
        apart.awaitMembers("node-2");
        nodes.get(0).awaitMembers("node-0", "node-1");
        int changes = apart.changes();

        split.discardAll(false);

        for (TestNode node : nodes) {
            node.awaitMembers("node-0", "node-1", "node-2");
        }
        assertThat(apart.changes()).isGreaterThan(changes);
        apart.send("together");
        nodes.get(0).awaitMessage("together");
    }

    @Test
    void whatAllHaveHeardIsKeptByNobody() throws Exception {
        fleet(2, "switchgear.fleet.key", KEY);
        String longest = "x".repeat(FleetChannel.LONGEST_MESSAGE);

        for (int i = 0; i < 50; i++) {
            nodes.get(i % 2).send(longest);
        }

        for (TestNode node : nodes) {
            Table<Message> sent = protocol(node, NAKACK2.class).getWindow(node.channel.channel.getAddress());
            node.await(() -> node.heard() == 25 && sent.getLow() > 10);
        }
    }

    @Test
    void whoMissesTheLastMessageAndIsNotThereYetWhenThatIsToldHearsItAllTheSame() throws Exception {
        fleet(2);
        protocol(nodes.get(1), Transport.class)
                .getProtocolStack()
                .insertProtocol(new Deaf(4), ProtocolStack.Position.ABOVE, Transport.class);

        nodes.get(0).send("the last word");

        nodes.get(1).awaitMessage("the last word");
    }

    @Test
    void whatIsLostComesAgainWithinWhatOperatorsArePromised() throws Exception {
        TestNode node = fleet(1).get(0);

        // One that is missing at one look is asked for at the next one.
        assertThat(2 * protocol(node, NAKACK2.class).getXmitInterval()).isLessThanOrEqualTo(250);
        assertThat(2 * protocol(node, UNICAST3.class).getXmitInterval()).isLessThanOrEqualTo(250);
    }

    private static <T extends Protocol> T protocol(TestNode node, Class<T> type) {
        return node.channel.channel.getProtocolStack().findProtocol(type);
    }

    /** Hears nothing of the first that others say to all, nor that they have said it, nor what each has heard. */
    private static final class Deaf extends Protocol {

        private final AtomicInteger left;

        Deaf(int messages) {
            left = new AtomicInteger(messages);
        }

        @Override
        public Object up(Message message) {
            boolean isLost = has(message, STABLE.class) || (has(message, NAKACK2.class) && left.getAndDecrement() > 0);
            return isLost ? null : up_prot.up(message);
        }

        private static boolean has(Message message, Class<?> protocol) {
            return message.getHeader(ClassConfigurator.getProtocolId(protocol)) != null;
        }

        @Override
        public void up(MessageBatch batch) {
            for (Message message : batch) {
                up(message);
            }
        }
    }
}
