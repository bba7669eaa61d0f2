package io.github.switchgear.fleet.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.FleetChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wildfly.clustering.server.GroupMembershipListener;

class WildFlyChannelTest {

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final List<FakeServer> servers = FakeServer.group("first", "second", "third");

    /** On each server one, called by its number. */
    private List<TestNode> fleet() throws Exception {
        List<TestNode> nodes = new ArrayList<>();
        for (int number = 0; number < servers.size(); number++) {
            nodes.add(node(number).start());
        }
        return nodes;
    }

    private TestNode node(int number) {
        return new TestNode(servers.get(number), "shop", "node-" + number);
    }

    private static void assertAllSeeAll(List<TestNode> nodes) {
        for (TestNode node : nodes) {
            assertThat(node.channel.members()).containsExactlyInAnyOrder("node-0", "node-1", "node-2");
        }
    }

    @Test
    void membersAreCalledAsTheFleetCallsThem() throws Exception {
        assertAllSeeAll(fleet());
    }

    @Test
    void whatOneSaysAllOthersHearAndItselfDoesNot() throws Exception {
        List<TestNode> nodes = fleet();

        nodes.get(0).send("hello");

        assertThat(nodes.get(0).messages).isEmpty();
        assertThat(nodes.get(1).messages).containsExactly("hello");
        assertThat(nodes.get(2).messages).containsExactly("hello");
    }

    @Test
    void aFrozenServerHoldsUpNobodyAndHearsAllInItsOrderWhenItIsThawed() throws Exception {
        List<TestNode> nodes = fleet();
        servers.get(1).freeze();

        for (String word : List.of("one", "two", "three")) {
            nodes.get(0).send(word);
        }

        assertThat(servers.get(1).held).hasSize(1);
        assertThat(nodes.get(2).messages).containsExactly("one", "two", "three");

        servers.get(1).thaw();

        assertThat(nodes.get(1).messages).containsExactly("one", "two", "three");
        assertAllSeeAll(nodes);
    }

    @Test
    void aServerWithoutTheApplicationIsNoMemberUntilItHasIt() throws Exception {
        TestNode one = node(0).start();
        TestNode two = node(1).start();
        assertThat(one.channel.members()).containsExactly("node-0", "node-1");
        int changes = one.changes;

        TestNode late = node(2).start();

        assertThat(one.changes).isGreaterThan(changes);
        assertAllSeeAll(List.of(one, two, late));
    }

    @Test
    void anApplicationThatLeavesIsNoMemberAtOnce() throws Exception {
        List<TestNode> nodes = fleet();
        int changes = nodes.get(1).changes;

        nodes.get(0).channel.close();

        assertThat(nodes.get(1).channel.members()).containsExactly("node-1", "node-2");
        assertThat(nodes.get(1).changes).isGreaterThan(changes);
        nodes.get(1).send("still here");
        assertThat(nodes.get(2).messages).containsExactly("still here");
        assertThat(nodes.get(0).messages).isEmpty();
    }

    @Test
    void anApplicationThatIsLeavingIsNoMemberAgainByWhatItAnswersMeanwhile() throws Exception {
        List<TestNode> nodes = fleet();
        servers.get(0).freeze();
        nodes.get(1).send("on its way");
        nodes.get(1).onChange = servers.get(0)::thaw;

        nodes.get(0).channel.close();

        assertThat(nodes.get(0).messages).containsExactly("on its way");
        assertThat(nodes.get(1).channel.members()).containsExactly("node-1", "node-2");
    }

    @Test
    void anApplicationThatIsGoneWithoutAWordIsNoMemberAfterSomeMessages() throws Exception {
        List<TestNode> nodes = fleet();
        servers.get(2).contexts.clear();

        for (int refused = 1; refused < Lane.MOST_REFUSED; refused++) {
            nodes.get(0).send("are you there?");
        }
        assertThat(nodes.get(0).channel.members()).contains("node-2");
        nodes.get(0).send("are you there?");

        assertThat(nodes.get(0).channel.members()).containsExactly("node-0", "node-1");
    }

    @Test
    void aServerThatIsGoneIsNoMember() throws Exception {
        List<TestNode> nodes = fleet();
        servers.get(2).freeze();
        nodes.get(0).send("on its way");
        nodes.get(0).send("waiting");
        int changes = nodes.get(0).changes;

        FakeServer.see(servers.subList(0, 2), GroupMembershipListener::updated);

        assertThat(nodes.get(0).channel.members()).containsExactly("node-0", "node-1");
        assertThat(nodes.get(0).changes).isGreaterThan(changes);
        servers.get(2).thaw();
        assertThat(nodes.get(2).messages).containsExactly("on its way");
    }

