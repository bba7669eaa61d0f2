package io.github.switchgear.fleet.memory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A connection of somebody else's data source. As long as it is borrowed, what is asked of it has to be answered within some time, as
 * far as the driver can see to that; it is given back as it was. Whether it commits by itself is the data source's matter: with a
 * transaction manager, one that is used outside of its transactions does. What is done here is right in either case.
 */
final class BorrowedConnection implements AutoCloseable {

    private static final int UNKNOWN = -1;

    private final Connection connection;
    private final Duration limit;
    private final long began = System.nanoTime();

    /** Before it was borrowed. */
    private final int networkMillis;

    /** Before the first statement, as some databases take that of a statement for that of the whole session. */
    private int statementSeconds = UNKNOWN;

    BorrowedConnection(Connection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
        // That of statements comes first, as it leaves the connection whole.
        this.networkMillis = limitNetwork((int) limit.multipliedBy(2).toMillis());
    }

    /** Tells what it was; unknown where there is no such thing. */
    private int limitNetwork(int millis) {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, millis);
            return before;
        } catch (SQLException | AbstractMethodError unsupported) {
            return UNKNOWN;
        }
    }

    /** A statement, to be closed by who asks for it. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int before = limit(statement, seconds());
        if (statementSeconds == UNKNOWN) {
            statementSeconds = before;
        }
        return statement;
    }

    /** Tells what it was; unknown where there is no such thing. */
    private static int limit(Statement statement, int seconds) {
        try {
            int before = statement.getQueryTimeout();
            statement.setQueryTimeout(seconds);
            return before;
        } catch (SQLException unsupported) {
            return UNKNOWN;
        }
    }

    private int seconds() {
        return (int) Math.max(1, limit.toSeconds());
    }

    void execute(String sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            statement.execute();
        }
    }

    /** Ends what was begun, unless that is done already. */
    void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Drops what was begun, after which the connection can be used again. */
    void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** After something has failed: whether there is any use in asking for more. */
    boolean recovers() {
        try {
            rollback();
            return System.nanoTime() - began < limit.toNanos() && connection.isValid(seconds());
        } catch (SQLException broken) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            giveBack();
        }
    }

    /** A connection that is broken is thrown away by who has lent it. */
    private void giveBack() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (statementSeconds != UNKNOWN) {
            try (Statement any = connection.createStatement()) {
                limit(any, statementSeconds);
            }
        }
        if (networkMillis != UNKNOWN) {
            limitNetwork(networkMillis);
        }
    }
}
