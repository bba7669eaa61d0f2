package io.github.switchgear.fleet.memory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A real database, which a test may stop and start again with all that it has. */
interface Database extends AutoCloseable {

    /** Connections of who may do everything, a new one each time. */
    DataSource source();

    /** Connections of who may read the table, if it is there, and nothing else. */
    DataSource reader() throws SQLException;

    void stop() throws IOException;

    void start() throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;

    default void execute(String... statements) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The texts of the rows, with a bar between columns. */
    default List<String> query(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getString(i));
                }
                lines.add(String.join("|", columns));
            }
            return lines;
        }
    }
}
