package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.MalformedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table that nodes share, as seen through one connection. It is asked in SQL that all databases understand, and a row is replaced
 * only as long as it has the very version that was seen to be older: so the newest wins, whatever several nodes do at once. Which one
 * is newer is for this library to say, as databases order texts in their own ways.
 */
final class OverrideTable {

    static final String NAME = "switchgear_override";

    /** As of {@link io.github.switchgear.fleet.wire.DecisionCodec}: bytes there, of which each character has one at least. */
    static final String DDL = "CREATE TABLE " + NAME + " ("
            + "id VARCHAR(64) NOT NULL PRIMARY KEY, "
            + "breaker VARCHAR(700) NOT NULL, "
            + "breaker_key VARCHAR(700), "
            + "slot VARCHAR(20) NOT NULL, "
            + "kind VARCHAR(20) NOT NULL, "
            + "setting_value VARCHAR(700), "
            + "reason VARCHAR(1500), "
            + "actor VARCHAR(700), "
            + "begins_at VARCHAR(30), "
            + "ends_at VARCHAR(30), "
            + "decided_at VARCHAR(30) NOT NULL, "
            + "version_millis NUMERIC(19) NOT NULL, "
            + "version_counter NUMERIC(10) NOT NULL, "
            + "version_node VARCHAR(700) NOT NULL)";

    static final SharedTable TABLE = new SharedTable(NAME, DecisionRow.COLUMNS, DDL);

    private static final String NEWEST_FIRST = TABLE.select() + " ORDER BY version_millis DESC";
    private static final String VERSION =
            "SELECT version_millis, version_counter, version_node FROM " + NAME + " WHERE id = ?";
    private static final String OF_VERSION =
            " WHERE id = ? AND version_millis = ? AND version_counter = ? AND version_node = ?";
    private static final String INSERT =
            "INSERT INTO " + NAME + " (" + DecisionRow.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE " + NAME
            + " SET kind = ?, setting_value = ?, reason = ?, actor = ?, begins_at = ?,"
            + " ends_at = ?, decided_at = ?, version_millis = ?, version_counter = ?, version_node = ?" + OF_VERSION;
    private static final String DELETE = "DELETE FROM " + NAME + OF_VERSION;

    /** Each time somebody else has written the row, which ends: nobody writes one thing twice. */
    private static final int MOST_ATTEMPTS = 1_000;

    /** What nodes that write at the same time may put there beyond what a fleet knows at most. */
    private static final int SURPLUS = 1_000;

    private static final String CONSTRAINT_VIOLATED = "23";
    private static final String TRANSACTION_LOST = "40";

    private final BorrowedConnection connection;

    OverrideTable(BorrowedConnection connection) {
        this.connection = connection;
    }

    /**
     * What is in the table.
     *
     * @param decisions those that can be read, the newest first; some more than a fleet knows at most
     * @param unreadable why others cannot, by their ids
     */
    record Contents(List<Decision> decisions, Map<String, String> unreadable) {}

    Contents read() throws SQLException {
        List<Decision> decisions = new ArrayList<>();
        Map<String, String> unreadable = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepare(NEWEST_FIRST)) {
            select.setMaxRows(RegisterMap.LIMIT + SURPLUS);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    try {
                        decisions.add(DecisionRow.decision(rows));
                    } catch (MalformedException e) {
                        unreadable.put(String.valueOf(rows.getString("id")), String.valueOf(e.getMessage()));
                    }
                }
            }
        }
        connection.commit();
        return new Contents(decisions, unreadable);
    }

    /**
     * Keeps each one, unless a newer one of its subject is kept. One that the database refuses does not keep it from the rest.
     *
     * @throws SQLException if at least one is not kept; how the first one failed
     */
    void keep(List<DecisionRow> rows) throws SQLException {
        SQLException first = null;
        for (DecisionRow row : rows) {
            try {
                keep(row);
            } catch (SQLException e) {
                first = first == null ? e : first;
                if (!connection.recovers()) {
                    throw first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void keep(DecisionRow row) throws SQLException {
        for (int attempt = 1; !isKept(row, attempt); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new SQLException("the row " + row.id() + " of " + NAME + " changes all the time");
            }
        }
    }

    /** In a transaction of its own, so that each attempt sees what others have done. */
    private boolean isKept(DecisionRow row, int attempt) throws SQLException {
        try {
            Version kept = version(row);
            boolean isKept = kept == null ? insert(row) : !row.version().isAfter(kept) || replace(row, kept);
            connection.commit();
            return isKept;
        } catch (SQLException e) {
            if (!isBeaten(e) || attempt == MOST_ATTEMPTS) {
                throw e;
            }
            connection.rollback();
            return false;
        }
    }

    /** Somebody else was faster: has inserted the row, or holds what this one needs. */
    private static boolean isBeaten(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(CONSTRAINT_VIOLATED) || state.startsWith(TRANSACTION_LOST);
    }

    /** That of the row that is there; null if none is. */
    private @Nullable Version version(DecisionRow row) throws SQLException {
        try (PreparedStatement select = connection.prepare(VERSION)) {
            select.setString(1, row.id());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? new Version(rows.getLong(1), rows.getInt(2), text(rows.getString(3))) : null;
            }
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private boolean insert(DecisionRow row) throws SQLException {
        try (PreparedStatement insert = connection.prepare(INSERT)) {
            int next = row.setDecided(insert);
            row.setSubject(insert, next);
            return insert.executeUpdate() == 1;
        }
    }

    private boolean replace(DecisionRow row, Version kept) throws SQLException {
        try (PreparedStatement update = connection.prepare(UPDATE)) {
            setVersioned(update, row.setDecided(update), row.id(), kept);
            return update.executeUpdate() == 1;
        }
    }

    /** Deletes those that are still there as they are. */
    void delete(List<DecisionRow> rows) throws SQLException {
        for (DecisionRow row : rows) {
            try (PreparedStatement delete = connection.prepare(DELETE)) {
                setVersioned(delete, 1, row.id(), row.version());
                delete.executeUpdate();
            }
            connection.commit();
        }
    }

    private static void setVersioned(PreparedStatement statement, int first, String id, Version version)
            throws SQLException {
        statement.setString(first, id);
        statement.setLong(first + 1, version.millis());
        statement.setInt(first + 2, version.counter());
        statement.setString(first + 3, DecisionRow.storable(version.node()));
    }
}
