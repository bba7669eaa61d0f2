package io.github.switchgear.fleet.memory;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresMeetingPlaceTest extends MeetingPlaceContract {

    @TempDir
    private static Path directory;

    @Override
    Database begun() throws IOException {
        return new Postgres(directory.resolve("data"));
    }
}
