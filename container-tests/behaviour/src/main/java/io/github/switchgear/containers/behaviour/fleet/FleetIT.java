package io.github.switchgear.containers.behaviour.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Admin;
import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Node;
import io.github.switchgear.containers.ServerProcess;
import io.github.switchgear.fleet.cdi.PortableFleetExtension;
import io.github.switchgear.fleet.jgroups.JGroupsChannelFactory;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jgroups.JChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers with the shop, and with messages between them: what an operator does in one is done in the other. */
@Tag("fleet")
class FleetIT {

    private static final String BREAKER = "inventory";
    private static final String FIRST = "shop-1";
    private static final String SECOND = "shop-2";

    /** Nodes that are started in the same moment may each be a fleet of its own at first, until these merge. */
    private static final Duration JOINING = Duration.ofSeconds(30);

    /** What is a warning and no complaint: the one of whoever is the first or the last node, and what operators do. */
    private static final Pattern DOCUMENTED = Pattern.compile("This node of the fleet sees no other one|Breaker '"
            + BREAKER + "': \\w+ -> FORCED_OPEN \\(FORCED, by operator");

    private static final List<Node> STARTED = new ArrayList<>();

    private static int firstPort;
    private static int secondPort;
    private static Node first;
    private static Node second;

    @BeforeAll
    static void start() throws IOException {
        firstPort = ServerProcess.freePort();
        secondPort = ServerProcess.freePort();
        first = started(FIRST, FIRST, firstPort);
        second = started(SECOND, SECOND, secondPort);
        first.await();
        second.await();
        awaitBoth();
    }

    private static Node started(String folder, String name, int port) throws IOException {
        Node node = Node.start(folder, shop(name, port));
        STARTED.add(node);
        return node;
    }

    /** With three jars more than one without a fleet. */
    private static Application shop(String node, int port) {
        return new Application(
                "shop",
                Map.of(
                        "switchgear.fleet",
                        "shop",
                        "switchgear.node",
                        node,
                        "switchgear.fleet.port",
                        Integer.toString(port),
                        "switchgear.fleet.discovery",
                        "tcp:localhost:" + firstPort + ",localhost:" + secondPort),
                Application.SHOP.packages(),
                List.of(PortableFleetExtension.class, JGroupsChannelFactory.class, JChannel.class));
    }

    private static void awaitBoth() {
        for (Node node : List.of(first, second)) {
            Eventually.get(JOINING, () -> states(node), states -> states.equals(Map.of(FIRST, "live", SECOND, "live")));
        }
    }

    private static Map<String, String> states(Node node) {
        return node.deployed().admin().fleet().getJsonArray("members").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(member -> member.getString("node"), member -> member.getString("state")));
    }

    @AfterAll
    static void end() {
        STARTED.forEach(Node::close);
    }

    @BeforeEach
    void theBreakerIsClosedOnBoth() {
        first.deployed().admin().operate(BREAKER, "reset", "{}");
        awaitState(first, "CLOSED");
        awaitState(second, "CLOSED");
    }

    /** Those that have ended included. */
    @AfterEach
    void nobodyHasComplained() {
        assertThat(STARTED)
                .flatExtracting(Node::complaints)
                .allSatisfy(complaint -> assertThat(complaint).containsPattern(DOCUMENTED));
    }

    private static JsonObject awaitState(Node node, String state) {
        return node.deployed()
                .admin()
                .await(BREAKER, breaker -> breaker.getString("state").equals(state));
    }

    @Test
    void eachKnowsBothOfThemAndTheirBreakers() {
        for (Node node : List.of(first, second)) {
            JsonObject fleet = Eventually.get(
                    () -> node.deployed().admin().fleet(), it -> nodes(it).equals(Map.of("closed", 2)));

            assertThat(fleet.getString("name")).isEqualTo("shop");
            assertThat(fleet.getBoolean("alone")).isFalse();
        }
    }

    /** How many nodes have the breaker in which state. */
    private static Map<String, Integer> nodes(JsonObject fleet) {
        JsonObject nodes = fleet.getJsonArray("breakers").getValuesAs(JsonObject.class).stream()
                .filter(breaker -> breaker.getString("name").equals(BREAKER))
                .findAny()
                .orElseThrow()
                .getJsonObject("nodes");
        return nodes.keySet().stream().collect(Collectors.toMap(state -> state, nodes::getInt));
    }

    @Test
    void whatIsForcedOpenInOneIsForcedOpenInTheOtherAndReleasedThere() {
        assertThat(second.deployed().call("inventory/bolt").statusCode()).isEqualTo(200);
        first.deployed().admin().operate(BREAKER, "force-open", "{\"reason\": \"warehouse moves\"}");

        JsonObject forced = awaitState(second, "FORCED_OPEN");
        assertThat(forced.getJsonObject("override").getString("reason")).isEqualTo("warehouse moves");
        assertThat(second.deployed().call("inventory/bolt").statusCode()).isEqualTo(503);

        second.deployed().admin().operate(BREAKER, "release", "{}");

        first.deployed().admin().await(BREAKER, breaker -> breaker.isNull("override"));
    }

    /** On a busy machine, it may be a second or more until the other one has, and the answer 202. */
    @Test
    void anActionOnAllIsAnsweredWith200WhenBothHaveDoneIt() {
        HttpResponse<String> answer = Eventually.get(
                () -> second.deployed()
                        .admin()
                        .postToAll(BREAKER, "force-open", "{\"reason\": \"all of them\", \"duration\": \"PT10M\"}"),
                it -> it.statusCode() != 202);

        JsonObject reached = Admin.json(answer).getJsonObject("reached");
        assertThat(reached.getInt("applied")).isEqualTo(2);
        assertThat(reached.getInt("of")).isEqualTo(2);
        assertThat(first.deployed().admin().state(BREAKER)).isEqualTo("FORCED_OPEN");
    }

    @Test
    void oneThatHasEndedIsGoneAndKnowsWhatWasDecidedMeanwhileWhenItIsThereAgain() throws IOException {
        second.close();
        Eventually.get(() -> states(first), states -> "gone".equals(states.get(SECOND)));
        first.deployed().admin().operate(BREAKER, "force-open", "{\"reason\": \"nobody else was there\"}");

        second = started(SECOND + "-again", SECOND, secondPort);
        second.await();
        awaitBoth();

        assertThat(awaitState(second, "FORCED_OPEN").getJsonObject("override").getString("reason"))
                .isEqualTo("nobody else was there");
    }
}
