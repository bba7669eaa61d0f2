package io.github.switchgear.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetChannelFactory;
import io.github.switchgear.fleet.jgroups.Split;
import io.github.switchgear.fleet.memory.FileMemory;
import io.github.switchgear.fleet.memory.Memory;
import io.github.switchgear.fleet.node.Fleet;
import io.github.switchgear.fleet.node.FleetSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node of a fleet with a thousand breakers in a JVM of its own. It obeys lines, and answers each with one; of what happens to its
 * breakers and members it tells by itself, with the time of this machine's clock, which all processes share. Ends with its input.
 */
final class FleetProcess implements AutoCloseable {

    /** So many each node has. */
    static final int BREAKERS = 1_000;

    private static final int SETTLED_CALLS = 200_000;
    private static final int COUNTED_CALLS = 1_000_000;

    private final MonitoredBreakers breakers = new MonitoredBreakers(BREAKERS);
    private final List<CircuitBreaker> byNumber = List.copyOf(breakers.all());
    private final Callable<Integer> work = new Work().succeeding;
    private final @Nullable FleetChannel channel;
    private final Fleet fleet;

    private @Nullable Split split;

    /** Name and number of the own port, all ports; the path of the memory is a system property. */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        try (FleetProcess node = new FleetProcess(arguments);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                tell("answer " + node.obey(line.split(" ")));
            }
        }
    }

    private FleetProcess(String[] arguments) {
        int own = Integer.parseInt(arguments[0]);
        List<String> ports = List.of(arguments).subList(1, arguments.length);
        String name = "node-" + own;
        Configuration configuration = configuration(ports.get(own), ports);
        channel = ports.size() == 1
                ? null
                : ServiceLoader.load(FleetChannelFactory.class)
                        .findFirst()
                        .orElseThrow()
                        .channel("benchmark", name, configuration);
        Memory memory = Optional.ofNullable(System.getProperty("memory"))
                .<Memory>map(path -> new FileMemory(Path.of(path)))
                .orElseGet(Memory::none);
        fleet = new Fleet(FleetSettings.of(configuration), breakers, memory, channel);
        for (int number = 0; number < BREAKERS; number++) {
            follow(number);
        }
        fleet.start(Duration.ofSeconds(2));
        tell("answer " + overrides());
    }

    private static Configuration configuration(String own, List<String> ports) {
        return key -> Optional.ofNullable(
                switch (key) {
                    case "switchgear.fleet" -> "benchmark";
                    case "switchgear.node" -> "node-" + ports.indexOf(own);
                    case "switchgear.fleet.bind" -> "127.0.0.1";
                    case "switchgear.fleet.port" -> own;
                    case "switchgear.fleet.discovery" ->
                        ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",", "tcp:", ""));
                    default -> null;
                });
    }

    private void follow(int number) {
        byNumber.get(number).onTransition(change -> tell(number, change));
    }

    private static void tell(int number, BreakerTransition change) {
        long now = System.nanoTime();
        tell("became " + number + " " + (change.to() == BreakerState.FORCED_OPEN ? "forced" : "free") + " " + now);
    }

    private static synchronized void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private String obey(String[] order) throws Exception {
        return switch (order[0]) {
            case "begin" -> begin();
            case "force" -> force(Integer.parseInt(order[1]));
            case "release" -> release(Integer.parseInt(order[1]));
            case "members" -> String.join(" ", members());
            case "overrides" -> overrides();
            case "states" -> states();
            case "deaf" -> deaf(order);
            case "hear" -> hear();
            case "cost" -> cost();
            case "calls" -> calls();
            case "flood" -> flood(Long.parseLong(order[1]));
            default -> throw new IllegalArgumentException(order[0]);
        };
    }

    private String begin() {
        long now = System.nanoTime();
        fleet.begin();
        return String.valueOf(now);
    }

    private String force(int number) {
        long now = System.nanoTime();
        byNumber.get(number).forceOpen(ManualOverride.because("a benchmark"));
        return String.valueOf(now);
    }

    private String release(int number) {
        long now = System.nanoTime();
        byNumber.get(number).release(ManualOverride.because("a benchmark"));
        return String.valueOf(now);
    }

    private List<String> members() {
        return channel == null ? List.of() : channel.members();
    }

    /** The numbers of those that are forced. */
    private String overrides() {
        StringBuilder numbers = new StringBuilder();
        for (int number = 0; number < BREAKERS; number++) {
            if (byNumber.get(number).snapshot().override() != null) {
                numbers.append(number).append(' ');
            }
        }
        return numbers.toString().strip();
    }

    private String states() throws InterruptedException {
        return fleet.picture(null, Duration.ofMillis(200)).members().stream()
                .map(member -> member.name() + "=" + member.state())
                .collect(Collectors.joining(" "));
    }

    private String deaf(String[] order) throws Exception {
        if (split == null) {
            split = new Split(Objects.requireNonNull(channel, "no channel"));
        }
        split.from(Arrays.asList(order).subList(1, order.length));
        return String.valueOf(System.nanoTime());
    }

    private String hear() {
        Objects.requireNonNull(split, "not split").end();
        return String.valueOf(System.nanoTime());
    }

    /** Bytes and threads. */
    private static String cost() throws InterruptedException {
        for (int each = 0; each < 3; each++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " "
                + ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Bytes a call, and the times of calls in nanoseconds: median, 99.9th percentile, longest. */
    private String calls() throws Exception {
        CircuitBreaker breaker = byNumber.get(BREAKERS - 1);
        for (int call = 0; call < SETTLED_CALLS; call++) {
            breaker.call(work);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] times = new long[COUNTED_CALLS];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < COUNTED_CALLS; call++) {
            long started = System.nanoTime();
            breaker.call(work);
            times[call] = System.nanoTime() - started;
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "%.3f %d %d %d",
                (double) bytes / COUNTED_CALLS,
                times[COUNTED_CALLS / 2],
                times[(int) (COUNTED_CALLS * 0.999)],
                times[COUNTED_CALLS - 1]);
    }

    /** As many decisions as there can be for so many milliseconds, behind the caller's back. */
    private String flood(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Thread flooding = new Thread(() -> floodUntil(end), "flood");
        flooding.setDaemon(true);
        flooding.start();
        return "";
    }

    private void floodUntil(long end) {
        for (int each = 0; System.nanoTime() < end; each++) {
            CircuitBreaker breaker = byNumber.get(each % (BREAKERS - 1));
            breaker.forceOpen(ManualOverride.because("a flood"));
            breaker.release(ManualOverride.because("a flood"));
        }
    }

    @Override
    public void close() {
        fleet.close();
    }
}
