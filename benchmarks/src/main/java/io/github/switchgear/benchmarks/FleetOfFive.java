package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Five nodes on the loopback interface. */
final class FleetOfFive implements AutoCloseable {

    static final int SIZE = 5;

    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 5;

    private final Path jar;
    private final @Nullable Path memories;
    private final List<Integer> ports;
    private final List<FleetMember> members = new ArrayList<>();

    /**
     * One in which nobody runs.
     *
     * @param memories the directory of each member's file; null for none
     */
    FleetOfFive(Path jar, @Nullable Path memories) throws IOException {
        this.jar = jar;
        this.memories = memories;
        ports = freePorts();
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int each = 0; each < SIZE; each++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** Has all of them run, in a fleet that they have joined one after the other. */
    FleetOfFive start() throws IOException, InterruptedException {
        for (int number = 0; number < SIZE; number++) {
            FleetMember member = run(number);
            member.ask("");
            member.ask("begin");
            awaitMembers(members);
        }
        return this;
    }

    /** Starts the process of one, which then has what it remembers, and does not join yet; its first answer is for who asks. */
    FleetMember run(int number) throws IOException {
        Path memory = memories == null ? null : memories.resolve("node-" + number);
        FleetMember member = new FleetMember(jar, number, memory, ports);
        members.add(member);
        return member;
    }

    /** Those that run, in the order in which they were started. */
    List<FleetMember> members() {
        return Collections.unmodifiableList(members);
    }

    FleetMember member(String name) {
        return members.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    List<FleetMember> others(FleetMember... without) {
        List<FleetMember> others = new ArrayList<>(members);
        others.removeAll(List.of(without));
        return others;
    }

    /** The one that the others have join and leave. */
    FleetMember coordinator() throws InterruptedException {
        return member(members.get(0).ask("members").split(" ")[0]);
    }

    void kill(FleetMember member) {
        members.remove(member);
        member.close();
    }

    /** Starts anew the one that was killed. */
    FleetMember restart(FleetMember killed) throws IOException, InterruptedException {
        FleetMember member = run(IntStream.range(0, SIZE)
                .filter(number -> killed.name().equals("node-" + number))
                .findFirst()
                .orElseThrow());
        member.ask("");
        member.ask("begin");
        awaitMembers(members);
        return member;
    }

    /**
     * Waits until each of these sees all of these and no others.
     *
     * @return when it was so, by the clock of this machine in nanoseconds
     */
    static long awaitMembers(List<FleetMember> together) throws InterruptedException {
        List<String> names = together.stream().map(FleetMember::name).sorted().toList();
        return await(() -> {
            for (FleetMember member : together) {
                List<String> seen = List.of(member.ask("members").split(" ")).stream()
                        .sorted()
                        .toList();
                if (!seen.equals(names)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** What there is to wait for. */
    @FunctionalInterface
    interface Condition {
        boolean isSo() throws InterruptedException;
    }

    /**
     * Waits until something is so.
     *
     * @return when it was so, by the clock of this machine in nanoseconds
     */
    static long await(Condition condition) throws InterruptedException {
        long end = System.nanoTime() + LONG_NANOS;
        while (!condition.isSo()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within a minute");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        members.forEach(FleetMember::close);
    }
}
