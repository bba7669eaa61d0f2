package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A Quarkus application of so many methods, in a folder of its own, which is started again and again. */
final class StartedApplication {

    private static final String JAR = "application.jar";

    private final Path home;

    private StartedApplication(Path home) {
        this.home = home;
    }

    /**
     * What a start took.
     *
     * @param millis from the start of the process to that of the application's own code
     * @param heap bytes that are in use then, after a collection
     * @param classes that are loaded then
     */
    record Start(long millis, long heap, long classes) {}

    /**
     * Copies what Maven has built, puts an application into it, and builds it again.
     *
     * @param module what it is built with
     * @param folder gets the application
     * @param annotation on each method; empty for none
     * @param methods how many there are
     */
    static StartedApplication built(Path module, Path folder, String annotation, int methods)
            throws IOException, InterruptedException {
        // The build looks for it by this name
        Path home = folder.resolve(module.getFileName()).resolve("quarkus-app");
        copy(module.resolve("target/quarkus-app"), home);
        Path classes = Files.createDirectory(folder.resolve(module.getFileName() + "-classes"));
        List<Path> libraries = files(home.resolve("lib/main")).stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .toList();
        Beans.compileForQuarkus(classes, libraries, annotation, methods);
        pack(classes, home.resolve("app").resolve(JAR));
        StartedApplication application = new StartedApplication(home);
        application.run("-Dquarkus.launch.rebuild=true");
        return application;
    }

    /** Starts it and waits for its end, which is at once. */
    Start start() throws IOException, InterruptedException {
        String[] printed = run("-Dquarkus.http.port=0").split(" ");
        return new Start(Long.parseLong(printed[0]), Long.parseLong(printed[1]), Long.parseLong(printed[2]));
    }

    /** The last line that it prints. */
    private String run(String option) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Dquarkus.banner.enabled=false",
                "-Dquarkus.log.level=WARN",
                "-jar",
                home.resolve("quarkus-run.jar").toString());
        Path log = home.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
        String printed = Files.readString(log).strip();
        return printed.substring(printed.lastIndexOf('\n') + 1);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file)) {
            for (Path each : files(classes)) {
                packed.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, packed);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
