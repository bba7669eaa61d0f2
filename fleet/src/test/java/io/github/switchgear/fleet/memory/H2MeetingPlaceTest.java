package io.github.switchgear.fleet.memory;

import java.sql.SQLException;

class H2MeetingPlaceTest extends MeetingPlaceContract {

    @Override
    Database begun() throws SQLException {
        return new H2();
    }
}
