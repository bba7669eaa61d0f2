package io.github.switchgear.fleet.memory;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;

/** H2 in memory, behind a server of its own so that it can be away. */
final class H2 implements Database {

    private static final String OWNER = "sa";
    private static final String READER = "READER";

    private Server server;

    H2() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    }

    private DataSource of(String user, String password, String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:fleet" + settings);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public DataSource source() {
        return of(OWNER, "", ";DB_CLOSE_DELAY=-1");
    }

    @Override
    public DataSource reader() throws SQLException {
        execute(
                "CREATE USER IF NOT EXISTS " + READER + " PASSWORD 'reader'",
                "GRANT SELECT ON SCHEMA PUBLIC TO " + READER);
        return of(READER, "reader", "");
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void start() throws SQLException {
        server = Server.createTcpServer("-tcpPort", String.valueOf(server.getPort()), "-ifNotExists")
                .start();
    }

    @Override
    public void close() throws SQLException {
        execute("SHUTDOWN");
        server.stop();
    }
}
