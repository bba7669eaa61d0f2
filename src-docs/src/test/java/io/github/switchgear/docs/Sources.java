package io.github.switchgear.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the library's sources. */
final class Sources {

    /** An annotation as it is written: a page speaks of the one that a developer has. */
    private static final String WRITTEN =
            "(?:[\\w.()]*\\b)?written(?:\\(\\))?|\"@\"\\s*\\+\\s*annotation\\.getSimpleName\\(\\)";

    /** All of them, strings that are written in several parts put together. */
    static final String STRINGS = Stream.of("extension", "admin-ui")
            .flatMap(module -> Pages.below(
                    Pages.ROOT.resolve(module).resolve("src/main/java"),
                    file -> file.toString().endsWith(".java"))
                    .stream())
            .map(Pages::read)
            .collect(Collectors.joining("\n"))
            .replaceAll("(\\+\\s*|return\\s+)(?:" + WRITTEN + ")", "$1\"@Breaker\"")
            .replaceAll("\"\\s*\\+\\s*\"", "");

    /** The keys of the admin module, which no type tells. */
    static final List<String> ADMIN_KEYS = Pages.matches("\"(switchgear\\.admin\\.[a-z.-]+)\"", STRINGS).stream()
            .map(match -> match.group(1))
            .distinct()
            .sorted()
            .toList();

    private Sources() {}
}
