package io.github.switchgear.admin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Takes a logger's records for a test, and keeps them off the console. */
public final class CapturedLog extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Logger logger;

    public CapturedLog(String name) {
        this(name, Level.ALL);
    }

    /** Takes records from this level on; those below appear nowhere. */
    public CapturedLog(String name, Level least) {
        setLevel(least);
        logger = Logger.getLogger(name);
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    public List<String> lines() {
        return lines;
    }

    /** The records as a log file would have them, with the stack traces of what was thrown. */
    public List<String> texts() {
        return texts;
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            texts.add(new SimpleFormatter().format(line));
            lines.add(line.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
