package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures everything and prints one table. Times move with the machine and with what else it does, so each is the
 * shortest of several, and what tells something is how it compares with the other rows of the same run. Bytes are exact.
 */
public final class Measure {

    private Measure() {}

    /**
     * Measures.
     *
     * @param arguments {@code full} for better times, which take half an hour instead of less than five minutes
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        Extent extent = Arrays.asList(arguments).contains("full") ? Extent.FULL : Extent.SHORT;
        Path jar = Path.of(Measure.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path quarkusJar = jar.resolve("../../quarkus/target/benchmarks-quarkus-runner.jar")
                .normalize();
        List<Group> groups = Group.all();
        Scores alone = scores(groups.stream().flatMap(Group::rows).toList(), 1, extent, jar, quarkusJar);
        Scores together = scores(
                groups.stream().filter(Group::inParallel).flatMap(Group::rows).toList(), 2, extent, jar, quarkusJar);
        String calls = new Table(alone, together).of(groups);
        System.err.println("Measuring many breakers");
        String scale = new Scale(jar, extent.repetitions()).report();
        System.out.printf(
                "%s run, JDK %s, %s, %d processors%n%n%s%n%s",
                extent.name().toLowerCase(Locale.ROOT),
                Runtime.version(),
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                calls,
                scale);
    }

    private static Scores scores(List<Row> rows, int threads, Extent extent, Path... jars)
            throws IOException, InterruptedException {
        Scores scores = new Scores();
        for (Path jar : jars) {
            System.err.println("Measuring calls in " + jar.getFileName() + ", threads: " + threads);
            scores.measure(jar, rows, threads, extent);
        }
        return scores;
    }
}
