package io.github.switchgear.microprofile;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets pass what is not wrong: breakers that open, and servers that greet. */
final class QuietLog {

    /** Held, as loggers that nobody holds forget what they were told. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("io.github.switchgear"), Logger.getLogger("org.jboss.weld"));

    private QuietLog() {}

    static void start() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    static void stop() {
        LOGGERS.forEach(logger -> logger.setLevel(null));
    }
}
