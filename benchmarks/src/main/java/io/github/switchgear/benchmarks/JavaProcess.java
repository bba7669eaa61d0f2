package io.github.switchgear.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own for whatever must find none of another measurement's code compiled. */
final class JavaProcess {

    private JavaProcess() {}

    /**
     * Runs a class to its end.
     *
     * @return the last line that it printed
     */
    static String run(List<Path> classPath, String mainClass, Stream<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        arguments.forEach(command::add);
        Path log = Files.createTempFile("benchmarks", ".log");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " failed:\n" + printed + "\n" + Files.readString(log));
            }
            return printed.substring(printed.lastIndexOf('\n') + 1);
        } finally {
            Files.delete(log);
        }
    }
}
