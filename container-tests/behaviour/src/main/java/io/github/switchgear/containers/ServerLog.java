package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a container has printed. */
final class ServerLog {

    private static final String REFUSAL = "Switchgear found ";
    private static final String CDI_REFUSAL = "org.apache.webbeans.exception.WebBeansDeploymentException: ";
    private static final String PROBLEM = " - ";

    /** By the name of the logger or, as JGroups' own tell none in some servers, by that of the thread. */
    private static final Pattern SWITCHGEAR =
            Pattern.compile("io\\.github\\.switchgear|org\\.jgroups|_ThreadName=switchgear-fleet");

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[;\\d]*m");

    /** A level or a time in brackets, a time, or the date with which {@code java.util.logging} begins the line above the message. */
    private static final Pattern RECORD = Pattern.compile("^(?:\\[|\\d|[A-Z][a-z]{2} \\d)");

    /** Open Liberty has one letter for it, behind time, thread and logger. */
    private static final Pattern LEVEL =
            Pattern.compile("\\b(?:WARN|WARNING|ERROR|SEVERE|FATAL)\\b|^\\[[^]]+] \\p{XDigit}{8} \\S+ +[WEF] ");

    private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at \\S+\\(.*\\)");

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

    /** What has been a warning of Switchgear or worse so far, and whatever has a stack trace. */
    List<String> complaints() {
        return records().stream()
                .filter(record -> FRAME.matcher(record).find() || isWarningOfSwitchgear(record))
                .toList();
    }

    /** Each with the lines that belong to it. */
    private List<String> records() {
        List<String> records = new ArrayList<>();
        COLOUR.matcher(text()).replaceAll("").lines().forEach(line -> {
            int last = records.size() - 1;
            if (last < 0 || RECORD.matcher(line).find()) {
                records.add(line);
            } else {
                records.set(last, records.get(last) + "\n" + line);
            }
        });
        return records;
    }

    /** The level is in the first line or in the one below it. */
    private static boolean isWarningOfSwitchgear(String record) {
        String head = record.lines().limit(2).collect(Collectors.joining("\n"));
        return SWITCHGEAR.matcher(record).find() && LEVEL.matcher(head).find();
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
