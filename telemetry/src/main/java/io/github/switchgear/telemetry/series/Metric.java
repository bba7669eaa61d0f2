package io.github.switchgear.telemetry.series;

import org.jspecify.annotations.Nullable;

/** The metrics, under the names that all libraries and formats derive theirs from. */
public enum Metric {

    /** The state, one series for each. */
    STATE("switchgear.breaker.state", Kind.GAUGE, null, "1 for the state that the breaker is in, 0 for all others"),

    /** How calls ended. */
    CALLS("switchgear.breaker.calls", Kind.COUNTER, null, "Calls by how they ended, each once"),

    /** Changes. */
    TRANSITIONS("switchgear.breaker.transitions", Kind.COUNTER, null, "Changes of the breaker, and their causes"),

    /** Time in each state. */
    STATE_TIME("switchgear.breaker.state.time", Kind.COUNTER, "seconds", "How long the breaker has been in each state"),

    /** Whether somebody forces it. */
    OVERRIDE("switchgear.breaker.override", Kind.GAUGE, null, "1 while somebody forces the breaker open or closed"),

    /** The tracked keys of a family. */
    KEYS("switchgear.breaker.keys", Kind.GAUGE, null, "Tracked keys of the breaker by the state that they are in"),

    /** What fallbacks answered. */
    FALLBACKS("switchgear.breaker.fallbacks", Kind.COUNTER, null, "Answers that a fallback gave");

    /** Whether a value may fall. */
    public enum Kind {

        /** It may. */
        GAUGE,

        /** It only grows. */
        COUNTER
    }

    private final String dotted;
    private final Kind kind;
    private final @Nullable String unit;
    private final String description;

    Metric(String dotted, Kind kind, @Nullable String unit, String description) {
        this.dotted = dotted;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
    }

    /** The name, with dots. */
    public String dotted() {
        return dotted;
    }

    /** Whether its values may fall. */
    public Kind kind() {
        return kind;
    }

    /** What its values count, in words of many; null where they are numbers of what the name says. */
    public @Nullable String unit() {
        return unit;
    }

    /** What it tells, in a sentence. */
    public String description() {
        return description;
    }
}
