package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.MeetingPlace;
import io.github.switchgear.fleet.memory.NodeTable.Row;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code switchgear_node} of a database that all nodes of a fleet share, beside that of the memory. Each node writes its row
 * once a minute; one that was killed leaves its row behind, which whoever comes next deletes when it is five minutes old. A row says
 * where somebody may be, and no more: who is asked there answers, or does not.
 */
public final class JdbcMeetingPlace implements MeetingPlace {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final Duration WRITTEN_EACH = Duration.ofMinutes(1);

    /** As far as nodes' clocks may differ, so that nobody who is there is taken for gone. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final String fleet;
    private final String node;
    private final InstantSource clock;
    private final SharedDatabase database;

    /** That of this node, which may be in the table; null where none can be. */
    private volatile @Nullable Row own;

    /** That row was in the table when it was read last. */
    private volatile boolean isThere;

    private volatile boolean hasLeft;

    /**
     * In a data source.
     *
     * @param fleet the fleet's name; those of another name are not met
     * @param node this node's name
     * @param name what whoever configures the application calls the data source
     * @param lookup finds it each time that it is needed, as servers replace theirs, and may take its time
     */
    public JdbcMeetingPlace(String fleet, String node, String name, Callable<DataSource> lookup) {
        this(fleet, node, name, lookup, InstantSource.system(), SharedDatabase.LIMIT);
    }

    JdbcMeetingPlace(
            String fleet, String node, String name, Callable<DataSource> lookup, InstantSource clock, Duration limit) {
        this.fleet = fleet;
        this.node = node;
        this.clock = clock;
        this.database = new SharedDatabase(name, lookup, NodeTable.TABLE, "switchgear-fleet-meeting", limit);
    }

    /** One at a time: a second one is refused. */
    @Override
    public List<String> visit(String address) throws IOException {
        if (hasLeft) {
            throw new IOException("this node has left");
        }
        long now = clock.millis();
        Row written = written(address, now);
        Row current = written == null ? new Row(fleet, node, address, now) : written;
        own = current;
        isThere = false;
        List<Row> rows = database.ask(connection -> visit(new NodeTable(connection), current, written == null, now));
        // Somebody whose clock is wrong may have deleted it.
        isThere = rows.stream().anyMatch(row -> row.id().equals(current.id()));
        return rows.stream()
                .filter(row -> row.fleet().equals(fleet) && !row.address().equals(address))
                .map(Row::address)
                .toList();
    }

    /** What does not have to be written again yet, if there is such a thing. */
    private @Nullable Row written(String address, long now) {
        Row written = own;
        return isThere
                        && written != null
                        && written.address().equals(address)
                        && Math.abs(now - written.seen()) < WRITTEN_EACH.toMillis()
                ? written
                : null;
    }

    private static List<Row> visit(NodeTable table, Row own, boolean isToBeWritten, long now) throws SQLException {
        if (isToBeWritten) {
            table.write(own);
        }
        long oldest = now - KEPT.toMillis();
        List<Row> rows = table.read();
        if (rows.stream().anyMatch(row -> row.seen() < oldest)) {
            table.deleteOlder(oldest);
        }
        return rows.stream().filter(row -> row.seen() >= oldest).toList();
    }

    /** A row that stays all the same is one of those that go with time. */
    @Override
    public void leave() {
        Row left = own;
        own = null;
        hasLeft = true;
        if (left != null) {
            try {
                database.ask(
                        connection -> {
                            new NodeTable(connection).delete(left);
                            return left;
                        },
                        LEAVING);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "The row of this node stays for some minutes: {0}", e.getMessage());
            }
        }
        database.close();
    }
}
