package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Measures how long Quarkus takes from the start of its process to its end, with an application that ends once it has started,
 * and prints a table: with so many methods without a breaker, with Switchgear's on each, and with SmallRye Fault Tolerance's.
 * The three start one after the other, in rounds, and of each the median counts: so what else the machine does meets all of
 * them.
 */
public final class QuarkusStart {

    private static final List<Integer> METHODS = List.of(0, 50, 1_000, 10_000);
    private static final int ROUNDS = 15;
    private static final String JAR = "application.jar";

    private QuarkusStart() {}

    /**
     * Measures.
     *
     * @param arguments how many rounds, if not fifteen
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Path modules = Path.of(QuarkusStart.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("../../start")
                .normalize();
        System.out.println("Start and end of Quarkus, ms          nothing   Switchgear   Fault Tolerance");
        Path folder = Files.createTempDirectory("starts");
        try {
            for (int methods : METHODS) {
                List<Long> medians =
                        medians(modules, Files.createDirectory(folder.resolve("" + methods)), methods, rounds);
                System.out.printf(
                        Locale.ROOT,
                        "  %,6d guarded methods              %9d    %9d         %9d%n",
                        methods,
                        medians.get(0),
                        medians.get(1),
                        medians.get(2));
            }
        } finally {
            delete(folder);
        }
    }

    private static List<Long> medians(Path modules, Path folder, int methods, int rounds)
            throws IOException, InterruptedException {
        List<Path> applications = List.of(
                built(modules.resolve("plain"), folder, "", methods),
                built(modules.resolve("switchgear"), folder, "@io.github.switchgear.Breaker", methods),
                built(
                        modules.resolve("fault-tolerance"),
                        folder,
                        "@org.eclipse.microprofile.faulttolerance.CircuitBreaker",
                        methods));
        List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            for (int each = 0; each < applications.size(); each++) {
                long started = System.nanoTime();
                run(applications.get(each));
                times.get(each).add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
            }
        }
        return times.stream()
                .map(all -> all.stream().sorted().toList().get(rounds / 2))
                .toList();
    }

    /** A copy of what Maven has built, with an application of so many methods in it, built again. */
    private static Path built(Path module, Path folder, String annotation, int methods)
            throws IOException, InterruptedException {
        // The build looks for it by this name
        Path home = folder.resolve(module.getFileName()).resolve("quarkus-app");
        copy(module.resolve("target/quarkus-app"), home);
        Path classes = Files.createDirectory(folder.resolve(module.getFileName() + "-classes"));
        List<Path> libraries = files(home.resolve("lib/main"))
                .filter(file -> file.toString().endsWith(".jar"))
                .toList();
        Beans.compileForQuarkus(classes, libraries, annotation, methods);
        pack(classes, home.resolve("app").resolve(JAR));
        run(home, "-Dquarkus.launch.rebuild=true");
        return home;
    }

    private static void run(Path home, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dquarkus.banner.enabled=false",
                "-Dquarkus.log.level=WARN",
                "-jar",
                home.resolve("quarkus-run.jar").toString()));
        Path log = home.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file)) {
            for (Path each : files(classes).toList()) {
                packed.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, packed);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from).toList()) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private static Stream<Path> files(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        return files.stream();
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        all.forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
