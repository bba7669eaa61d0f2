package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.fleet.FleetReceiver;
import io.github.switchgear.fleet.MeetingPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A node of a fleet on this machine, which keeps what it hears. */
final class TestNode implements FleetReceiver, AutoCloseable {

    /** Nothing here takes longer, on a machine with much else to do. */
    static final Duration LONG = Duration.ofSeconds(20);

    final JGroupsChannel channel;

    private final List<String> messages = new ArrayList<>();
    private int changes;

    TestNode(String name, int port, int[] ports, String... more) {
        channel = (JGroupsChannel) new JGroupsChannelFactory().channel("shop", name, configuration(port, ports, more));
        channel.onMessage(this);
    }

    static Configuration configuration(int port, int[] ports, String... more) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "switchgear.fleet.port",
                String.valueOf(port),
                "switchgear.fleet.bind",
                "127.0.0.1",
                "switchgear.fleet.discovery",
                Arrays.stream(ports).mapToObj(it -> "127.0.0.1:" + it).collect(Collectors.joining(",", "tcp:", ""))));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return key -> Optional.ofNullable(values.get(key));
    }

    /** Nobody has them yet, which the system does not give away again at once. */
    static int[] freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestNode meetingAt(MeetingPlace place) {
        channel.meetAt(place);
        return this;
    }

    TestNode start() throws Exception {
        channel.start();
        return this;
    }

    void send(String text) throws Exception {
        channel.send(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void received(byte[] message) {
        messages.add(new String(message, StandardCharsets.UTF_8));
        notifyAll();
    }

    @Override
    public synchronized void membersChanged() {
        changes++;
        notifyAll();
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    synchronized int heard() {
        return messages.size();
    }

    synchronized int changes() {
        return changes;
    }

    /** Waits until it has heard this. */
    void awaitMessage(String text) throws InterruptedException {
        await(() -> messages().contains(text));
    }

    /** Waits until these are there, and no others. */
    void awaitMembers(String... names) throws InterruptedException {
        await(() -> sorted().equals(Arrays.stream(names).sorted().toList()));
        assertThat(channel.members()).containsExactlyInAnyOrder(names);
    }

    private List<String> sorted() {
        return channel.members().stream().sorted().toList();
    }

    /** Waits until something is so, or for too long. */
    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not within " + LONG + ": members " + channel.members() + ", messages " + messages.size());
            }
            wait(20);
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
