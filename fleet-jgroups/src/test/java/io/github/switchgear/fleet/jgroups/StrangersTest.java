package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.Version;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ByteArrayDataOutputStream;
import org.jgroups.util.Util;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who is none of the fleet's, and what comes of it. */
class StrangersTest {

    private static final String KEY = "switchgear.fleet.key";
    private static final String ONE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER = "AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final List<TestNode> nodes = new ArrayList<>();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(4711);

    private int[] ports;

    @BeforeEach
    void listen() {
        ports = TestNode.freePorts(3);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void leave() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        nodes.forEach(TestNode::close);
        assertThat(uncaught).isEmpty();
    }

    private TestNode start(String name, int index, String... more) throws Exception {
        TestNode node = new TestNode(name, ports[index], ports, more);
        nodes.add(node);
        return node.start();
    }

    private void assertOneAndTwoGoOn() throws Exception {
        nodes.get(0).awaitMembers("one", "two");
        nodes.get(0).send("still here");
        nodes.get(1).awaitMessage("still here");
        assertThat(nodes.get(1).messages()).containsExactly("still here");
    }

    @Test
    void whoHasAnotherKeyStaysAloneAndIsToldOfOnce() throws Exception {
        start("one", 0, KEY, ONE);
        start("two", 1, KEY, ONE);
        TestNode stranger = start("stranger", 2, KEY, OTHER);

        stranger.await(() -> log.warnings().stream()
                        .filter(line -> line.contains("by another switchgear.fleet.key, or none"))
                        .count()
                == 3);

        stranger.awaitMembers("stranger");
        assertOneAndTwoGoOn();
        assertThat(log.warnings()).hasSize(3).allMatch(line -> line.startsWith("io.github.switchgear.fleet WARNING"));
    }

    @Test
    void whoHasNoKeyStaysAlone() throws Exception {
        start("one", 0, KEY, ONE);
        start("two", 1, KEY, ONE);
        TestNode stranger = start("stranger", 2);

        stranger.await(() -> !log.warnings().isEmpty());

        stranger.awaitMembers("stranger");
        assertOneAndTwoGoOn();
    }

    @Test
    void certificatesLetNodesInAndNobodyElse(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory, "fleet", "foreign");
        start("one", 0, certificates.settings("fleet", "fleet"));
        start("two", 1, certificates.settings("fleet", "fleet"));
        TestNode untrusted = start("untrusted", 2, certificates.settings("foreign", "fleet"));

        untrusted.await(() -> !log.warnings().isEmpty());
        untrusted.awaitMembers("untrusted");
        assertOneAndTwoGoOn();
        untrusted.close();
        TestNode plain = start("plain", 2);
        plain.awaitMembers("plain");
        assertOneAndTwoGoOnAgain();
        assertThat(log.warnings())
                .isNotEmpty()
                .allMatch(line -> line.startsWith(
                        "io.github.switchgear.fleet WARNING A connection with another node has failed: "))
                .hasSizeLessThanOrEqualTo(4);
    }

    private void assertOneAndTwoGoOnAgain() throws Exception {
        nodes.get(0).awaitMembers("one", "two");
        nodes.get(1).send("and again");
        nodes.get(0).awaitMessage("and again");
    }

    /** As JGroups begins: who says so is let in, as far as one comes without more. */
    private DataOutputStream introduced(Socket socket, int claimedPort) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        ByteArrayDataOutputStream hello = new ByteArrayDataOutputStream(50);
        hello.write(new byte[] {'b', 'e', 'l', 'a'});
        hello.writeShort(Version.version);
        IpAddress claimed = new IpAddress(InetAddress.getLoopbackAddress(), claimedPort);
        hello.writeShort(claimed.serializedSize());
        claimed.writeTo(hello);
        out.write(hello.buffer(), 0, hello.position());
        return out;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Says this to the first node, unless that has hung up already. */
    private void say(byte[]... frames) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports[0])) {
            DataOutputStream out = introduced(socket, 1 + random.nextInt(1_000));
            for (byte[] frame : frames) {
                out.writeInt(frame.length);
                out.write(frame);
            }
        } catch (IOException hungUp) {
            assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
        }
    }

    private static byte[] frame(Message message, int flags) throws IOException {
        ByteArrayDataOutputStream out = new ByteArrayDataOutputStream(500);
        Util.writeMessage(message, out, flags == 2);
        byte[] frame = new byte[out.position()];
        System.arraycopy(out.buffer(), 0, frame, 0, frame.length);
        return frame;
    }

    private void pester() throws IOException {
        for (int i = 0; i < 30; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports[0])) {
                socket.getOutputStream().write(bytes(1 + random.nextInt(200)));
            } catch (IOException hungUp) {
                assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
            }
        }
        for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, Transport.LONGEST_FRAME + 29}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports[0])) {
                socket.setSoTimeout((int) TestNode.LONG.toMillis());
                DataOutputStream out = introduced(socket, 7);
                out.writeInt(length);
                out.write(bytes(100));
                assertThat(socket.getInputStream().read())
                        .as("the answer to a frame of " + length)
                        .isEqualTo(-1);
            } catch (IOException hungUp) {
                assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
            }
        }
        for (int i = 0; i < 100; i++) {
            byte[] random1 = bytes(1 + random.nextInt(300));
            byte[] known = bytes(10 + random.nextInt(300));
            ByteArrayDataOutputStream version = new ByteArrayDataOutputStream(2);
            version.writeShort(Version.version);
            System.arraycopy(version.buffer(), 0, known, 0, 2);
            known[2] = (byte) random.nextInt(4);
            known[3] = 0;
            known[4] = (byte) random.nextInt(4);
            byte[] object = frame(new ObjectMessage(null, "text").setSrc(Names.address("x")), 2);
            say(random1, known, object);
        }
    }

    @Test
    void whatIsNoMessageHarmsNothing() throws Exception {
        start("one", 0);
        start("two", 1);
        nodes.get(0).awaitMembers("one", "two");

        pester();

        assertOneAndTwoGoOn();
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void norDoesItWhereThereIsAKey() throws Exception {
        start("one", 0, KEY, ONE);
        start("two", 1, KEY, ONE);
        nodes.get(0).awaitMembers("one", "two");

        pester();

        assertOneAndTwoGoOn();
        assertThat(log.warnings()).singleElement().asString().contains("by another switchgear.fleet.key, or none");
    }

    @Test
    void manyWhoConnectAndSayNothingGetNoMoreThanTheirShare() throws Exception {
        start("one", 0);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports[0]);
                sockets.add(socket);
                introduced(socket, 10_000 + i).flush();
            }
            Transport transport =
                    nodes.get(0).channel.channel.getProtocolStack().findProtocol(Transport.class);
            nodes.get(0).await(() -> transport.getOpenConnections() >= 250);
            assertThat(transport.getOpenConnections()).isEqualTo(250);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        start("two", 1);
        assertOneAndTwoGoOn();
    }
}
