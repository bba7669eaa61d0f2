package io.github.switchgear.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link FleetProcess}, which can be frozen and killed. */
final class FleetMember implements AutoCloseable {

    private static final long LONG_SECONDS = 60;

    private final int number;
    private final Process process;
    private final PrintStream orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    /** When, by the number of the breaker. */
    private final Map<Integer, Long> forced = new ConcurrentHashMap<>();

    private volatile long changed;

    /**
     * Starts one.
     *
     * @param jar has the code
     * @param memory its file; null for none
     * @param ports of all; with only one port it has no channel
     */
    FleetMember(Path jar, int number, @Nullable Path memory, List<Integer> ports) throws IOException {
        this.number = number;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC"));
        if (memory != null) {
            command.add("-Dmemory=" + memory);
        }
        command.addAll(List.of("-cp", jar.toString(), FleetProcess.class.getName(), String.valueOf(number)));
        ports.forEach(port -> command.add(String.valueOf(port)));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(this::heard);
        } catch (IOException | UncheckedIOException killed) {
            answers.add("killed");
        }
    }

    private void heard(String line) {
        if (line.startsWith("answer")) {
            answers.add(line.substring("answer".length()).strip());
            return;
        }
        String[] told = line.split(" ");
        long when = Long.parseLong(told[3]);
        changed = when;
        if (told[2].equals("forced")) {
            forced.put(Integer.valueOf(told[1]), when);
        } else {
            forced.remove(Integer.valueOf(told[1]));
        }
    }

    String name() {
        return "node-" + number;
    }

    /** Gives an order, or none if it is empty, and waits for the answer. */
    String ask(String order) throws InterruptedException {
        if (!order.isEmpty()) {
            orders.println(order);
        }
        String answer = answers.poll(LONG_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException(name() + " does not answer '" + order + "'");
        }
        return answer;
    }

    /** When it has done so, by the clock of this machine in nanoseconds; null for not yet. */
    @Nullable
    Long forced(int breaker) {
        return forced.get(breaker);
    }

    /** How many of its breakers are forced. */
    int forced() {
        return forced.size();
    }

    /** When it told last of a change. */
    long changed() {
        return changed;
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = String.valueOf(process.pid());
        if (new ProcessBuilder("kill", signal, pid).start().waitFor() != 0) {
            throw new IllegalStateException("kill " + signal + " " + pid + " failed");
        }
    }

    /** As {@code kill -9}. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
