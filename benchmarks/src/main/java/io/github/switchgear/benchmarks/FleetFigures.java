package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures a fleet of five nodes with a thousand breakers each, every one in a JVM of its own, on the loopback interface of this
 * machine; nodes are frozen and killed. It prints each figure beside what is promised. Times move with what else the machine does.
 */
public final class FleetFigures {

    private static final int ROUNDS = 10;

    private final StringBuilder table = new StringBuilder();

    private FleetFigures() {}

    /**
     * Measures.
     *
     * @param arguments how many rounds, if not ten: so often a coordinator is killed, and all nodes are restarted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Path jar = Path.of(FleetFigures.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        FleetFigures figures = new FleetFigures();
        new FleetOverrides(jar, rounds, figures).measure();
        new FleetRestarts(jar, rounds, figures).measure();
        new FleetCost(jar, figures).measure();
        System.out.printf(
                "JDK %s, %s, %d processors, %d rounds%n%n%s",
                Runtime.version(),
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                rounds,
                figures.table);
    }

    /**
     * Adds a line.
     *
     * @param what was measured
     * @param measured it is
     * @param promised what it should be
     * @param isKept whether it is that
     */
    void line(String what, String measured, String promised, boolean isKept) {
        String line =
                String.format(Locale.ROOT, "%-46s %-52s %-24s %s", what, measured, promised, isKept ? "" : "MISSED");
        System.err.println(line.stripTrailing());
        table.append(line.stripTrailing()).append(System.lineSeparator());
    }

    /** Deletes a directory when something with it is done. */
    static void inDirectory(Use use) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("fleet");
        try {
            use.of(directory);
        } finally {
            Scale.delete(directory);
        }
    }

    /** What is done with a directory. */
    @FunctionalInterface
    interface Use {
        void of(Path directory) throws IOException, InterruptedException;
    }
}
