package io.github.switchgear.fleet.memory;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * A table in the application's data source. A database that does not answer holds nobody up for longer than some seconds, see {@link
 * Patience} and {@link BorrowedConnection}. For one thread at a time: a second one is refused, and does not wait for the first.
 */
final class SharedDatabase implements AutoCloseable {

    /** How long a node waits for what it asks of the database at one time. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final Callable<DataSource> lookup;
    private final SharedTable table;
    private final Duration limit;
    private final Patience patience;

    /** The table was there when it was used last. For the thread of patience. */
    private boolean hasTable;

    /**
     * A table in a data source.
     *
     * @param name what whoever configures the application calls the data source
     * @param lookup finds it each time that it is needed, as servers replace theirs, and may take its time
     * @param thread the name of the thread that waits
     */
    SharedDatabase(String name, Callable<DataSource> lookup, SharedTable table, String thread, Duration limit) {
        this.name = name;
        this.lookup = lookup;
        this.table = table;
        this.limit = limit;
        this.patience = new Patience(thread);
    }

    /** What somebody asks of a connection. */
    @FunctionalInterface
    interface Request<T> {
        T ask(BorrowedConnection connection) throws SQLException;
    }

    /**
     * Asks something of the database.
     *
     * @throws IOException if it fails or takes too long; the message names the data source
     */
    <T> T ask(Request<T> request) throws IOException {
        return ask(request, limit);
    }

    /** Asks something, and waits for the answer for no longer than this. */
    <T> T ask(Request<T> request, Duration atMost) throws IOException {
        try {
            return patience.await(() -> connected(request), atMost);
        } catch (Exception e) {
            throw new IOException("Data source '" + name + "': " + message(e), e);
        }
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getName() : message;
    }

    private <T> T connected(Request<T> request) throws Exception {
        try (BorrowedConnection connection =
                new BorrowedConnection(lookup.call().getConnection(), limit)) {
            if (!hasTable) {
                table.require(connection);
                hasTable = true;
            }
            return request.ask(connection);
        } catch (SQLException e) {
            hasTable = false;
            throw e;
        }
    }

    @Override
    public void close() {
        patience.close();
    }
}
