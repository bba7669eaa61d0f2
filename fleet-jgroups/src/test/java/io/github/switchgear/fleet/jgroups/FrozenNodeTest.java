package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FrozenNodeTest {

    /** A connection that ends with its process is told of. */
    @RegisterExtension
    final HeardLog log = new HeardLog();

    /** More than a connection to a frozen one takes by itself. */
    private static final int MANY = 400;

    private static final String LONG_TEXT = "x".repeat(50_000);

    @Test
    void whoSendsMuchWaitsForNobodyAndTheOthersHearAllOfIt() throws Exception {
        int[] ports = TestNode.freePorts(3);
        try (TestNode one = new TestNode("one", ports[0], ports);
                TestNode two = new TestNode("two", ports[1], ports);
                RunningNode frozen = new RunningNode("frozen", ports[2], ports)) {
            one.start();
            two.start();
            one.awaitMembers("one", "two", "frozen");
            two.awaitMembers("one", "two", "frozen");
            frozen.signal("-STOP");

            long longest = 0;
            for (int i = 0; i < MANY; i++) {
                long begin = System.nanoTime();
                one.send(i + LONG_TEXT);
                longest = Math.max(longest, System.nanoTime() - begin);
            }
            two.await(() -> two.heard() >= MANY);

            assertThat(one.channel.members()).as("who is not missed yet").contains("frozen");
            assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(1));
        }
    }
}
