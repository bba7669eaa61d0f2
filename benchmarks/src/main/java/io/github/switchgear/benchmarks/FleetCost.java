package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a node of a fleet costs its application: memory, threads, the start, and the calls that it guards. */
final class FleetCost {

    private static final double MEGA = 1e6;
    private static final double HEAP_MB = 10;
    private static final int THREADS = 12;
    private static final double JAR_MB = 2.6;
    private static final long DELAY_MILLIS = 50;

    /** Then threads that had something to do have ended. */
    private static final long REST_SECONDS = 8;

    private static final int REPETITIONS = 5;
    private static final int FLOOD_MILLIS = 60_000;

    private final Path jar;
    private final FleetFigures figures;

    FleetCost(Path jar, FleetFigures figures) {
        this.jar = jar;
        this.figures = figures;
    }

    void measure() throws IOException, InterruptedException {
        jar();
        Calls alone;
        long[] costAlone;
        try (FleetMember member = new FleetMember(jar, 0, null, List.of(1))) {
            member.ask("");
            costAlone = cost(member);
            alone = Calls.of(member);
        }
        calls("Guarded call without a fleet", alone, alone);
        try (FleetOfFive fleet = new FleetOfFive(jar, null).start()) {
            FleetMember measured = fleet.members().get(0);
            long[] cost = cost(measured);
            heap((cost[0] - costAlone[0]) / MEGA);
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            threads(cost(measured)[1] - costAlone[1], cost[1] - costAlone[1]);
            calls("  in a fleet of five", Calls.of(measured), alone);
            FleetMember frozen = fleet.members().get(FleetOfFive.SIZE - 1);
            frozen.freeze();
            calls("  while one of the others is frozen", Calls.of(measured), alone);
            frozen.thaw();
            FleetOfFive.awaitMembers(fleet.members());
            fleet.members().get(1).ask("flood " + FLOOD_MILLIS);
            long flooded = System.nanoTime();
            FleetOfFive.await(() -> measured.changed() > flooded);
            calls("  while one of the others floods it", Calls.of(measured), alone);
        }
        deployment();
    }

    private static long[] cost(FleetMember member) throws InterruptedException {
        return Stream.of(member.ask("cost").split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private void heap(double megabytes) {
        line("Heap of a node, beyond that without a fleet", "%.1f MB", megabytes, "10 MB", megabytes <= HEAP_MB);
    }

    private void threads(long atRest, long atWork) {
        figures.line(
                "Threads of a node, beyond those without a fleet",
                atRest + " at rest, " + atWork + " when it has just joined",
                "12",
                Math.max(atRest, atWork) <= THREADS);
    }

    private void jar() throws IOException {
        Path libraries = jar.resolveSibling("lib");
        try (Stream<Path> files = Files.list(libraries)) {
            for (Path library : files.sorted().toList()) {
                String name = library.getFileName().toString();
                if (name.startsWith("jgroups-")) {
                    double megabytes = Files.size(library) / MEGA;
                    line("JGroups, the one jar", "%.2f MB", megabytes, "2.5 MB", megabytes < JAR_MB);
                }
            }
        }
    }

    private void line(String what, String format, Object measured, String promised, boolean isKept) {
        figures.line(what, String.format(Locale.ROOT, format, measured), promised, isKept);
    }

    private void deployment() throws IOException, InterruptedException {
        FleetFigures.inDirectory(beans -> {
            Beans.compile(beans, jar, "@io.github.switchgear.Breaker", 1);
            long without = Long.MAX_VALUE;
            long with = Long.MAX_VALUE;
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                without = Math.min(without, deployed(beans, Stream.empty()));
                with = Math.min(with, deployed(beans, Stream.of(String.valueOf(freePort()))));
            }
            long delay = with - without;
            figures.line(
                    "Deployment of 1,000 breakers in Weld, longer by",
                    String.format(
                            Locale.ROOT, "%d ms, from %d to %d, the shortest of %d", delay, without, with, REPETITIONS),
                    "50 ms",
                    delay <= DELAY_MILLIS);
        });
    }

    private long deployed(Path beans, Stream<String> port) throws IOException, InterruptedException {
        return Long.parseLong(JavaProcess.run(List.of(jar, beans), FleetDeployment.class.getName(), port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void calls(String what, Calls calls, Calls alone) {
        figures.line(
                what,
                String.format(
                        Locale.ROOT,
                        "%.3f bytes, p50 %d, p99.9 %d ns, max %.1f ms",
                        calls.bytes,
                        calls.median,
                        calls.rare,
                        calls.longest / MEGA),
                "as without",
                calls.bytes <= alone.bytes && calls.rare <= 2 * alone.rare);
    }

    /**
     * A million calls.
     *
     * @param bytes of each
     * @param median nanoseconds of one, with the reading of the clock
     * @param rare longer is one of a thousand
     * @param longest of them
     */
    private record Calls(double bytes, long median, long rare, long longest) {

        /** The best of some, as what else the machine does can only make one slower. */
        static Calls of(FleetMember member) throws InterruptedException {
            Calls best = once(member);
            for (int again = 1; again < REPETITIONS; again++) {
                Calls other = once(member);
                best = other.rare < best.rare ? other : best;
            }
            return best;
        }

        private static Calls once(FleetMember member) throws InterruptedException {
            String[] told = member.ask("calls").split(" ");
            return new Calls(
                    Double.parseDouble(told[0]),
                    Long.parseLong(told[1]),
                    Long.parseLong(told[2]),
                    Long.parseLong(told[3]));
        }
    }
}
