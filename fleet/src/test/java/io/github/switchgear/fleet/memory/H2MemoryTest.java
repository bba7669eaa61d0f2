package io.github.switchgear.fleet.memory;

import java.sql.SQLException;

class H2MemoryTest extends JdbcMemoryContract {

    @Override
    Database begun() throws SQLException {
        return new H2();
    }
}
