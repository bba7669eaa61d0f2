package io.github.switchgear.demo.browser;

import io.github.switchgear.demo.ShopHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged demo, run as its users run it: a process of its own, on a free port. */
public final class RunningDemo implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path LOGS = Path.of("target", "demo-logs");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration STOP = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final URI base;

    private RunningDemo(Process process, Path log, URI base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /** Starts it and waits until it listens. */
    public static RunningDemo start() throws IOException {
        return start(Map.of());
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param configuration what shall differ from the demo's own {@code application.properties}
     */
    public static RunningDemo start(Map<String, String> configuration) throws IOException {
        Files.createDirectories(LOGS);
        Path log = Files.createTempFile(LOGS, "demo-", ".log");
        Process process = new ProcessBuilder(command(configuration))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Awaitility.await("the demo listens")
                    .atMost(START)
                    .failFast("the demo has ended", () -> !process.isAlive())
                    .until(() -> listening(log).find());
        } catch (RuntimeException notListening) {
            String exit = process.isAlive() ? "it runs" : "its exit code is " + process.exitValue();
            process.destroyForcibly();
            throw new AssertionError(exit + ", and it has logged:\n" + Files.readString(log), notListening);
        }
        Matcher listening = listening(log);
        if (!listening.find()) {
            throw new AssertionError("no port in " + log);
        }
        return new RunningDemo(process, log, URI.create("http://localhost:" + listening.group(1) + "/"));
    }

    private static List<String> command(Map<String, String> configuration) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // it lives for seconds
        command.add("-Dquarkus.http.port=0");
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(JAR.toString());
        return command;
    }

    private static Matcher listening(Path log) throws IOException {
        return LISTENING.matcher(Files.readString(log));
    }

    /** Where its page is; the address ends with a slash. */
    public URI base() {
        return base;
    }

    public ShopHttp http() {
        return new ShopHttp(base);
    }

    /** All that it has logged so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Stops all of its threads where they are, so that nobody hears of it any more. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets its threads go on. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("it cannot be told to " + name);
        }
    }

    /** Asks it to stop, and tells how long it took. */
    public Duration stop() throws InterruptedException {
        long asked = System.nanoTime();
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it has not stopped within " + STOP + "; see " + log);
        }
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Asks it to stop, and makes it stop if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
