package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.register.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresMemoryTest extends JdbcMemoryContract {

    @TempDir
    private static Path directory;

    @Override
    Database begun() throws IOException {
        return new Postgres(directory.resolve("data"));
    }

    /** It cannot even be asked to give up, so the connection is lost: else the memory would be, for as long as it is frozen. */
    @Test
    void aFrozenProcessOfTheServerIsLeftToItself() throws Exception {
        Decision decision = Decisions.forced("payment", Decisions.at(Decisions.NOW));
        try (LentConnections pool = new LentConnections(database.source(), true)) {
            AtomicReference<DataSource> source = new AtomicReference<>(pool.source());
            Memory memory = memory(source::get, Duration.ofSeconds(1));
            keep(memory, decision);
            String process = process(pool);

            signal("-STOP", process);
            try {
                assertThatThrownBy(memory::read)
                        .isInstanceOf(IOException.class)
                        .hasMessage("Data source 'jdbc/shop': it has not answered within PT1S");
                source.set(database.source());
                assertThat(readPatiently(memory)).containsExactly(decision);
            } finally {
                signal("-CONT", process);
            }
        }
    }

    private static String process(LentConnections pool) throws SQLException {
        try (Statement statement = pool.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void signal(String signal, String process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, process)
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
