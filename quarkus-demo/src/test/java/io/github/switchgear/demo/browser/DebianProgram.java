package io.github.switchgear.demo.browser;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that tests in a browser or with a monitoring system need and that comes from the system's packages.
 *
 * <p>Where it is missing, root on a Debian gets it installed. Everybody else gets a failing test that names the one command
 * to run: a browser test that is skipped proves nothing and nobody notices.
 */
public final class DebianProgram {
    private static final String COMMAND = "sudo apt-get install chromium chromium-driver curl prometheus";
    private static final Path INSTALL_LOG = Path.of("target", "apt-get.log");
    private static final Path LOCK = Path.of("target", "apt-get.lock");
    private static final int INSTALL_MINUTES = 10;

    private DebianProgram() {}

    /** Finds a program on the path, or installs the package that has it. */
    public static synchronized Path installed(String program, String debianPackage) {
        return onPath(program).or(() -> install(program, debianPackage)).orElseThrow(() -> missing(program));
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> install(String program, String debianPackage) {
        if (!"root".equals(System.getProperty("user.name")) || onPath("apt-get").isEmpty()) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(INSTALL_LOG.getParent());
            // The tests run in several processes, and apt-get does not wait for another one.
            try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                Objects.requireNonNull(lock);
                if (onPath(program).isEmpty()) {
                    run(List.of("apt-get", "update"));
                    run(List.of("apt-get", "install", "-y", "--no-install-recommends", debianPackage));
                }
            }
        } catch (IOException e) {
            throw new AssertionError("Cannot run apt-get. Run: " + COMMAND, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while " + program + " was being installed. Run: " + COMMAND, e);
        }
        return onPath(program);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(INSTALL_LOG.toFile()));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = builder.start();
        if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }

    private static AssertionError missing(String program) {
        return new AssertionError("These tests need " + program + " on the PATH. Run: " + COMMAND
                + (Files.exists(INSTALL_LOG) ? " (what apt-get said is in " + INSTALL_LOG + ")" : ""));
    }
}
