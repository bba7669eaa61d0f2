package io.github.switchgear.fleet.node;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.NodeName;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What configuration says of the fleet.
 *
 * @param node this node's name
 * @param name the fleet's name; empty where no channel is wanted
 * @param memory where decisions are kept; empty for nowhere
 * @param memoryWait how long the start waits for it
 * @param expected how many nodes there should be, if somebody has told
 */
public record FleetSettings(
        String node, Optional<String> name, Optional<MemoryPlace> memory, Duration memoryWait, OptionalInt expected) {

    /** The key of the fleet's name. */
    public static final String NAME = "switchgear.fleet";

    static final String MEMORY = NAME + ".memory";
    static final String MEMORY_WAIT = MEMORY + ".wait";
    static final String EXPECTED = NAME + ".expected";
    private static final String DISCOVERY = NAME + ".discovery";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(2);

    /**
     * Where decisions are kept.
     *
     * @param kind of place
     * @param place the path of the file, or the name of the data source
     */
    public record MemoryPlace(Kind kind, String place) {

        /** Kinds of places. */
        public enum Kind {

            /** A file of this node's own. */
            FILE,

            /** A table that all nodes share. */
            JDBC
        }

        static Optional<MemoryPlace> of(String text) {
            if (text.equals("none")) {
                return Optional.empty();
            }
            if (text.startsWith("file:") && text.length() > "file:".length()) {
                return Optional.of(new MemoryPlace(Kind.FILE, text.substring("file:".length())));
            }
            if (text.startsWith("jdbc:") && text.length() > "jdbc:".length()) {
                return Optional.of(new MemoryPlace(Kind.JDBC, text.substring("jdbc:".length())));
            }
            throw new IllegalArgumentException(
                    MEMORY + " must be none, file:<path> or jdbc:<name of a data source> but is '" + text + "'");
        }
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if something cannot be; the message names key, value and what is allowed
     */
    public static FleetSettings of(Configuration configuration) {
        return new FleetSettings(
                NodeName.of(configuration),
                configuration.value(NAME).map(String::trim),
                configuration.value(MEMORY).map(String::trim).flatMap(MemoryPlace::of),
                configuration.duration(MEMORY_WAIT).orElse(DEFAULT_WAIT),
                expected(configuration));
    }

    /** As many as discovery lists, where nobody has told. */
    private static OptionalInt expected(Configuration configuration) {
        Optional<String> text = configuration.value(EXPECTED).map(String::trim);
        if (text.isEmpty()) {
            return configuration
                    .value(DISCOVERY)
                    .map(String::trim)
                    .filter(listed -> listed.startsWith("tcp:"))
                    .map(listed -> OptionalInt.of(listed.split(",", -1).length))
                    .orElse(OptionalInt.empty());
        }
        if (!NUMBER.matcher(text.get()).matches()) {
            throw new IllegalArgumentException(
                    EXPECTED + " must be how many nodes there are, from 1 to 999, but is '" + text.get() + "'");
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    /** Whether there is anything to do. */
    public boolean isOn() {
        return name.isPresent() || memory.isPresent();
    }
}
