package io.github.switchgear.fleet.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A pool of one connection, as a server might have it. */
final class LentConnections implements AutoCloseable {

    private final Connection connection;
    private final DataSource source;

    /** Is told of each statement before it is prepared. */
    private Consumer<String> watcher = sql -> {};

    LentConnections(DataSource behind, boolean commitsByItself) throws SQLException {
        connection = behind.getConnection();
        connection.setAutoCommit(commitsByItself);
        Connection lent = proxy(Connection.class, connection, "close", null);
        source = proxy(DataSource.class, behind, "getConnection", lent);
    }

    private <T> T proxy(Class<T> type, T behind, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                LentConnections.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer;
                    }
                    if (called.getName().equals("prepareStatement")) {
                        watcher.accept((String) arguments[0]);
                    }
                    try {
                        return called.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    void watch(Consumer<String> whoWatches) {
        watcher = whoWatches;
    }

    DataSource source() {
        return source;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
