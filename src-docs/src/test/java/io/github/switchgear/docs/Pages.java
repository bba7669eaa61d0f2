package io.github.switchgear.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documentation's files, and the repository's that they speak of. */
public final class Pages {

    /** The module's folder, in which Maven runs its tests. */
    static final Path HERE = Path.of("").toAbsolutePath();

    static final Path ROOT = HERE.getParent();

    private Pages() {}

    /** A file beside the pages, without the last line's end. */
    public static String read(String name) {
        return read(HERE.resolve(name)).stripTrailing();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page; what begins with an underscore is a part of one. */
    static List<Path> all() {
        try (Stream<Path> files = Files.list(HERE)) {
            return files.filter(file -> file.getFileName().toString().matches("[^_].*\\.adoc"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages, and what people read at the root. */
    static List<Path> withRoot() {
        return Stream.concat(
                        all().stream(),
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                                .map(ROOT::resolve)
                                .filter(Files::exists))
                .toList();
    }

    /** The files below a folder that are wanted, built ones left out. */
    static List<Path> below(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.toString().contains("/target/"))
                    .filter(Files::isRegularFile)
                    .filter(wanted)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .toList();
    }
}
