package io.github.switchgear.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@link WatchedServer} in a JVM of its own. */
final class Watched implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;
    private final int port;

    Watched(Path jar, Path beans) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        jar + File.pathSeparator + beans,
                        WatchedServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        port = (int) answer();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + "/switchgear/" + path);
    }

    void calls(int aSecond) {
        orders.println("calls " + aSecond);
    }

    /** Nanoseconds of processor that it has taken, without those of the calls. */
    long cpu() throws IOException {
        orders.println("cpu");
        return answer();
    }

    private long answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the server has ended");
        }
        return Long.parseLong(line);
    }

    @Override
    public void close() {
        orders.close();
        boolean hasEnded = process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, 30, TimeUnit.SECONDS)
                .join();
        if (!hasEnded) {
            process.destroyForcibly();
        }
    }
}
