package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.MeetingPlace;
import io.github.switchgear.fleet.memory.JdbcMeetingPlace;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that have nothing but a database to find each other by. */
@Timeout(120)
class MeetingInDatabaseTest {

    private static final String UNKNOWN = "cannot find out where others of its fleet are";

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final int[] ports = TestNode.freePorts(3);
    private final List<TestNode> nodes = new ArrayList<>();
    private final JdbcDataSource database = new JdbcDataSource();

    private Connection open;
    private volatile boolean isAway;
    private volatile CountDownLatch answers = new CountDownLatch(0);

    @BeforeEach
    void begin() throws SQLException {
        database.setURL("jdbc:h2:mem:meeting");
        open = database.getConnection();
    }

    @AfterEach
    void end() throws SQLException {
        answers.countDown();
        nodes.forEach(TestNode::close);
        open.close();
    }

    private TestNode node(int number) {
        String name = "node-" + number;
        MeetingPlace place = new JdbcMeetingPlace("shop", name, "jdbc/shop", this::source);
        TestNode node = new TestNode(
                        name,
                        ports[number],
                        ports,
                        "switchgear.fleet.discovery",
                        "jdbc",
                        "switchgear.fleet.memory",
                        "jdbc:jdbc/shop")
                .meetingAt(place);
        nodes.add(node);
        return node;
    }

    private DataSource source() throws Exception {
        answers.await();
        if (isAway) {
            throw new SQLException("it is away");
        }
        return database;
    }

    /** Somebody was killed there. */
    private void leaveRow(int port, Duration ago) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("INSERT INTO switchgear_node VALUES ('" + port + "', 'shop', 'killed', '127.0.0.1:" + port
                    + "', '-', " + (System.currentTimeMillis() - ago.toMillis()) + ")");
        }
    }

    private List<String> rows() throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery("SELECT node FROM switchgear_node ORDER BY node")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    @Test
    void oneAfterTheOtherTheyFindEachOtherAndWhoEndsLeavesNothing() throws Exception {
        node(0).start();
        node(1).start();
        nodes.get(0).awaitMembers("node-0", "node-1");
        node(2).start();
        for (TestNode node : nodes) {
            node.awaitMembers("node-0", "node-1", "node-2");
        }
        nodes.get(2).send("hello");
        nodes.get(0).awaitMessage("hello");
        nodes.get(1).awaitMessage("hello");
        assertThat(rows()).containsExactly("node-0", "node-1", "node-2");

        nodes.get(0).close();
        assertThat(rows()).containsExactly("node-1", "node-2");
        nodes.get(1).awaitMembers("node-1", "node-2");
        assertThat(log.warnings()).noneMatch(line -> line.contains(UNKNOWN));
    }

    @Test
    void allAtOnceTheyFindEachOther() throws Exception {
        CyclicBarrier start = new CyclicBarrier(ports.length);
        ExecutorService threads = Executors.newFixedThreadPool(ports.length);
        try {
            List<Future<?>> started = new ArrayList<>();
            for (int i = 0; i < ports.length; i++) {
                TestNode node = node(i);
                started.add(threads.submit(() -> {
                    start.await();
                    return node.start();
                }));
            }
            for (Future<?> each : started) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        for (TestNode node : nodes) {
            node.awaitMembers("node-0", "node-1", "node-2");
        }
    }

    /** One at which nobody listens, one at which somebody does who says nothing, and one of long ago. */
    @Test
    void rowsOfKilledNodesHoldUpNobodyForLong() throws Exception {
        node(0).start();
        try (ServerSocket silent = new ServerSocket(0)) {
            leaveRow(TestNode.freePorts(1)[0], Duration.ZERO);
            leaveRow(silent.getLocalPort(), Duration.ZERO);
            leaveRow(9, Duration.ofMinutes(6));

            node(1).start();

            nodes.get(1).awaitMembers("node-0", "node-1");
            assertThat(rows()).containsExactly("killed", "killed", "node-0", "node-1");
        }
    }

    @Test
    void whoStartsWhileTheDatabaseIsAwayIsToldOfAndJoinsWhenItIsBack() throws Exception {
        node(0).start();
        isAway = true;

        node(1).start();

        assertThat(nodes.get(1).channel.members()).containsExactly("node-1");
        assertThat(log.warnings())
                .filteredOn(line -> line.contains(UNKNOWN))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("and tries again: Data source 'jdbc/shop': it is away"));
        isAway = false;
        nodes.get(0).awaitMembers("node-0", "node-1");
        nodes.get(1).awaitMembers("node-0", "node-1");
    }

    /** JGroups' own discovery by a database has its few threads wait there, and with them all messages. */
    @Test
    void aDatabaseThatHangsHoldsUpNeitherMessagesNorMembersNorTheEnd() throws Exception {
        node(0).start();
        node(1).start();
        nodes.get(0).awaitMembers("node-0", "node-1");
        answers = new CountDownLatch(1);

        node(2).start();
        assertThat(nodes.get(2).channel.members()).containsExactly("node-2");
        nodes.get(1).send("while it hangs");
        nodes.get(0).awaitMessage("while it hangs");
        long began = System.nanoTime();
        nodes.get(1).close();
        nodes.get(0).awaitMembers("node-0");
        nodes.get(0).close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void withoutAPlaceToMeetItDoesNotStart() {
        try (TestNode node = new TestNode(
                "node-0",
                ports[0],
                ports,
                "switchgear.fleet.discovery",
                "jdbc",
                "switchgear.fleet.memory",
                "jdbc:jdbc/shop")) {
            assertThatThrownBy(node::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Nodes are to meet in a database, and there is none");
        }
    }
}
