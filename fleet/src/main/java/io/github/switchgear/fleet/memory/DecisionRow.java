package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.DecisionCodec;
import io.github.switchgear.fleet.wire.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a row: texts and numbers that people can read with SQL in any database. Instants are texts of ISO 8601 in UTC, as no
 * type of an instant means the same in all databases. What tells rows apart is a hash of breaker, key and slot: those texts are longer
 * than what some databases can index, and others take {@code Shop} for {@code shop}.
 *
 * <p>What is longer than in a message between nodes is cut as there.
 */
final class DecisionRow {

    /** Those of what was decided, then those of its subject. */
    static final String COLUMNS =
            "kind, setting_value, reason, actor, begins_at, ends_at, decided_at, version_millis, version_counter,"
                    + " version_node, id, breaker, breaker_key, slot";

    private final Decision decision;
    private final String id;

    private DecisionRow(Decision decision) {
        this.decision = decision;
        this.id = id(decision.subject());
    }

    /**
     * That of a decision.
     *
     * @throws IllegalArgumentException if it has a name or an instant that no node can tell another one
     */
    static DecisionRow of(Decision decision) {
        try {
            return new DecisionRow(told(decision));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** As other nodes know it. */
    private static Decision told(Decision decision) throws IOException {
        return DecisionCodec.read(new DataInputStream(new ByteArrayInputStream(DecisionCodec.bytes(decision))));
    }

    private static String id(Subject subject) {
        String key = subject.key() == null ? "" : subject.key();
        return Hash.of(subject.breaker().length() + " " + subject.breaker() + " " + key + " " + subject.slot());
    }

    String id() {
        return id;
    }

    Version version() {
        return decision.version();
    }

    /**
     * Fills in what was decided, from the first parameter on.
     *
     * @return the next parameter
     */
    int setDecided(PreparedStatement statement) throws SQLException {
        int next = 1;
        statement.setString(next++, decision.kind().name());
        statement.setString(next++, storable(decision.value()));
        statement.setString(next++, storable(decision.reason()));
        statement.setString(next++, storable(decision.actor()));
        statement.setString(next++, text(decision.from()));
        statement.setString(next++, text(decision.until()));
        statement.setString(next++, text(version().at()));
        statement.setLong(next++, version().millis());
        statement.setInt(next++, version().counter());
        statement.setString(next++, storable(version().node()));
        return next;
    }

    /** Fills in of what, from some parameter on. */
    void setSubject(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        statement.setString(next++, id);
        statement.setString(next++, storable(decision.subject().breaker()));
        String key = decision.subject().key();
        statement.setString(next++, key == null ? "" : storable(key));
        statement.setString(next, decision.subject().slot().name());
    }

    /** Not every database has a place for the character of the number 0. */
    static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '?');
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /**
     * Reads the row that is next.
     *
     * @throws MalformedException if it is none that this node understands; the message says why, to go on after "as"
     */
    static Decision decision(ResultSet row) throws SQLException, MalformedException {
        Subject subject = subject(row);
        try {
            return told(new Decision(
                    subject,
                    of(Kind.class, row, "kind"),
                    row.getString("reason"),
                    row.getString("actor"),
                    instant(row, "begins_at"),
                    instant(row, "ends_at"),
                    new Version(
                            number(row, "version_millis").longValueExact(),
                            number(row, "version_counter").intValueExact(),
                            present(row, "version_node")),
                    row.getString("setting_value")));
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new MalformedException(subject + " cannot be: " + e.getMessage());
        }
    }

    private static Subject subject(ResultSet row) throws SQLException, MalformedException {
        String key = row.getString("breaker_key");
        Subject subject = new Subject(
                present(row, "breaker"), key == null || key.isEmpty() ? null : key, of(Slot.class, row, "slot"));
        if (!id(subject).equals(row.getString("id"))) {
            throw new MalformedException("its id is another one than that of " + subject);
        }
        return subject;
    }

    private static <E extends Enum<E>> E of(Class<E> type, ResultSet row, String column)
            throws SQLException, MalformedException {
        String text = present(row, column);
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("its " + column + " '" + text + "' is none that this version knows");
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException, MalformedException {
        String text = row.getString(column);
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedException("its " + column + " '" + text + "' is no instant");
        }
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException, MalformedException {
        BigDecimal number = row.getBigDecimal(column);
        if (number == null) {
            throw new MalformedException("its " + column + " is absent");
        }
        return number;
    }

    private static String present(ResultSet row, String column) throws SQLException, MalformedException {
        String text = row.getString(column);
        if (text == null) {
            throw new MalformedException("its " + column + " is absent");
        }
        return text;
    }
}
