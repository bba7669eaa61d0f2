package io.github.switchgear.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.fleet.Registry;
import io.github.switchgear.fleet.memory.JdbcMemory;
import io.github.switchgear.fleet.register.HybridClock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that have a database in common and no channel. */
@Timeout(60)
class SharedDatabaseTest {

    private static final Logger LOG = Logger.getLogger("io.github.switchgear");

    private final JdbcDataSource database = new JdbcDataSource();
    private final Map<String, Node> nodes = new HashMap<>();

    private Connection open;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private boolean isAway;

    @BeforeEach
    void begin() throws SQLException {
        LOG.setLevel(Level.OFF);
        database.setURL("jdbc:h2:mem:shared");
        open = database.getConnection();
    }

    @AfterEach
    void end() throws SQLException {
        nodes.values().forEach(node -> node.memory.close());
        open.close();
        LOG.setLevel(null);
    }

    /** It has just been started. */
    private Node node(String name) throws IOException {
        Node node = new Node(name);
        nodes.put(name, node);
        node.fleet.restore();
        return node;
    }

    private DataSource database() throws SQLException {
        if (isAway) {
            throw new SQLException("it is away");
        }
        return database;
    }

    @Test
    void whatIsDecidedOnOneIsDoneOnTheOtherWithItsNextTick() throws Exception {
        Node one = node("one");
        Node other = node("other");

        one.breaker("payment").forceOpen(ManualOverride.because("it is down").by("kim"));
        other.breaker("mail").forceClosed(ManualOverride.because("it is fine").lasting(Duration.ofHours(1)));
        tick(other, one);

        assertThat(other.breaker("payment").state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(other.breaker("payment").snapshot().override().actor()).isEqualTo("kim");
        assertThat(one.breaker("mail").state()).isEqualTo(BreakerState.FORCED_CLOSED);

        other.breaker("payment").release(ManualOverride.because("it is up"));
        tick(one);

        assertThat(one.breaker("payment").snapshot().override()).isNull();
        assertThat(one.fleet.map()).isEqualTo(other.fleet.map());
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAway() throws Exception {
        Node one = node("one");
        Node other = node("other");
        one.breaker("mail").forceOpen(ManualOverride.because("it is down"));
        tick(other);

        isAway = true;
        one.breaker("payment").forceOpen(ManualOverride.because("first"));
        now = now.plusSeconds(1);
        other.breaker("payment").forceClosed(ManualOverride.because("later"));
        other.breaker("mail").release(ManualOverride.because("it is up"));
        one.breaker("inventory").forceOpen(ManualOverride.because("it is down"));
        tick(one, other, one);
        assertThat(one.breaker("payment").state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(other.breaker("payment").state()).isEqualTo(BreakerState.FORCED_CLOSED);

        isAway = false;
        tick(one, other, one);

        for (Node each : List.of(one, other, node("new"))) {
            assertThat(each.breaker("payment").state()).isEqualTo(BreakerState.FORCED_CLOSED);
            assertThat(each.breaker("mail").snapshot().override()).isNull();
            assertThat(each.breaker("inventory").state()).isEqualTo(BreakerState.FORCED_OPEN);
            assertThat(each.fleet.map()).isEqualTo(one.fleet.map());
        }
    }

    @Test
    void oneThatStartsWhileTheDatabaseIsAwayCatchesUp() throws Exception {
        node("one").breaker("payment").forceOpen(ManualOverride.because("it is down"));
        isAway = true;
        Node late = new Node("late");
        nodes.put("late", late);
        late.breaker("mail").forceOpen(ManualOverride.because("it is down"));
        tick(late);
        assertThat(late.breaker("payment").state()).isEqualTo(BreakerState.CLOSED);

        isAway = false;
        tick(late);
        tick(nodes.get("one"));

        assertThat(late.breaker("payment").state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(nodes.get("one").breaker("mail").state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    private void tick(Node... inTurn) {
        for (Node node : inTurn) {
            now = now.plusSeconds(5);
            node.fleet.tick();
        }
    }

    private final class Node {

        private final Registry breakers = new Registry();
        private final JdbcMemory memory = new JdbcMemory("jdbc/shop", SharedDatabaseTest.this::database);
        private final FleetNode fleet;

        Node(String name) {
            for (String breaker : List.of("inventory", "mail", "payment")) {
                breakers.add(
                        CircuitBreaker.of(breaker, BreakerSettings.builder().build()));
            }
            HybridClock clock = new HybridClock(name, () -> now);
            Capture capture = new Capture(clock);
            fleet = new FleetNode(
                    name,
                    clock,
                    () -> now,
                    new LocalBreakers(breakers, () -> now),
                    new LocalSettings(breakers, clock, now),
                    memory,
                    new Answers(),
                    message -> {});
            breakers.all()
                    .forEach(breaker -> breaker.onTransition(change ->
                            fleet.decided(capture.decisions(change, breaker), Map.of(breaker, change.generation()))));
        }

        CircuitBreaker breaker(String name) {
            return breakers.find(name).orElseThrow();
        }
    }
}
