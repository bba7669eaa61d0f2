package io.github.switchgear.fleet.memory;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A table that nodes share, and that is made where it is not there.
 *
 * @param name of the table
 * @param columns all that are read or written
 * @param ddl makes it, in SQL that all databases understand
 */
record SharedTable(String name, String columns, String ddl) {

    /** All of its rows. */
    String select() {
        return "SELECT " + columns + " FROM " + name;
    }

    /**
     * Makes the table, where it is not there. Of several who do that at once, one does it.
     *
     * @throws SQLException if there is none that can be used; the message has what would make it
     */
    void require(BorrowedConnection connection) throws SQLException {
        SQLException absent = probe(connection);
        if (absent == null) {
            return;
        }
        if (!connection.recovers()) {
            throw absent;
        }
        try {
            connection.execute(ddl);
            connection.commit();
        } catch (SQLException refused) {
            if (!connection.recovers()) {
                throw refused;
            }
            if (probe(connection) != null) {
                throw new SQLException(
                        "it has no table " + name + " that can be read (" + line(absent) + "), and none can be made ("
                                + line(refused) + "); whoever may do so has to make it, by: " + ddl,
                        refused.getSQLState(),
                        refused);
            }
        }
    }

    /** What is wrong with the table; null if nothing is. */
    private @Nullable SQLException probe(BorrowedConnection connection) throws SQLException {
        try {
            connection.execute(select() + " WHERE 1 = 0");
        } catch (SQLException e) {
            return e;
        }
        connection.commit();
        return null;
    }

    private static String line(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
