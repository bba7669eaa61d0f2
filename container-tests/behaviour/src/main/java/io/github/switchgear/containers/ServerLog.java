package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a container has printed. */
final class ServerLog {

    private static final String REFUSAL = "Switchgear found ";
    private static final String PROBLEM = " - ";

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    /** The message with which Switchgear refuses a deployment, from the first place where it stands. */
    Optional<String> refusal() {
        List<String> lines =
                text().lines().dropWhile(line -> !line.contains(REFUSAL)).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first = lines.get(0).substring(lines.get(0).indexOf(REFUSAL));
        return Optional.of(
                Stream.concat(Stream.of(first), lines.stream().skip(1).takeWhile(line -> line.startsWith(PROBLEM)))
                        .collect(Collectors.joining("\n")));
    }

    Path file() {
        return file;
    }

    long length() {
        return file.toFile().length();
    }

    private String text() {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
