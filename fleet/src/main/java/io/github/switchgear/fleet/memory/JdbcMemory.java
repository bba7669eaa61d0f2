package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.memory.OverrideTable.Contents;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.RegisterMap;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * The table {@code switchgear_override} of a database that all nodes of a fleet share. It is made where it is not there. Each row is
 * written in a transaction of its own, whether or not the data source commits by itself: rows do not depend on each other, and nodes
 * that write several of them in one transaction could wait for each other's.
 *
 * <p>A database that does not answer holds nobody up for longer than some seconds.
 */
public final class JdbcMemory implements Memory {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    /** So that what takes its time, but comes on, is not taken for what hangs. */
    private static final int ROWS_AT_A_TIME = 100;

    private final String name;
    private final InstantSource clock;
    private final SharedDatabase database;

    /** Rows that it was told of already, that they cannot be read. */
    private final Set<String> told = new HashSet<>();

    /** What there is no room for, and holds no more for so long that it may go, when it was read last. */
    private List<Decision> surplus = List.of();

    /**
     * In a data source.
     *
     * @param name what whoever configures the application calls it
     * @param lookup finds it each time that it is needed, as servers replace theirs, and may take its time
     */
    public JdbcMemory(String name, Callable<DataSource> lookup) {
        this(name, lookup, InstantSource.system(), SharedDatabase.LIMIT);
    }

    JdbcMemory(String name, Callable<DataSource> lookup, InstantSource clock, Duration limit) {
        this.name = name;
        this.clock = clock;
        this.database = new SharedDatabase(name, lookup, OverrideTable.TABLE, "switchgear-fleet-memory", limit);
    }

    @Override
    public Collection<Decision> read() throws IOException {
        Contents contents = database.ask(connection -> new OverrideTable(connection).read());
        tellOf(contents.unreadable());
        surplus = surplus(contents.decisions());
        return contents.decisions();
    }

    /** What a node that has read all of it has forgotten, too. */
    private List<Decision> surplus(List<Decision> read) {
        if (read.size() <= RegisterMap.LIMIT) {
            return List.of();
        }
        Instant now = clock.instant();
        RegisterMap map = new RegisterMap();
        for (Decision decision : read) {
            if (map.makeRoom(decision, now)) {
                map.take(decision);
            }
        }
        return read.stream()
                .filter(decision -> map.find(decision.subject()).isEmpty() && map.mayGo(decision, now))
                .toList();
    }

    /** Once of each. */
    private void tellOf(Map<String, String> unreadable) {
        told.retainAll(unreadable.keySet());
        unreadable.forEach((id, why) -> {
            if (told.add(id)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A row of " + OverrideTable.NAME + " in data source '" + name + "' is left out, as " + why
                                + " (id " + id + ")");
            }
        });
    }

    /** Rows go for which there is no room: whenever some come. */
    @Override
    public void keep(Collection<Decision> news, Collection<Decision> all) throws IOException {
        List<DecisionRow> rows = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        for (Decision decision : news) {
            try {
                rows.add(DecisionRow.of(decision));
            } catch (IllegalArgumentException e) {
                unfit.add(decision.subject() + ": " + e.getMessage());
            }
        }
        inPortions(rows, OverrideTable::keep);
        inPortions(surplus.stream().map(DecisionRow::of).toList(), OverrideTable::delete);
        surplus = List.of();
        unfit.forEach(why -> LOG.log(
                System.Logger.Level.WARNING, "An override cannot be kept in data source ''{0}'': {1}", name, why));
    }

    private void inPortions(List<DecisionRow> rows, Writing writing) throws IOException {
        for (int begin = 0; begin < rows.size(); begin += ROWS_AT_A_TIME) {
            List<DecisionRow> portion = rows.subList(begin, Math.min(rows.size(), begin + ROWS_AT_A_TIME));
            database.ask(connection -> {
                writing.write(new OverrideTable(connection), portion);
                return portion;
            });
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void close() {
        database.close();
    }

    @FunctionalInterface
    private interface Writing {
        void write(OverrideTable table, List<DecisionRow> rows) throws SQLException;
    }
}
