package io.github.switchgear.core;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How the calls of a script end. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the exceptions
enum Outcome {
    GOOD("good", null),
    BAD("bad", null),
    NOTHING(null, null),
    IO(null, new IOException()),
    NO_FILE(null, new FileNotFoundException()),
    BUG(null, new IllegalStateException()),
    FATAL(null, new AssertionError()),
    CANCELLED(null, new CancellationException());

    private final @Nullable String value;
    private final @Nullable Throwable thrown;

    Outcome(@Nullable String value, @Nullable Throwable thrown) {
        this.value = value;
        this.thrown = thrown;
    }

    @Nullable
    String value() {
        return value;
    }

    @Nullable
    Throwable thrown() {
        return thrown;
    }

    boolean isCancellation() {
        return this == CANCELLED;
    }

    /** The exception as a stage may carry it, which makes no difference. */
    Throwable wrapped() {
        return isCancellation() ? thrown : new CompletionException(thrown);
    }
}
