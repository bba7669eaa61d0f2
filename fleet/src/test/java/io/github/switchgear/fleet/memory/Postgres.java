package io.github.switchgear.fleet.memory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** PostgreSQL, in a process of its own. */
final class Postgres implements Database {

    private static final String OWNER = "postgres";
    private static final String READER = "reader";

    private final Path data;
    private final int port;

    private EmbeddedPostgres server;

    /** In a directory that is not there yet. */
    Postgres(Path data) throws IOException {
        this.data = data;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        start();
    }

    @Override
    public DataSource source() {
        return server.getDatabase(OWNER, OWNER);
    }

    @Override
    public DataSource reader() throws SQLException {
        execute(
                "DO 'BEGIN CREATE USER " + READER + "; EXCEPTION WHEN duplicate_object THEN NULL; END'",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER);
        return server.getDatabase(READER, OWNER);
    }

    @Override
    public void stop() throws IOException {
        server.close();
    }

    @Override
    public void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
