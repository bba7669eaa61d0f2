package io.github.switchgear.telemetry.series;

import java.util.Locale;

/** How a call ended, each in one way. */
public enum Outcome {

    /** It succeeded. */
    SUCCEEDED,

    /** It failed, but not by taking too long. */
    FAILED,

    /** It took too long. */
    SLOW,

    /** It neither succeeded nor failed. */
    NEUTRAL,

    /** It was not let through. */
    REJECTED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As the value of an attribute. */
    public String text() {
        return text;
    }
}
