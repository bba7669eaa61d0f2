package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three nodes of the demo and one dashboard over them. */
class FleetIT extends BrowserTest {

    private static final List<RunningDemo> NODES = new ArrayList<>();

    private final Dashboard dashboard = new Dashboard(browser);

    @BeforeAll
    static void startThem() throws IOException {
        List<Integer> ports = freePorts(3);
        String all = ports.stream().map(port -> "localhost:" + port).collect(Collectors.joining(",", "tcp:", ""));
        for (int port : ports) {
            Map<String, String> configuration = new HashMap<>();
            configuration.put("switchgear.node", name(NODES.size()));
            configuration.put("switchgear.fleet", "shop");
            configuration.put("switchgear.fleet.port", String.valueOf(port));
            configuration.put("switchgear.fleet.discovery", all);
            NODES.add(RunningDemo.start(configuration));
        }
    }

    @AfterAll
    static void stopThem() throws Exception {
        for (RunningDemo node : NODES) {
            node.thaw();
            node.close();
        }
    }

    private static String name(int node) {
        return "shop-" + (node + 1);
    }

    private static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            sockets.add(new ServerSocket(0));
        }
        List<Integer> ports = new ArrayList<>();
        for (ServerSocket socket : sockets) {
            ports.add(socket.getLocalPort());
            socket.close();
        }
        return ports;
    }

    @BeforeEach
    void openTheDashboard() {
        dashboard.openAs("operator", NODES.get(0).base().resolve("switchgear/"));
        dashboard.awaitMember("shop-2", "heard \\d+ s ago");
        dashboard.awaitMember("shop-3", "heard \\d+ s ago");
    }

    @AfterEach
    void handBack() throws Exception {
        NODES.get(2).thaw();
        dashboard.awaitMember("shop-3", "heard .*");
        for (String breaker : List.of("inventory", "payment")) {
            NODES.get(0)
                    .http()
                    .operateAs("operator", "operator", "/switchgear/api/fleet/breakers/" + breaker + "/reset", "{}");
            dashboard.awaitText(breaker, "fold", "all 3 closed");
        }
    }

    @Override
    void stopTheServer() {
        // They go on.
    }

    /** The operator's question is whether it holds everywhere; nobody says so before it does. */
    @Test
    void aBreakerIsForcedOpenOnAllNodesAndWhoIsSilentIsNamed() throws Exception {
        NODES.get(2).freeze();
        dashboard.click("inventory", "force-open");
        assertThat(browser.texts("#act-scope option"))
                .containsExactly("on all nodes of the fleet: shop-1, shop-2, shop-3", "on shop-1 alone");
        dashboard.reason("the warehouse restarts");
        dashboard.confirm();

        dashboard.awaitState("inventory", "Forced open");
        dashboard.awaitMember("shop-3", "silent for \\d+ s");
        dashboard.awaitText("inventory", "reached", "reached 2 of 3, shop-3 silent for \\d+ s");
        dashboard.awaitText("inventory", "fold", "reached 2 of 3");
        browser.lookAway();
        browser.await(
                "it comes first",
                Dashboard.SOON,
                () -> dashboard.rowNames().get(0).equals("inventory"));
        browser.ask("scrollTo(0, 0)");
        browser.screenshot("fleet-silent");

        browser.find("#members li[data-node='shop-3'] button").click();
        assertThat(dashboard.member("shop-3")).isEmpty();

        NODES.get(2).thaw();
        dashboard.awaitMember("shop-3", "heard .*");
        dashboard.awaitText("inventory", "reached", "reached 3 of 3");
        dashboard.awaitText("inventory", "fold", "all 3 forced open");
    }

    private static void forcePaymentOpenOnTheSecondAlone() throws Exception {
        NODES.get(1)
                .http()
                .operateAs(
                        "operator",
                        "operator",
                        "/switchgear/api/breakers/payment/force-open",
                        "{\"reason\": \"a look at that one\", \"scope\": \"node\"}");
    }

    /** Wherever it is ill, it is what an operator has to see first. */
    @Test
    void whatIsIllOnAnotherNodeComesFirstHere() throws Exception {
        forcePaymentOpenOnTheSecondAlone();

        dashboard.awaitText("payment", "fold", "1 forced open, 2 closed");
        browser.lookAway();
        browser.await(
                "it comes first",
                Dashboard.SOON,
                () -> dashboard.rowNames().get(0).equals("payment"));
        assertThat(dashboard.text("payment", "word")).isEqualTo("Closed");
    }

    /** What is wrong with one node is found without reading all the others. */
    @Test
    void aNodeCanBeChosenAndTheListIsOfHowItIsThere() throws Exception {
        forcePaymentOpenOnTheSecondAlone();
        dashboard.awaitText("payment", "fold", "1 forced open, 2 closed");
        assertThat(browser.texts("#on-node option"))
                .containsExactly("On any node", "On shop-1", "On shop-2", "On shop-3");

        browser.find("#on-node option[value=shop-2]").click();

        dashboard.awaitText("payment", "fold", "forced open \\d\\d:\\d\\d");
        dashboard.awaitText("inventory", "fold", "closed \\d\\d:\\d\\d");
        browser.find("#states [data-state=FORCED_OPEN]").click();
        browser.await(
                "it is the only one", Dashboard.SOON, () -> dashboard.rowNames().equals(List.of("payment")));
        assertThat(browser.find("#states [data-state=FORCED_OPEN] b").getText()).isEqualTo("1");
        assertThat(browser.find("#act-on-shown").getText()).isEqualTo("Act on these 1 …");
        assertThat(browser.driver().getCurrentUrl()).contains("node=shop-2");
        browser.screenshot("fleet-node");

        browser.driver().navigate().refresh();
        browser.await(
                "the address tells it",
                Dashboard.SOON,
                () -> dashboard.rowNames().equals(List.of("payment")));

        browser.await(
                "the nodes are told",
                Dashboard.SOON,
                () -> browser.texts("#on-node option").size() == 4);
        browser.find("#on-node option[value=shop-3]").click();
        browser.await(
                "it is of that node",
                Dashboard.SOON,
                () -> browser.texts("#of-nodes").equals(List.of("On shop-3")));
        browser.await(
                "none is forced open there",
                Dashboard.SOON,
                () -> browser.find("#empty").isDisplayed());
        browser.find("#on-node option[value='']").click();
        browser.find("#states [data-state=FORCED_OPEN]").click();
        dashboard.awaitText("payment", "fold", "1 forced open, 2 closed");
    }

    @Test
    void aRowUnfoldsToOneForEachNodeAndWhatIsForOneAloneStaysThere() throws Exception {
        dashboard.click("payment", "force-closed");
        browser.find("#act-scope option[value=node]").click();
        dashboard.reason("a look at this one");
        dashboard.confirm();
        dashboard.awaitText("payment", "fold", "1 forced closed, 2 closed");
        assertThat(dashboard.text("payment", "reached")).isEmpty();

        dashboard.unfoldNodes("payment");
        dashboard.awaitOnNode("payment", "shop-1", "word", "Forced closed");
        dashboard.awaitOnNode("payment", "shop-1", "method", "this node");
        dashboard.awaitOnNode("payment", "shop-1", "override", "operator until .*: “a look at this one”");
        dashboard.awaitOnNode("payment", "shop-2", "word", "Closed");
        browser.screenshot("fleet-unfolded");
        assertThat(Axe.violations(browser)).isEmpty();

        browser.size(390, 844);
        browser.screenshot("fleet-phone");
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(Axe.violations(browser)).isEmpty();
    }
}
