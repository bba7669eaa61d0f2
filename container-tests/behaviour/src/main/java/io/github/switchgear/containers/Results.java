package io.github.switchgear.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down what a run of all tests has found in a container, for the tables in the documentation. A run of only some of them
 * leaves nothing, also not what an earlier one has found.
 */
public final class Results extends Outcomes {

    private static final Path FOLDER = Path.of("target", "tested");

    private final Map<String, String> parts = new HashMap<>();

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        parts.putAll(entry.getKeyValuePairs());
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        ServiceLoader.load(Container.class)
                .findFirst()
                .filter(container -> VirtualMachine.isThere())
                .ifPresent(this::write);
    }

    private void write(Container container) {
        Report report = new Report(FOLDER.resolve("java-" + VirtualMachine.version() + ".txt"));
        Map<Promise, List<String>> promised = PromisedTests.all();
        try {
            report.delete();
            if (promised.values().stream().allMatch(this::wereAsked)) {
                report.write(container, parts, promise -> havePassed(promised.get(promise)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
