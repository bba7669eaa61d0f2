package io.github.switchgear.quarkus.deployment;

import io.quarkus.test.QuarkusUnitTest;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Applications that print nothing, and of which tests see each warning. */
final class Quiet {

    private Quiet() {}

    /** One of some classes. */
    static QuarkusUnitTest application(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(archive -> archive.addClasses(classes).addClass(Quiet.class))
                .overrideConfigKey("quarkus.http.test-port", "0")
                .overrideConfigKey("quarkus.banner.enabled", "false")
                .overrideConfigKey("quarkus.log.level", "WARN")
                .overrideConfigKey("quarkus.log.console.enabled", "false")
                .setLogRecordPredicate(Quiet::isWarning);
    }

    static boolean isWarning(LogRecord line) {
        return line.getLevel().intValue() >= Level.WARNING.intValue();
    }

    /** Who says what. */
    static List<String> told(List<LogRecord> lines) {
        return lines.stream()
                .map(line -> line.getLoggerName() + ": " + line.getMessage())
                .toList();
    }
}
