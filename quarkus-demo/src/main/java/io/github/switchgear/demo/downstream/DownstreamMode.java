package io.github.switchgear.demo.downstream;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the downstream treats whoever calls it. */
public enum DownstreamMode {
    /** Answers right and at once. */
    HEALTHY,
    /** Answers everything with 500. */
    FAILING,
    /** Answers every second request of a kind with 500, and the others right. */
    FLAKY,
    /** Answers everything with 200 and a page that is not what was asked for. */
    WRONG_CONTENT,
    /** Answers right, but late; still within the shop's patience. */
    SLOW,
    /** Accepts and never answers. */
    HANGING,
    /** Has no listening socket, so that nobody can connect. */
    REFUSING;

    /** The name on the wire and on the page, such as {@code wrong-content}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All wire names, as a sentence can list them. */
    public static String wireNames() {
        return Stream.of(values()).map(DownstreamMode::wireName).collect(Collectors.joining(", "));
    }
}