    @Test
    void serversThatWereApartAreMembersOfEachOtherAgain() throws Exception {
        List<TestNode> nodes = fleet();
        FakeServer.see(servers.subList(0, 1), GroupMembershipListener::split);
        FakeServer.see(servers.subList(1, 3), GroupMembershipListener::split);
        assertThat(nodes.get(0).channel.members()).containsExactly("node-0");
        nodes.get(0).send("alone");
        assertThat(nodes.get(1).messages).isEmpty();
        int changes = nodes.get(0).changes;

        FakeServer.see(servers, GroupMembershipListener::merged);

        assertAllSeeAll(nodes);
        assertThat(nodes.get(0).changes).isGreaterThan(changes);
        nodes.get(0).send("together");
        assertThat(nodes.get(1).messages).containsExactly("together");
    }

    @Test
    void anApplicationOfAnotherFleetDoesNotHear() throws Exception {
        TestNode shop = node(0).start();
        TestNode bank = new TestNode(servers.get(1), "bank", "node-1").start();
        TestNode beside = new TestNode(servers.get(0), "bank", "node-0").start();

        shop.send("hello");
        beside.send("good day");

        assertThat(shop.channel.members()).containsExactly("node-0");
        assertThat(shop.messages).isEmpty();
        assertThat(bank.messages).containsExactly("good day");
    }

    @Test
    void aSecondApplicationOfTheSameFleetOnAServerIsRefusedUntilTheFirstHasLeft() throws Exception {
        TestNode first = node(0).start();
        TestNode second = node(0);

        assertThatThrownBy(second::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("another application of this server has switchgear.fleet=shop, too:"
                        + " give each application a fleet of its own");

        first.channel.close();
        second.start();
        assertThat(servers.get(0).listeners).containsExactly(second.channel);
    }

    @Test
    void theLongestMessagePassesAndALongerOneIsRefused() throws Exception {
        List<TestNode> nodes = fleet();
        String longest = "x".repeat(FleetChannel.LONGEST_MESSAGE);

        nodes.get(0).send(longest);

        assertThat(nodes.get(1).messages).containsExactly(longest);
        assertThatThrownBy(() -> nodes.get(0).send(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A message has at most 60000 bytes, but one has 60001");
    }

    @Test
    void anEmptyMessageIsOne() throws Exception {
        List<TestNode> nodes = fleet();

        nodes.get(0).send("");

        assertThat(nodes.get(1).messages).containsExactly("");
    }

    @Test
    void beforeTheStartAndAfterTheEndItIsAloneAndSendsNothing() throws Exception {
        node(1).start();
        TestNode node = node(0);
        assertThat(node.channel.members()).containsExactly("node-0");
        assertThatThrownBy(() -> node.send("x")).isInstanceOf(IllegalStateException.class);

        node.start();
        node.channel.close();
        node.channel.close();

        assertThat(node.channel.members()).containsExactly("node-0");
        assertThatThrownBy(() -> node.send("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("closed while it was joining");
    }

    @Test
    void theServerHasNothingOfItAfterTheEndNorAfterAStartThatFailed() throws Exception {
        FakeServer server = servers.get(0);
        TestNode node = node(0).start();
        assertThat(server.contexts).hasSize(1);
        assertThat(server.listeners).hasSize(1);

        node.channel.close();
        assertThatThrownBy(node::start).isInstanceOf(IllegalStateException.class);

        assertThat(server.contexts).isEmpty();
        assertThat(server.listeners).isEmpty();
    }

    @Test
    void whatWasSaidLastIsWaitedForAtTheEndAndThenLetGoOf() throws Exception {
        List<TestNode> nodes = fleet();
        servers.get(1).freeze();
        nodes.get(0).send("on its way");
        nodes.get(0).send("waiting");
        long begun = System.nanoTime();

        nodes.get(0).channel.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(WildFlyChannel.LEAVE);
        servers.get(1).thaw();
        assertThat(nodes.get(1).messages).containsExactly("on its way");
    }

    @Test
    void aServerThatCannotReadWhatIsSentIsToldOfOnce() throws Exception {
        servers.get(1).breakWith(new IOException("no module deployment.shop.war"));
        servers.get(2).breakWith(new IOException("no module deployment.shop.war"));

        List<TestNode> nodes = fleet();

        assertThat(nodes.get(0).channel.members()).containsExactly("node-0");
        assertThat(log.warnings())
                .filteredOn(line -> line.contains("'second'"))
                .first()
                .isEqualTo(
                        "The server 'second' does not understand this one of the fleet 'shop': has the deployed archive another"
                                + " name there? java.io.IOException: no module deployment.shop.war");
        assertThat(log.warnings()).hasSizeLessThanOrEqualTo(nodes.size());
    }

    @Test
    void onAServerOfItsOwnItIsAFleetOfOne() throws Exception {
        TestNode node = new TestNode(FakeServer.group("standalone").get(0), "shop", "alone").start();

        node.send("to nobody");

        assertThat(node.channel.members()).containsExactly("alone");
        assertThat(node.messages).isEmpty();
    }
}
