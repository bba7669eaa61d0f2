package io.github.switchgear.demo.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The system's Chromium and its driver, both of one version because both come from the system's packages.
 *
 * <p>Where they are missing, root on a Debian gets them installed. Everybody else gets a failing test that names the
 * one command to run: a browser test that is skipped proves nothing and nobody notices.
 */
public record Chromium(Path browser, Path driver) {
    private static final String COMMAND = "sudo apt-get install chromium chromium-driver";
    private static final Path INSTALL_LOG = Path.of("target", "chromium-install.log");
    private static final int INSTALL_MINUTES = 10;

    private static final class Holder {
        static final Chromium INSTALLED = find().or(Chromium::install).orElseThrow(Chromium::missing);
    }

    /** Finds both, or installs them once. */
    public static Chromium installed() {
        return Holder.INSTALLED;
    }

    private static Optional<Chromium> find() {
        return onPath("chromium")
                .flatMap(browser -> onPath("chromedriver").map(driver -> new Chromium(browser, driver)));
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Chromium> install() {
        if (!"root".equals(System.getProperty("user.name")) || onPath("apt-get").isEmpty()) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(INSTALL_LOG.getParent());
            run(List.of("apt-get", "update"));
            run(List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium", "chromium-driver"));
        } catch (IOException e) {
            throw new AssertionError("Cannot run apt-get. Run: " + COMMAND, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while Chromium was being installed. Run: " + COMMAND, e);
        }
        return find();
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

    private static AssertionError missing() {
        return new AssertionError("The browser tests need chromium and chromedriver on the PATH. Run: " + COMMAND
                + (Files.exists(INSTALL_LOG) ? " (what apt-get said is in " + INSTALL_LOG + ")" : ""));
    }
}
