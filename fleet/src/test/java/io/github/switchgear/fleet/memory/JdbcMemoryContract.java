package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.HeardLog;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.DecisionCodec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a memory in a database does, in whichever one it is. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
abstract class JdbcMemoryContract {

    private static final int THREADS = 8;

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final List<Memory> memories = Collections.synchronizedList(new ArrayList<>());

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
        database.execute("DROP TABLE IF EXISTS switchgear_override");
    }

    @AfterEach
    void closeMemories() {
        memories.forEach(Memory::close);
        memories.clear();
    }

    private Memory memory() {
        return memory(database::source, Duration.ofSeconds(20));
    }

    Memory memory(Callable<DataSource> lookup, Duration limit) {
        Memory memory = new JdbcMemory("jdbc/shop", lookup, InstantSource.fixed(Decisions.NOW), limit);
        memories.add(memory);
        return memory;
    }

    static void keep(Memory memory, Decision... decisions) throws IOException {
        memory.keep(List.of(decisions), List.of(decisions));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyKindOfDecisionComesBackAsItWas(boolean commitsByItself) throws Exception {
        Version version = new Version(Decisions.NOW.toEpochMilli(), Integer.MAX_VALUE, "shop-1:7801");
        Subject ofKey = new Subject("inventory", "example.com", Slot.PRESENT);
        List<Decision> decisions = List.of(
                Decisions.forced("payment", version),
                new Decision(
                        ofKey,
                        Kind.FORCED_CLOSED,
                        "it's \"fine\"; -- \\ % _",
                        null,
                        Decisions.NOW,
                        Decisions.NOW.plusSeconds(60),
                        version),
                Decisions.planned("payment", Duration.ofHours(1), Duration.ofHours(2)),
                Decisions.planned("inventory", Duration.ofHours(1), Duration.ofDays(30)),
                Decisions.released("mail", version),
                new Decision(new Subject("mail", "a", Slot.PRESENT), Kind.RELEASED, "done", "kim", null, null, version),
                new Decision(Decisions.of("audit"), Kind.RESET, null, "kim", null, null, version),
                new Decision(
                        Subject.setting("mail", "allowedFails"),
                        Kind.CHANGED,
                        "tuned",
                        "kim",
                        null,
                        null,
                        version,
                        "7"));
        try (LentConnections pool = new LentConnections(database.source(), commitsByItself)) {
            Memory memory = memory(pool::source, Duration.ofSeconds(20));

            assertThat(memory.read()).isEmpty();
            memory.keep(decisions, decisions);

            assertThat(memory.read()).containsExactlyInAnyOrderElementsOf(decisions);
            assertThat(pool.connection().getAutoCommit()).isEqualTo(commitsByItself);
        }
        assertThat(memory().read()).containsExactlyInAnyOrderElementsOf(decisions);
        assertThat(memory().isShared()).isTrue();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void peopleReadItWithSql() throws Exception {
        keep(
                memory(),
                new Decision(
                        new Subject("inventory", "example.com", Slot.PLANNED),
                        Kind.FORCED_OPEN,
                        "maintenance",
                        "kim",
                        Decisions.NOW,
                        Decisions.NOW.plusSeconds(60),
                        Decisions.at(Decisions.NOW, 3, "shop-1")),
                Decisions.released("mail", Decisions.at(Decisions.NOW)));

        assertThat(
                        database.query(
                                "SELECT breaker, breaker_key, slot, kind, reason, actor, begins_at, ends_at, decided_at,"
                                        + " version_millis, version_counter, version_node FROM switchgear_override ORDER BY breaker"))
                .containsExactly(
                        "inventory|example.com|PLANNED|FORCED_OPEN|maintenance|kim|2026-03-01T12:00:00.123Z"
                                + "|2026-03-01T12:01:00.123Z|2026-03-01T12:00:00.123Z|1772366400123|3|shop-1",
                        "mail||PRESENT|RELEASED|null|null|null|null|2026-03-01T12:00:00.123Z|1772366400123|0|shop-1");
    }

    @Test
    void theNewerOneWinsInWhicheverOrderTheyCome() throws Exception {
        Decision older = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        Decision newer = Decisions.released("payment", Decisions.at(Decisions.NOW.plusMillis(1)));
        Memory memory = memory();

        keep(memory, older);
        keep(memory, newer);
        assertThat(memory().read()).containsExactly(newer);

        keep(memory, older);
        keep(memory, newer);
        assertThat(memory().read()).containsExactly(newer);
    }

    @Test
    void ofOneMomentTheGreaterCounterWinsAndThenTheGreaterNode() throws Exception {
        // By code points: most collations have them the other way round.
        List<String> nodes = List.of("Shop", "node", "shop", "älter", "\uD83D\uDE80");
        List<Decision> ascending = new ArrayList<>();
        for (int counter = 9; counter <= 10; counter++) {
            for (String node : nodes) {
                ascending.add(Decisions.forced(
                        Decisions.of("payment"), node + counter, Decisions.at(Decisions.NOW, counter, node)));
            }
        }
        for (int i = 1; i < ascending.size(); i++) {
            empty();
            keep(memory(), ascending.get(i - 1));
            keep(memory(), ascending.get(i));
            assertThat(memory().read()).containsExactly(ascending.get(i));
            keep(memory(), ascending.get(i - 1));
            assertThat(memory().read()).containsExactly(ascending.get(i));
        }
    }

    @Test
    void namesThatDifferInCaseOrAccentsOrSpacesAreOthers() throws Exception {
        List<Decision> decisions = new ArrayList<>();
        for (String name : List.of("shop", "Shop", "shöp", "shop ", "sho p")) {
            decisions.add(Decisions.forced(name, Decisions.at(Decisions.NOW)));
            decisions.add(Decisions.forced(
                    new Subject("family", name, Slot.PRESENT), "because", Decisions.at(Decisions.NOW)));
        }
        memory().keep(decisions, decisions);

        assertThat(memory().read()).containsExactlyInAnyOrderElementsOf(decisions);
    }

    @ParameterizedTest
    @CsvSource({"INSERT, true", "INSERT, false", "UPDATE, true", "UPDATE, false"})
    void whoIsOvertakenBetweenLookingAndWritingLooksAgain(String writes, boolean commitsByItself) throws Exception {
        Decision first = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        Decision second = Decisions.released("payment", Decisions.at(Decisions.NOW.plusMillis(1)));
        Decision third = Decisions.forced("payment", Decisions.at(Decisions.NOW.plusMillis(2)));
        if (writes.equals("UPDATE")) {
            keep(memory(), first);
        }
        AtomicInteger overtaken = new AtomicInteger();
        try (LentConnections pool = new LentConnections(database.source(), commitsByItself)) {
            pool.watch(sql -> {
                if (sql.startsWith(writes) && overtaken.getAndIncrement() == 0) {
                    assertThatCode(() -> keep(memory(), third)).doesNotThrowAnyException();
                }
            });
            keep(memory(pool::source, Duration.ofSeconds(20)), second);
        }

        assertThat(overtaken).hasValue(1);
        assertThat(memory().read()).containsExactly(third);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whateverEightThreadsKeepAtOnceTheNewestOfEachIsThereInTheEnd(boolean commitByThemselves) throws Exception {
        RegisterMap newest = new RegisterMap();
        List<List<Decision>> shares = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            List<Decision> share = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                // As no node gives one version twice, but several nodes may decide in one moment.
                Version version = Decisions.at(Decisions.NOW.plusMillis(i / 9), i % 9 / 3, "node" + thread);
                share.add(Decisions.forced(Decisions.of("breaker" + i % 3), "thread " + thread + ", " + i, version));
            }
            Collections.shuffle(share, new Random(thread));
            share.forEach(newest::take);
            shares.add(share);
        }

        atOnce(THREADS, thread -> () -> {
            try (LentConnections pool = new LentConnections(database.source(), commitByThemselves)) {
                Memory memory = memory(pool::source, Duration.ofSeconds(60));
                for (Decision decision : shares.get(thread)) {
                    keep(memory, decision);
                }
            }
            return null;
        });

        assertThat(memory().read()).containsExactlyInAnyOrderElementsOf(newest.all());
    }

    @Test
    void ofThoseThatComeAtOnceOneMakesTheTable() throws Exception {
        for (int round = 0; round < 10; round++) {
            empty();
            atOnce(4, thread -> () -> {
                Memory memory = memory();
                assertThat(memory.read()).isNotNull();
                keep(memory, Decisions.forced("breaker" + thread, Decisions.at(Decisions.NOW)));
                return null;
            });
            assertThat(memory().read()).hasSize(4);
        }
    }

    private static void atOnce(int threads, IntFunction<Callable<?>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Callable<?> task = tasks.apply(thread);
                running.add(pool.submit(() -> {
                    together.await();
                    return task.call();
                }));
            }
            for (Future<?> one : running) {
                one.get(120, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsToldOfByItsNameAndUsedAgainWhenItIsBack() throws Exception {
        Decision decision = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        Decision later = Decisions.released("payment", Decisions.at(Decisions.NOW.plusMillis(1)));
        Memory memory = memory();
        keep(memory, decision);

        database.stop();
        try {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Data source 'jdbc/shop': ")
                    .message()
                    .doesNotContain("CREATE TABLE");
            assertThatThrownBy(() -> keep(memory, later))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Data source 'jdbc/shop': ");
        } finally {
            database.start();
        }

        assertThat(memory.read()).containsExactly(decision);
        keep(memory, later);
        assertThat(memory.read()).containsExactly(later);
    }

    @Test
    void whoMayReadOnlyReadsAndIsToldOfWhatItCannotDo() throws Exception {
        Decision decision = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        keep(memory(), decision);
        DataSource reader = database.reader();
        Memory memory = memory(() -> reader, Duration.ofSeconds(20));

        assertThat(memory.read()).containsExactly(decision);
        assertThatThrownBy(() -> keep(memory, Decisions.released("payment", Decisions.at(Decisions.NOW.plusMillis(1)))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Data source 'jdbc/shop': ")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(memory.read()).containsExactly(decision);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoMayMakeNoTableIsToldHowItIsMade(boolean commitsByItself) throws Exception {
        try (LentConnections pool = new LentConnections(database.reader(), commitsByItself)) {
            Memory memory = memory(pool::source, Duration.ofSeconds(20));

            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "Data source 'jdbc/shop': it has no table switchgear_override that can be read")
                    .hasMessageContaining("and none can be made")
                    .hasMessageEndingWith(OverrideTable.DDL);

            database.execute(OverrideTable.DDL);
            database.reader();
            assertThat(memory.read()).isEmpty();
        }
    }

    @Test
    void aTableThatWasDroppedIsMadeAgain() throws Exception {
        Memory memory = memory();
        Decision decision = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        keep(memory, decision);
        empty();

        assertThatThrownBy(memory::read).isInstanceOf(IOException.class);
        assertThat(memory.read()).isEmpty();
        keep(memory, decision);
        assertThat(memory.read()).containsExactly(decision);
    }

    @Test
    void textsAreCutAsInMessages() throws Exception {
        String rockets = "\uD83D\uDE80".repeat(5_000);
        Decision decision = new Decision(
                new Subject("b".repeat(700), "\uD83D\uDE80".repeat(175), Slot.PRESENT),
                Kind.FORCED_OPEN,
                rockets,
                rockets,
                Decisions.NOW.plusNanos(1),
                null,
                Decisions.at(Decisions.NOW, 0, "ä".repeat(350)));
        Memory memory = memory();

        keep(memory, decision);

        Decision told =
                DecisionCodec.read(new DataInputStream(new ByteArrayInputStream(DecisionCodec.bytes(decision))));
        assertThat(memory.read()).containsExactly(told);
        assertThat(told.reason()).startsWith("\uD83D\uDE80").endsWith("…");
    }

    @Test
    void charactersThatADatabaseCannotHaveAreReplacedInReasons() throws Exception {
        Memory memory = memory();

        keep(memory, Decisions.forced(Decisions.of("payment"), "a\0b\uD83Dc", Decisions.at(Decisions.NOW)));

        assertThat(memory.read()).extracting(Decision::reason).containsExactly("a?b?c");
    }

    @Test
    void whatIsTooLongToBeToldIsLoggedAndDoesNotHoldUpTheRest() throws Exception {
        Memory memory = memory();
        Decision fine = Decisions.forced("payment", Decisions.at(Decisions.NOW));

        keep(memory, Decisions.forced("x".repeat(701), Decisions.at(Decisions.NOW)), fine);

        assertThat(memory.read()).containsExactly(fine);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING An override cannot be kept in data source 'jdbc/shop': ")
                .contains("701 bytes");
    }

    @Test
    void whatTheDatabaseRefusesIsToldOfAndDoesNotHoldUpTheRest() throws Exception {
        Memory memory = memory();
        memory.read();
        database.execute("ALTER TABLE switchgear_override ADD CONSTRAINT refused CHECK (breaker <> 'inventory')");
        Decision fine = Decisions.forced("payment", Decisions.at(Decisions.NOW));

        assertThatThrownBy(() -> keep(memory, Decisions.forced("inventory", Decisions.at(Decisions.NOW)), fine))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Data source 'jdbc/shop': ")
                .message()
                .containsIgnoringCase("refused");

        assertThat(memory.read()).containsExactly(fine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'DIMMED'",
                "slot = 'PAST'",
                "begins_at = 'tomorrow'",
                "begins_at = NULL",
                "ends_at = '+12026-01-01T00:00:00Z'",
                "reason = NULL",
                "breaker = 'mail'",
                "breaker_key = 'example.com'",
                "id = 'x'",
                "version_millis = 9223372036854775808",
                "version_counter = 2147483648"
            })
    void aRowThatCannotBeReadIsLeftOutAndLoggedOnce(String change) throws Exception {
        Memory memory = memory();
        Decision fine = Decisions.forced("inventory", Decisions.at(Decisions.NOW));
        keep(memory, fine, Decisions.forced("payment", Decisions.at(Decisions.NOW)));
        database.execute("UPDATE switchgear_override SET " + change + " WHERE breaker = 'payment'");

        assertThat(memory.read()).containsExactly(fine);
        assertThat(memory.read()).containsExactly(fine);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING A row of switchgear_override in data source 'jdbc/shop' is left out, as ");
    }

    @Test
    void noKeyIsReadWhereADatabaseTakesAnEmptyTextForNone() throws Exception {
        Memory memory = memory();
        Decision decision = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        keep(memory, decision);

        database.execute("UPDATE switchgear_override SET breaker_key = NULL");

        assertThat(memory.read()).containsExactly(decision);
    }

    /** A node that comes back after that long could bring back what they ended. */
    @Test
    void tombstonesStay() throws Exception {
        Decision past = Decisions.released("payment", Decisions.at(Decisions.NOW.minus(Duration.ofDays(1_000))));
        Decision news = Decisions.forced("inventory", Decisions.at(Decisions.NOW));
        Memory memory = memory();
        keep(memory, past);
        memory.read();

        keep(memory, news);

        assertThat(memory.read()).containsExactlyInAnyOrder(past, news);
    }

    @Test
    void whereThereIsNoRoomForAllTheOldestOfSevenDaysGo() throws Exception {
        Instant before = Decisions.NOW.minus(Duration.ofDays(8));
        Decision holding = Decisions.forced("holding", Decisions.at(before.minusSeconds(9)));
        Decision oldest = Decisions.released("oldest", Decisions.at(before.minusSeconds(2)));
        Decision anew = Decisions.released("anew", Decisions.at(before.minusSeconds(1)));
        Memory memory = memory();
        keep(memory, holding, oldest, anew);
        fill(RegisterMap.LIMIT - 1, Decisions.NOW.minus(Duration.ofDays(6)));
        assertThat(memory.read()).hasSize(RegisterMap.LIMIT + 2).contains(oldest, anew);
        Decision again = Decisions.forced("anew", Decisions.at(Decisions.NOW));
        keep(memory(), again);

        keep(memory, Decisions.forced("inventory", Decisions.at(Decisions.NOW)));

        assertThat(memory.read())
                .hasSize(RegisterMap.LIMIT + 2)
                .contains(holding, again)
                .doesNotContain(oldest);
    }

    /** With tombstones, in one statement: their ids are those of rows, which costs much time one by one. */
    private void fill(int many, Instant at) throws SQLException {
        String sql = "INSERT INTO switchgear_override (" + DecisionRow.COLUMNS + ")"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.source().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < many; i++) {
                DecisionRow row = DecisionRow.of(Decisions.released("breaker" + i, Decisions.at(at)));
                row.setSubject(insert, row.setDecided(insert));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Test
    void whoHoldsTheRowsHoldsNobodyUpForGood() throws Exception {
        Decision decision = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        Decision later = Decisions.released("payment", Decisions.at(Decisions.NOW.plusMillis(1)));
        keep(memory(), decision);
        Memory hurried = memory(database::source, Duration.ofSeconds(1));
        try (Connection holding = database.source().getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("UPDATE switchgear_override SET actor = 'somebody'");

            assertThatThrownBy(() -> keep(hurried, later))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Data source 'jdbc/shop': ");
            // The database has given up, too, so that the thread which was waiting for it is free.
            assertThat(readPatiently(hurried)).containsExactly(decision);
            holding.rollback();
        }

        keep(memory(), later);
        assertThat(memory().read()).containsExactly(later);
    }

    /** Asks until what was asked before has ended. */
    static Collection<Decision> readPatiently(Memory memory) throws IOException {
        while (true) {
            try {
                return memory.read();
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("still not answered")) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aConnectionIsGivenBackWithTheLimitsThatItHad() throws Exception {
        try (LentConnections pool = new LentConnections(database.source(), true);
                Statement before = pool.connection().createStatement()) {
            pool.connection().setNetworkTimeout(Runnable::run, 123_000);
            int networkMillis = pool.connection().getNetworkTimeout();
            int statementSeconds = before.getQueryTimeout();

            keep(
                    memory(pool::source, Duration.ofSeconds(20)),
                    Decisions.forced("payment", Decisions.at(Decisions.NOW)));

            assertThat(pool.connection().getNetworkTimeout()).isEqualTo(networkMillis);
            try (Statement after = pool.connection().createStatement()) {
                assertThat(after.getQueryTimeout()).isEqualTo(statementSeconds);
            }
        }
    }

    @Test
    void manyAreKeptInPortions() throws Exception {
        List<Decision> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(Decisions.forced("breaker" + i, Decisions.at(Decisions.NOW)));
        }
        memory().keep(many, many);

        assertThat(memory().read()).containsExactlyInAnyOrderElementsOf(many);
    }
}
