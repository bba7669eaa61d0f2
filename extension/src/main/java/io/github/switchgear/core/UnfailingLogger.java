package io.github.switchgear.core;

import java.io.PrintStream;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A logger that may be used wherever something else has to go on: what the log's handlers, filters and formatters throw,
 * of a full disk or by a bug of theirs, stays here. The first such failure is told on the standard error stream, by its
 * class alone, as a log that cannot be written cannot tell of itself.
 *
 * <p>Safe for use by any number of threads, as far as the logger behind it is.
 */
public final class UnfailingLogger implements System.Logger {

    private final System.Logger logger;
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    private UnfailingLogger(System.Logger logger) {
        this.logger = logger;
    }

    /**
     * Finds the system's logger of a name.
     *
     * @param name what the log's configuration calls it
     * @return one that throws nothing
     */
    public static UnfailingLogger named(String name) {
        return new UnfailingLogger(System.getLogger(name));
    }

    static UnfailingLogger of(System.Logger logger) {
        return new UnfailingLogger(logger);
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    /** Whether a line of this level would be written; no, if the log cannot even tell that. */
    @Override
    public boolean isLoggable(Level level) {
        try {
            return logger.isLoggable(level);
        } catch (Throwable failure) {
            tellOnce(failure);
            return false;
        }
    }

    @Override
    public void log(Level level, @Nullable String message) {
        unfailingly(() -> logger.log(level, message));
    }

    @Override
    public void log(Level level, Supplier<String> message) {
        unfailingly(() -> logger.log(level, message));
    }

    @Override
    public void log(Level level, @Nullable String message, @Nullable Object... parameters) {
        unfailingly(() -> logger.log(level, message, parameters));
    }

    @Override
    public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
        unfailingly(() -> logger.log(level, message, thrown));
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        unfailingly(() -> logger.log(level, bundle, message, thrown));
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Object... parameters) {
        unfailingly(() -> logger.log(level, bundle, message, parameters));
    }

    /** An error of the log is no reason to end what it was to tell of, either: whatever is thrown stays here. */
    private void unfailingly(Runnable writing) {
        try {
            writing.run();
        } catch (Throwable failure) {
            tellOnce(failure);
        }
    }

    private void tellOnce(Throwable failure) {
        PrintStream console = System.err;
        if (console == null || !hasFailed.compareAndSet(false, true)) {
            return;
        }
        try {
            console.println("The log " + getName() + " cannot be written: "
                    + failure.getClass().getName());
        } catch (Throwable nowhereLeftToTell) {
            // A server's own stream may lead back into the log that has just failed.
        }
    }
}
