package io.github.switchgear.containers;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;

/** The jars on the tests' own class path, which Maven has put there as they are released. */
final class Libraries {

    private Libraries() {}

    /** The jar that a class is in. */
    static File with(Class<?> type) {
        Path jar = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        if (!jar.toString().endsWith(".jar")) {
            throw new IllegalStateException(jar + " is no jar; these tests run after the phase 'package'");
        }
        return jar.toFile();
    }
}
