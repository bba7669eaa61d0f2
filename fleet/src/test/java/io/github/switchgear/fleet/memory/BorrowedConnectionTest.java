package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BorrowedConnectionTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<Object> networkLimits = new ArrayList<>();

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:");
    }

    private static Connection around(Connection real, InvocationHandler first) {
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnectionTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, called, arguments) -> {
                    Object answer = first.invoke(proxy, called, arguments);
                    if (called.getName().endsWith("NetworkTimeout")) {
                        return answer;
                    }
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void bothTheDatabaseAndTheNetworkHaveALimitUntilItIsGivenBack() throws Exception {
        Connection real = connection();
        Connection counted = around(real, (proxy, called, arguments) -> {
            if (called.getName().equals("setNetworkTimeout")) {
                networkLimits.add(arguments[1]);
            }
            return called.getName().equals("getNetworkTimeout") ? 7 : null;
        });
        try (BorrowedConnection borrowed = new BorrowedConnection(counted, LIMIT)) {
            try (PreparedStatement statement = borrowed.prepare("SELECT 1")) {
                assertThat(statement.getQueryTimeout()).isEqualTo(5);
            }
            assertThat(networkLimits).containsExactly(10_000);
        }
        assertThat(networkLimits).containsExactly(10_000, 7);
        assertThat(real.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDriverThatKnowsNoLimitOfTheNetworkIsUsedWithoutIt(boolean isOld) throws Exception {
        Connection unlimited = around(connection(), (proxy, called, arguments) -> {
            if (called.getName().endsWith("NetworkTimeout")) {
                throw isOld ? new AbstractMethodError() : new SQLFeatureNotSupportedException();
            }
            return null;
        });
        try (BorrowedConnection borrowed = new BorrowedConnection(unlimited, LIMIT)) {
            borrowed.execute("SELECT 1");
            assertThat(borrowed.recovers()).isTrue();
        }
    }

    @Test
    void thereIsNoUseInAskingForMoreWhenTheTimeIsUpOrTheConnectionBroken() throws Exception {
        try (BorrowedConnection late = new BorrowedConnection(connection(), Duration.ZERO)) {
            assertThat(late.recovers()).isFalse();
        }
        Connection broken = connection();
        try (BorrowedConnection borrowed = new BorrowedConnection(broken, LIMIT)) {
            broken.close();
            assertThat(borrowed.recovers()).isFalse();
        }
    }
}
