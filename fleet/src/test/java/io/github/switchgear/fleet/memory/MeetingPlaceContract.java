package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.MeetingPlace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How nodes meet in a database, in whichever one it is. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
abstract class MeetingPlaceContract {

    private static final int NODES = 8;
    private static final String ROWS = "SELECT fleet, node, address, seen_at FROM switchgear_node ORDER BY node, fleet";

    private final List<MeetingPlace> places = Collections.synchronizedList(new ArrayList<>());

    private Instant now;

    Database database;

    abstract Database begun() throws Exception;

    @BeforeAll
    void begin() throws Exception {
        database = begun();
    }

    @AfterAll
    void end() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        now = Decisions.NOW;
        database.execute("DROP TABLE IF EXISTS switchgear_node");
    }

    @AfterEach
    void leaveAll() {
        places.forEach(MeetingPlace::leave);
        places.clear();
    }

    private MeetingPlace place(String fleet, String node) {
        return place(fleet, node, database::source, Duration.ofSeconds(20));
    }

    private MeetingPlace place(String fleet, String node, Callable<DataSource> lookup, Duration limit) {
        MeetingPlace place = new JdbcMeetingPlace(fleet, node, "jdbc/shop", lookup, () -> now, limit);
        places.add(place);
        return place;
    }

    private static String address(int node) {
        return "10.0.0." + node + ":7800";
    }

    @Test
    void nodesLearnOfEachOtherThoseFirstThatHaveToldLast() throws Exception {
        MeetingPlace one = place("shop", "one");
        MeetingPlace two = place("shop", "two");

        assertThat(one.visit(address(1))).isEmpty();
        now = now.plusSeconds(1);
        assertThat(two.visit(address(2))).containsExactly(address(1));
        now = now.plusSeconds(1);

        assertThat(place("shop", "three").visit(address(3))).containsExactly(address(2), address(1));
        assertThat(one.visit(address(1))).containsExactly(address(3), address(2));
        assertThat(database.query(ROWS))
                .containsExactly(
                        "shop|one|10.0.0.1:7800|2026-03-01T12:00:00.123Z",
                        "shop|three|10.0.0.3:7800|2026-03-01T12:00:02.123Z",
                        "shop|two|10.0.0.2:7800|2026-03-01T12:00:01.123Z");
    }

    @Test
    void thoseOfAnotherFleetAreNotMet() throws Exception {
        place("shop", "one").visit(address(1));

        assertThat(place("Shop", "two").visit(address(2))).isEmpty();
        assertThat(place("Shop", "three").visit(address(1))).containsExactly(address(2));
        assertThat(place("shop", "four").visit(address(4))).containsExactly(address(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNodeThatIsStartedAgainHasOneRow(boolean commitsByItself) throws Exception {
        try (LentConnections pool = new LentConnections(database.source(), commitsByItself)) {
            place("shop", "one", pool::source, Duration.ofSeconds(20)).visit(address(1));
            now = now.plusSeconds(10);
            place("shop", "renamed", pool::source, Duration.ofSeconds(20)).visit(address(1));
        }

        assertThat(database.query(ROWS)).containsExactly("shop|renamed|10.0.0.1:7800|2026-03-01T12:00:10.123Z");
    }

    /** Of two, each writes before it reads. */
    @Test
    void ofTwoThatComeAtOnceOneAtLeastLearnsOfTheOther() throws Exception {
        CyclicBarrier start = new CyclicBarrier(NODES);
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try {
            List<Future<List<String>>> met = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                int node = i;
                MeetingPlace place = place("shop", "node-" + node);
                met.add(threads.submit(() -> {
                    start.await();
                    return place.visit(address(node));
                }));
            }
            Set<String> pairs = new HashSet<>();
            for (int i = 0; i < NODES; i++) {
                for (String other : met.get(i).get()) {
                    pairs.add(i + " " + other);
                }
            }
            for (int i = 0; i < NODES; i++) {
                for (int other = 0; other < i; other++) {
                    assertThat(pairs.contains(i + " " + address(other)) || pairs.contains(other + " " + address(i)))
                            .as("%s and %s", i, other)
                            .isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoLeavesIsMetNoMore() throws Exception {
        MeetingPlace one = place("shop", "one");
        MeetingPlace two = place("shop", "two");
        one.visit(address(1));
        two.visit(address(2));

        one.leave();
        one.leave();

        assertThat(two.visit(address(2))).isEmpty();
        assertThatThrownBy(() -> one.visit(address(1))).isInstanceOf(IOException.class);
        assertThat(database.query(ROWS)).hasSize(1);
    }

    /** It was killed, and nobody takes its row away. */
    @Test
    void theRowOfWhoComesNoMoreGoesInTheEndAndNobodyElses() throws Exception {
        place("shop", "killed").visit(address(1));
        place("other", "killed").visit(address(9));
        MeetingPlace two = place("shop", "two");
        two.visit(address(2));

        for (int seconds = 0; seconds < 300; seconds += 5) {
            assertThat(two.visit(address(2))).containsExactly(address(1));
            now = now.plusSeconds(5);
        }
        now = now.plusMillis(1);

        assertThat(two.visit(address(2))).isEmpty();
        assertThat(database.query(ROWS)).singleElement().asString().startsWith("shop|two");
    }

    @Test
    void aRowThatWasDeletedIsWrittenAgain() throws Exception {
        MeetingPlace one = place("shop", "one");
        MeetingPlace two = place("shop", "two");
        one.visit(address(1));
        database.execute("DELETE FROM switchgear_node");

        one.visit(address(1));
        one.visit(address(1));

        assertThat(two.visit(address(2))).containsExactly(address(1));
    }

    /** Its row would be none of its own to others. */
    @Test
    void aNodeWhoseClockIsWrongIsMetAllTheSameByThoseWhomItMeets() throws Exception {
        MeetingPlace one = place("shop", "one");
        one.visit(address(1));
        now = now.minusSeconds(3_600);

        assertThat(place("shop", "late").visit(address(2))).containsExactly(address(1));
    }

    @Test
    void aDatabaseThatIsAwayIsToldOfAndVisitedAgainWhenItIsBack() throws Exception {
        MeetingPlace one = place("shop", "one");
        one.visit(address(1));
        MeetingPlace two = place("shop", "two");
        database.stop();
        try {
            assertThatThrownBy(() -> two.visit(address(2)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Data source 'jdbc/shop': ");
        } finally {
            database.start();
        }

        // Some have lost all that they had by that.
        one.visit(address(1));
        one.visit(address(1));
        assertThat(two.visit(address(2))).containsExactly(address(1));
    }

    @Test
    void whoMayMakeNoTableIsToldHowItIsMade() {
        assertThatThrownBy(() -> place("shop", "one", database::reader, Duration.ofSeconds(20))
                        .visit(address(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it has no table switchgear_node that can be read")
                .hasMessageContaining("whoever may do so has to make it, by: " + NodeTable.DDL);
    }

    /** A pool that gives no connection: neither a visit nor the end of the application waits for long. */
    @Test
    void aDatabaseThatHangsHoldsNobodyUp() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        MeetingPlace one = place(
                "shop",
                "one",
                () -> {
                    answers.await();
                    return database.source();
                },
                Duration.ofMillis(50));

        assertThatThrownBy(() -> one.visit(address(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("Data source 'jdbc/shop': it has not answered within PT0.05S");
        one.leave();

        answers.countDown();
    }
}
