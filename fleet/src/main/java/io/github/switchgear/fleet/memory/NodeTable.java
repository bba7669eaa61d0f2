package io.github.switchgear.fleet.memory;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table in which nodes tell each other where they are, as seen through one connection; a row for each. */
final class NodeTable {

    static final String NAME = "switchgear_node";

    /** Node names and addresses have fewer bytes than that; JGroups takes no longer name. */
    static final String DDL = "CREATE TABLE " + NAME + " ("
            + "id VARCHAR(64) NOT NULL PRIMARY KEY, "
            + "fleet VARCHAR(700) NOT NULL, "
            + "node VARCHAR(700) NOT NULL, "
            + "address VARCHAR(300) NOT NULL, "
            + "seen_at VARCHAR(30) NOT NULL, "
            + "seen_millis NUMERIC(19) NOT NULL)";

    static final SharedTable TABLE = new SharedTable(NAME, "node, seen_at, seen_millis, id, fleet, address", DDL);

    private static final String NEWEST_FIRST = TABLE.select() + " ORDER BY seen_millis DESC";
    private static final String INSERT = "INSERT INTO " + NAME + " (" + TABLE.columns() + ") VALUES (?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE " + NAME + " SET node = ?, seen_at = ?, seen_millis = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM " + NAME + " WHERE id = ?";
    private static final String DELETE_OLDER = "DELETE FROM " + NAME + " WHERE seen_millis < ?";

    /** More than any fleet has. */
    private static final int MOST = 1_000;

    /**
     * Where a node is.
     *
     * @param fleet the fleet's name
     * @param node its name
     * @param address where others reach it; no two nodes of a fleet have the same
     * @param seen when it has told so, in milliseconds since 1970 by its own clock
     */
    record Row(String fleet, String node, String address, long seen) {

        /** Of fleet and address, as databases differ in which texts they take for the same. */
        String id() {
            return Hash.of(fleet.length() + " " + fleet + " " + address);
        }
    }

    private final BorrowedConnection connection;

    NodeTable(BorrowedConnection connection) {
        this.connection = connection;
    }

    /** Writes a node's row, whether or not it has one. */
    void write(Row row) throws SQLException {
        if (!update(row)) {
            try {
                set(INSERT, row, true);
            } catch (SQLException e) {
                connection.rollback();
                // Another one with this address, which two cannot have for long, was faster.
                if (!update(row)) {
                    throw e;
                }
            }
        }
        connection.commit();
    }

    private boolean update(Row row) throws SQLException {
        return set(UPDATE, row, false) == 1;
    }

    private int set(String sql, Row row, boolean isNew) throws SQLException {
        try (PreparedStatement statement = connection.prepare(sql)) {
            statement.setString(1, row.node());
            statement.setString(2, Instant.ofEpochMilli(row.seen()).toString());
            statement.setLong(3, row.seen());
            statement.setString(4, row.id());
            if (isNew) {
                statement.setString(5, row.fleet());
                statement.setString(6, row.address());
            }
            return statement.executeUpdate();
        }
    }

    /** All rows, of whichever fleet; those first that were written last. */
    List<Row> read() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepare(NEWEST_FIRST)) {
            select.setMaxRows(MOST);
            try (ResultSet each = select.executeQuery()) {
                while (each.next()) {
                    rows.add(new Row(
                            text(each, "fleet"),
                            text(each, "node"),
                            text(each, "address"),
                            each.getLong("seen_millis")));
                }
            }
        }
        connection.commit();
        return rows;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return String.valueOf(row.getString(column));
    }

    void delete(Row row) throws SQLException {
        try (PreparedStatement delete = connection.prepare(DELETE)) {
            delete.setString(1, row.id());
            delete.executeUpdate();
        }
        connection.commit();
    }

    /** Deletes all rows that were written before a moment, in milliseconds since 1970. */
    void deleteOlder(long moment) throws SQLException {
        try (PreparedStatement delete = connection.prepare(DELETE_OLDER)) {
            delete.setLong(1, moment);
            delete.executeUpdate();
        }
        connection.commit();
    }
}
