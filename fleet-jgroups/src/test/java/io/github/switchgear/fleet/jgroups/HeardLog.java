package io.github.switchgear.fleet.jgroups;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What this channel and JGroups warn of, which is heard here and nowhere else. */
final class HeardLog extends Handler implements BeforeEachCallback, AfterEachCallback {

    private final List<Logger> loggers = Stream.of("io.github.switchgear.fleet", "org.jgroups")
            .map(Logger::getLogger)
            .toList();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> warnings() {
        return List.copyOf(lines);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        loggers.forEach(logger -> {
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        loggers.forEach(logger -> {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        });
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            lines.add(line.getLoggerName() + " " + line.getLevel() + " " + new SimpleFormatter().formatMessage(line)
                    + (line.getThrown() == null ? "" : " " + line.getThrown()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
