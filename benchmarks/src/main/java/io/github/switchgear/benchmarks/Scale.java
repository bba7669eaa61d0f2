package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What many breakers cost. */
final class Scale {

    private static final int BREAKERS = Beans.CLASSES * Beans.METHODS;

    private final Path jar;
    private final int repetitions;

    Scale(Path jar, int repetitions) {
        this.jar = jar;
        this.repetitions = repetitions;
    }

    /** Measures, in some lines. */
    String report() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("beans");
        try {
            long plain = leastOf(Deployment.class, compiled(directory.resolve("plain"), ""));
            long intercepted = leastOf(
                    Deployment.class,
                    compiled(directory.resolve("intercepted"), "@io.github.switchgear.benchmarks.cdi.NoOp"));
            Path guardedBeans = compiled(directory.resolve("guarded"), "@io.github.switchgear.Breaker");
            long guarded = leastOf(Deployment.class, guardedBeans);
            return String.format(
                    Locale.ROOT,
                    """
                    Idle breaker, with its settings and its history   %6d bytes
                    Idle key of a breaker, with its text              %6d bytes

                    Heap after a million distinct keys
                      Switchgear, limit 1,000                         %6d MB
                      Resilience4j's registry                         %6d MB

                    Deployment in Weld SE of %,d beans with %d methods each
                      without interceptors                            %6d ms
                      each method with one that does nothing          %6d ms
                      each method with a breaker: %,d              %6d ms
                      what the breakers take of it                    %6d ms

                    List request of all these breakers                %6d ms
                    """,
                    number(IdleBreaker.class, List.of(jar)),
                    number(IdleKey.class, List.of(jar)),
                    number(ManyKeys.class, List.of(jar), "keyed"),
                    number(ManyKeys.class, List.of(jar), "resilience4j"),
                    Beans.CLASSES,
                    Beans.METHODS,
                    plain,
                    intercepted,
                    BREAKERS,
                    guarded,
                    guarded - intercepted,
                    number(ListRequest.class, List.of(jar, guardedBeans)));
        } finally {
            delete(directory);
        }
    }

    private Path compiled(Path directory, String annotation) throws IOException {
        Files.createDirectories(directory);
        Beans.compile(directory, jar, annotation);
        return directory;
    }

    private long leastOf(Class<?> measurement, Path beans) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            least = Math.min(least, number(measurement, List.of(jar, beans)));
        }
        return least;
    }

    private static long number(Class<?> measurement, List<Path> classPath, String... arguments)
            throws IOException, InterruptedException {
        return Long.parseLong(JavaProcess.run(classPath, measurement.getName(), Stream.of(arguments)));
    }

    /** Deletes a directory with all that is in it. */
    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
