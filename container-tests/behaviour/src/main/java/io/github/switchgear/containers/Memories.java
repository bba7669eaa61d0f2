package io.github.switchgear.containers;

import io.github.switchgear.fleet.memory.FileMemory;
import io.github.switchgear.fleet.register.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The files in which applications under test remember what operators have decided. */
public final class Memories {

    /** The key of the configuration that names such a file. */
    public static final String KEY = "switchgear.fleet.memory";

    private static final Path FOLDER = Path.of("target", "memories").toAbsolutePath();

    private Memories() {}

    /** A value of that key: a file that is new, and has what was decided before the application's first start. */
    static String with(String title, List<Decision> decisions) {
        Path file = FOLDER.resolve(title);
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(file);
            if (!decisions.isEmpty()) {
                new FileMemory(file).keep(decisions, decisions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "file:" + file;
    }

    /** What an application remembers by now. */
    public static Collection<Decision> of(Application application) {
        try {
            return new FileMemory(FOLDER.resolve(application.title())).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
