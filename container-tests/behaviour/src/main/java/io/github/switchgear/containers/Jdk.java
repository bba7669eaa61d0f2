package io.github.switchgear.containers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home where it is
 * @param version its feature version, 17 say
 */
record Jdk(Path home, int version) {

    /** The one that runs the tests. */
    static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Those beside this one, where package managers put them, and those that the environment names, as build servers do. */
    Stream<Jdk> neighbours() {
        return Stream.concat(siblings(), named()).map(Jdk::at).flatMap(Optional::stream);
    }

    private Stream<Path> siblings() {
        try (Stream<Path> found = Files.list(home.toRealPath().getParent())) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code JAVA_HOME_21_X64}, {@code JAVA21_HOME} and the like. */
    private static Stream<Path> named() {
        return System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("JAVA_?\\d*_HOME|JAVA_HOME_\\w+"))
                .map(variable -> Path.of(variable.getValue()));
    }

    /** The one in a folder, where there is one: each has a file that says which it is, and a compiler, unlike a mere JRE. */
    static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(release)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(properties.getProperty("JAVA_VERSION"))
                .map(quoted -> quoted.replace("\"", ""))
                // Up to version 8, it began with "1."
                .filter(version -> !version.startsWith("1."))
                .map(version -> new Jdk(home, Runtime.Version.parse(version).feature()));
    }
}
