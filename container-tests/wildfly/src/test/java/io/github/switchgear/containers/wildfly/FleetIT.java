package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.ServerProcess;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers of {@code standalone-ha.xml} carry a fleet by the channel that they have with each other. */
class FleetIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String FORCED = "\"state\":\"FORCED_OPEN\"";
    private static final String CLOSED = "\"state\":\"CLOSED\"";
    private static final int TIMES = 4;

    /** A server's threads and caches hold the last one or two. */
    private static final int HELD = 2;

    private static FleetShop one;
    private static FleetShop two;

    @BeforeAll
    static void start() throws Exception {
        int[] ports = {ServerProcess.freePort(), ServerProcess.freePort()};
        one = new FleetShop(server("fleet-one", ports[0], ports), "shop");
        two = new FleetShop(server("fleet-two", ports[1], ports), "shop");
        one.deploy("shop");
        two.deploy("shop");
        awaitBoth();
    }

    private static BareWildFly server(String name, int port, int... ports) throws Exception {
        return BareWildFly.startAs(
                "standalone-ha.xml",
                overTcp(port, ports),
                name,
                "-Djboss.node.name=" + name,
                "-Dswitchgear.node=" + name + "-node",
                "-Djboss.ajp.port=0");
    }

    /** Multicast is not for every machine. */
    private static UnaryOperator<String> overTcp(int port, int... ports) {
        return standalone -> standalone
                .replace("<channel name=\"ee\" stack=\"udp\"", "<channel name=\"ee\" stack=\"tcp\"")
                .replace(
                        "<socket-protocol type=\"MPING\" socket-binding=\"jgroups-mping\"/>",
                        "<protocol type=\"org.jgroups.protocols.TCPPING\"><property name=\"initial_hosts\">127.0.0.1["
                                + ports[0] + "],127.0.0.1[" + ports[1] + "]</property></protocol>")
                .replace("interface=\"private\" port=\"7600\"", "interface=\"private\" port=\"" + port + "\"");
    }

    private static void awaitBoth() {
        for (FleetShop shop : new FleetShop[] {one, two}) {
            Eventually.get(
                    Duration.ofSeconds(30), shop::fleet, fleet -> fleet.split("\"state\":\"live\"", -1).length == 3);
        }
    }

    @AfterEach
    void release() {
        assertThat(one.operate("reset", "the test is over").statusCode()).isEqualTo(200);
        Eventually.get(two::breaker, breaker -> breaker.contains(CLOSED));
    }

    @AfterAll
    static void stop() {
        for (FleetShop shop : new FleetShop[] {one, two}) {
            if (shop != null) {
                shop.server().close();
            }
        }
    }

    @Test
    void nodesAreCalledAsTheFleetCallsThem() {
        assertThat(one.fleet()).contains("\"node\":\"fleet-one-node\"").contains("\"node\":\"fleet-two-node\"");
    }

    @Test
    void whatIsForcedOpenOnOneServerIsSoOnTheOtherWithinASecond() {
        assertThat(one.operate("force-open", "warehouse moves").statusCode()).isEqualTo(200);

        Eventually.get(SECOND, two::breaker, breaker -> breaker.contains(FORCED));
        assertThat(two.breaker()).contains("warehouse moves");

        HttpResponse<String> released = two.operateAll("release", "moved");

        assertThat(released.statusCode()).isEqualTo(200);
        assertThat(released.body()).contains("\"applied\":2,\"of\":2,\"missing\":[]");
        assertThat(one.breaker()).doesNotContain(FORCED);
        assertThat(two.breaker()).doesNotContain(FORCED);
    }

    @Test
    void theAnswerDoesNotWaitForAFrozenServerWhichCatchesUpWhenItIsThawed() throws Exception {
        two.server().signal("STOP");
        try {
            long asked = System.nanoTime();
            HttpResponse<String> answer = one.operateAll("force-open", "warehouse moves");
            Duration took = Duration.ofNanos(System.nanoTime() - asked);

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).contains("\"applied\":1,\"of\":2,\"missing\":[\"fleet-two-node\"]");
            assertThat(took).isLessThan(Duration.ofMillis(1_500));
        } finally {
            two.server().signal("CONT");
        }

        Eventually.get(two::breaker, breaker -> breaker.contains(FORCED));
    }

    @Test
    void aServerThatWasKilledComesBackWithWhatTheOtherOneKnows() throws Exception {
        two.server().signal("KILL");
        assertThat(one.operate("force-open", "warehouse moves").statusCode()).isEqualTo(200);

        two.server().stop();
        two = two.startAgain();

        Eventually.get(two::breaker, breaker -> breaker.contains(FORCED));
        assertThat(two.breaker()).contains("warehouse moves");
        awaitBoth();
    }

    @Test
    void applicationsOfAServerDoNotMixAndLeaveNothingWhenTheyGo() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            FleetShop bank = new FleetShop(one.server(), "bank");
            bank.deploy("bank");
            assertThat(bank.operateAll("force-open", "strike").statusCode()).isEqualTo(200);
            assertThat(bank.fleet()).doesNotContain("fleet-two-node");
            bank.undeploy();
        }

        assertThat(one.breaker()).contains(CLOSED);
        assertThat(one.server().diagnosis().classLoadersWith("io.github.switchgear.fleet.wildfly.WildFlyChannel"))
                .isLessThanOrEqualTo(1 + HELD);
        assertThat(one.server().diagnosis().threads()).containsOnlyOnce("\"switchgear-fleet\"");
    }

    @Test
    void aSecondApplicationOfTheSameFleetOnAServerIsToldSo() throws Exception {
        FleetShop twin = new FleetShop(one.server(), "twin");
        twin.deploy("shop");

        Eventually.get(
                one.server()::log,
                log -> log.contains(
                        "This node cannot join its fleet, and tries again: java.lang.IllegalStateException: another"
                                + " application of this server has switchgear.fleet=shop, too: give each application a fleet of its own"));
        twin.undeploy();
    }

    /** The server finds the class of what is sent in the archive of the same name. */
    @Test
    void anArchiveOfAnotherNameIsToldOf() throws Exception {
        FleetShop kiosk = new FleetShop(one.server(), "kiosk");
        FleetShop renamed = new FleetShop(two.server(), "kiosk-2");
        kiosk.deploy("kiosk");
        renamed.deploy("kiosk");

        Eventually.get(
                two.server()::log,
                log -> log.contains("The server 'fleet-one' does not understand this one of the fleet 'kiosk':"
                        + " has the deployed archive another name there?"));
        kiosk.undeploy();
        renamed.undeploy();
    }
}
