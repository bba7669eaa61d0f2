package io.github.switchgear.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Folders with what a container comes with. */
public final class Folders {

    private Folders() {}

    /** Copies a folder with everything in it to a place where there is nothing yet. */
    public static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        for (Path original : content(from)) {
            Files.copy(original, to.resolve(from.relativize(original).toString()));
        }
    }

    /** An empty folder at a place where there may be something from the last time. */
    public static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> old = new ArrayList<>(content(folder));
            Collections.reverse(old);
            for (Path each : old) {
                Files.delete(each);
            }
        }
        return Files.createDirectories(folder);
    }

    /** Parents before their children. */
    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
