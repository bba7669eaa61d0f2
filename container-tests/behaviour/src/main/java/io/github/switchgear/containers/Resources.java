package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files on the tests' class path, those of the module that describes the container among them. */
public final class Resources {

    private Resources() {}

    /** The content of a file. */
    public static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file, and makes the folders above its new place where they are missing. */
    public static void copy(String name, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, text(name));
    }

    private static InputStream open(String name) {
        InputStream in = Resources.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IllegalArgumentException("no " + name + " on the class path");
        }
        return in;
    }
}
