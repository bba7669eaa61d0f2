package io.github.switchgear.telemetry.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a post. */
sealed interface Answer {

    /** The receiver has it. */
    record Taken() implements Answer {}

    /**
     * The receiver will never take it.
     *
     * @param what it answered, for the log
     */
    record Refused(String what) implements Answer {}

    /**
     * It may be taken later.
     *
     * @param what has happened, for the log
     * @param retryAfter when the receiver wants to be asked again; null if it does not tell
     */
    record NotNow(String what, @Nullable Duration retryAfter) implements Answer {}
}
