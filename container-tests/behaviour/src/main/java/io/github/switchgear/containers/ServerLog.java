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
    private static final String CDI_REFUSAL = "org.apache.webbeans.exception.WebBeansDeploymentException: ";
    private static final String PROBLEM = " - ";

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    /** The message with which Switchgear refuses a deployment, from the first place where it stands. */
    Optional<String> refusal() {
        String text = text();
        int start = text.indexOf(REFUSAL);
        if (start < 0) {
            return Optional.empty();
        }
        // Payara puts the message behind itself, on the last line's end.
        int repetition = text.indexOf(" -- " + REFUSAL, start);
        List<String> lines = text.substring(start, repetition < 0 ? text.length() : repetition)
                .lines()
                .toList();
        return Optional.of(Stream.concat(
                        Stream.of(lines.get(0)), lines.stream().skip(1).takeWhile(line -> line.startsWith(PROBLEM)))
                .collect(Collectors.joining("\n")));
    }

    /** The line with which OpenWebBeans refuses a deployment before Switchgear does. */
    Optional<String> refusalByCdi() {
        return text().lines().filter(line -> line.contains(CDI_REFUSAL)).findFirst();
    }

    /** How many of its lines say this. */
    int count(String words) {
        return (int) text().lines().filter(line -> line.contains(words)).count();
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
