package io.github.switchgear.fleet.jgroups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real nodes, each in a virtual machine of its own, that are frozen and killed. */
class FleetOfProcessesTest {

    /** What operators are promised. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<RunningNode> nodes = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        int[] ports = TestNode.freePorts(3);
        for (int i = 0; i < ports.length; i++) {
            nodes.add(new RunningNode("node-" + i, ports[i], ports));
            // One after the other, so that the first is the one that coordinates.
            nodes.get(0).awaitMembers("node-0" + (i > 0 ? " node-1" : "") + (i > 1 ? " node-2" : ""), RunningNode.LONG);
        }
        for (RunningNode node : nodes) {
            node.awaitMembers("node-0 node-1 node-2", RunningNode.LONG);
        }
    }

    @AfterEach
    void end() {
        nodes.forEach(RunningNode::close);
    }

    @Test
    void anOverrideReachesAllAtOnceAlsoWhileOneIsFrozenAndWhenTheFirstIsKilled() throws Exception {
        nodes.get(1).say("breaker-0");
        nodes.get(0).await("FORCED_OPEN breaker-0", SOON);
        nodes.get(2).await("FORCED_OPEN breaker-0", SOON);

        nodes.get(2).signal("-STOP");
        for (int i = 1; i <= 10; i++) {
            nodes.get(1).say("breaker-" + i);
            nodes.get(0).await("FORCED_OPEN breaker-" + i, SOON);
        }
        nodes.get(0).awaitMembers("node-0 node-1", Duration.ofSeconds(10));
        nodes.get(2).signal("-CONT");
        for (int i = 1; i <= 10; i++) {
            nodes.get(2).await("FORCED_OPEN breaker-" + i, RunningNode.LONG);
        }
        for (RunningNode node : nodes) {
            node.awaitMembers("node-0 node-1 node-2", RunningNode.LONG);
        }

        // All are together again when messages are heard by all, and not only when each knows the others.
        nodes.get(1).say("breaker-13");
        nodes.get(0).await("FORCED_OPEN breaker-13", RunningNode.LONG);
        nodes.get(2).await("FORCED_OPEN breaker-13", RunningNode.LONG);

        nodes.get(0).signal("-KILL");
        nodes.get(1).say("breaker-11");
        nodes.get(2).await("FORCED_OPEN breaker-11", SOON);
        nodes.get(1).awaitMembers("node-1 node-2", Duration.ofSeconds(4));
        nodes.get(2).say("breaker-12");
        nodes.get(1).await("FORCED_OPEN breaker-12", SOON);
    }
}
