package io.github.switchgear.demo.traffic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a call ended in the eyes of its breaker. */
public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** Neither: an allowed exception, or one that is none of the failure exceptions. */
    NEUTRAL,
    /** Not let through; the downstream has not seen it. */
    REJECTED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
