package io.github.switchgear.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A file with what the tests have found in one container on one Java. Each line says one thing: a word for what it is, and what
 * it says, separated by tabs.
 */
record Report(Path file) {

    private static final String PREFIX = "Switchgear Container Tests: ";

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Writes it.
     *
     * @param parts what the server has said of itself
     * @param holds whether all tests of a promise have passed
     */
    void write(Container container, Map<String, String> parts, Predicate<Promise> holds) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("container", name()));
        lines.add(line("java", Integer.toString(VirtualMachine.version())));
        if (!container.java().reason().isEmpty()) {
            lines.add(line("limit", container.java().reason()));
        }
        if (!container.needs().isEmpty()) {
            lines.add(line("needs", container.needs()));
        }
        lines.add(line("cdi", parts.getOrDefault("cdi", "")));
        lines.add(line("rest", parts.getOrDefault("rest", "")));
        for (Promise promise : Promise.values()) {
            lines.add(line(holds.test(promise) ? "holds" : "fails", promise.title()));
            container.differences().stream()
                    .filter(difference ->
                            difference.promise().filter(promise::equals).isPresent())
                    .sorted()
                    .forEach(difference -> lines.add(line("but", difference.consequence())));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** What the module is called, and the version in its property, where it has one. */
    private static String name() {
        String module = System.getProperty("container.name", "").replace(PREFIX, "");
        return (module + " " + System.getProperty("container.version", "")).strip();
    }

    private static String line(String what, String says) {
        return what + "\t" + says;
    }
}
