package io.github.switchgear.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the library's sources. */
final class Sources {

    /** An annotation as it is written: a page speaks of the one that a developer has. */
    private static final String WRITTEN =
            "(?:[\\w.()]*\\b)?written(?:\\(\\))?|\"@\"\\s*\\+\\s*annotation\\.getSimpleName\\(\\)";

    /** All of them, strings that are written in several parts put together. */
    static final String STRINGS = Stream.of(
                    "extension", "admin-ui", "telemetry", "fleet", "fleet-jgroups", "fleet-wildfly", "microprofile")
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

    /** Those of the telemetry module. */
    static final List<String> TELEMETRY_KEYS =
            Pages.matches("\"(switchgear\\.(?:health|jmx|metrics|tracing|webhook)[a-z.-]*)\"", STRINGS).stream()
                    .map(match -> match.group(1))
                    .distinct()
                    .sorted()
                    .toList();

    /** Those of the fleet, and of its channels. */
    static final List<String> FLEET_KEYS = Pages.matches("^ +\"(switchgear\\.fleet[a-z.-]*)\"", STRINGS).stream()
            .map(match -> match.group(1))
            .distinct()
            .sorted()
            .toList();

    /** Those of the module that adopts MicroProfile's breakers. */
    static final List<String> MICROPROFILE_KEYS =
            Pages.matches("\"(switchgear\\.microprofile[a-z.-]*)\"", STRINGS).stream()
                    .map(match -> match.group(1))
                    .distinct()
                    .sorted()
                    .toList();

    /** The names of metrics, which begin as keys of breakers do. */
    static final List<String> METRICS = Pages.matches("\\(\"(switchgear\\.breaker\\.[a-z.]+)\", Kind", STRINGS).stream()
            .map(match -> match.group(1))
            .toList();

    /** The names of a span's attributes, which begin so, too. */
    static final List<String> ATTRIBUTES =
            Pages.matches("stringKey\\(\"(switchgear\\.breaker\\.[a-z]+)\"", STRINGS).stream()
                    .map(match -> match.group(1))
                    .toList();

    /** The names of what happens in a span. */
    static final List<String> SPAN_EVENTS =
            Pages.matches("REJECTED = \"(switchgear\\.breaker\\.[a-z]+)\"", STRINGS).stream()
                    .map(match -> match.group(1))
                    .toList();

    /** The ends of keys that have to do with one breaker and are no settings, by the constant that has them. */
    private static final Map<String, String> BREAKER_MEMBERS =
            Pages.matches("(\\w+_MEMBER) = \"([a-z-]+)\"", STRINGS).stream()
                    .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));

    /** What ends a key of one breaker and is no setting. */
    static final Set<String> BREAKER_KEYS = Set.copyOf(BREAKER_MEMBERS.values());

    /** Those of them that all breakers have a default for. */
    static final Set<String> DEFAULT_KEYS = Pages.matches("DEFAULTS \\+ (\\w+_MEMBER)", STRINGS).stream()
            .map(match -> BREAKER_MEMBERS.get(match.group(1)))
            .collect(Collectors.toSet());

    private Sources() {}
}
