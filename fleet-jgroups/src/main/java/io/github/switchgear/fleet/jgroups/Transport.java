package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.fleet.FleetChannel;
import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.protocols.TCP;
import org.jgroups.util.ByteArrayDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * JGroups' connections, each way through one place: frames of a length that there may be, sealed where there is a key, and read as
 * messages that are known. What is not so ends the connection that it came by. A connection is made by a thread for that, so that
 * one that cannot be reached holds up nobody's messages.
 */
final class Transport extends TCP {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    /** A message of a fleet with what protocols put around it, or what they say of a thousand members. */
    static final int LONGEST_FRAME = FleetChannel.LONGEST_MESSAGE + 4_096;

    /** What waits for one member, until JGroups takes it for gone. */
    private static final int MOST_WAITING = 512;

    private static final int POOL = 4;
    private static final int POOL_KEEP_ALIVE_MILLIS = 5_000;
    private static final int CONNECT_MILLIS = 1_000;

    private final InetAddress address;
    private final int port;
    private final @Nullable Seal seal;
    private final Connector connector;
    private final MendedLog failures =
            new MendedLog(System.Logger.Level.WARNING, "A connection with another node has failed");
    private final AtomicBoolean hasToldOfStranger = new AtomicBoolean();

    Transport(ChannelSettings settings) {
        address = settings.bind();
        port = settings.port();
        seal = settings.key() == null ? null : new Seal(settings.key(), settings.fleet());
        DaemonThreads threads = new DaemonThreads();
        connector = new Connector(threads, this::sendOver);
        setThreadFactory(threads);
        useVirtualThreads(false);
        getThreadPool()
                .setMinThreads(0)
                .setMaxThreads(POOL)
                .setKeepAliveTime(POOL_KEEP_ALIVE_MILLIS)
                .setIncreaseMaxSizeDynamically(false)
                .log(new MendedLog(System.Logger.Level.DEBUG, "Some messages come again later"));
        setSocketFactory(new Sockets(settings.tls(), () -> getOpenConnections()));
        setBundler(new OneByOne());
        setBindAddr(address);
        setBindPort(port);
        setPortRange(0);
        nonBlockingSends(true);
        maxSendQueue(MOST_WAITING);
        tcpNodelay(true);
        setSockConnTimeout(CONNECT_MILLIS);
        // Whoever dies is missed at once, without a second port for that.
        enableSuspectEvents(true);
        logAcceptError(false);
        logDetails(false);
        logDiscardMsgs(false);
        logDiscardMsgsVersion(false);
    }

    /** What an application has set for other channels by {@code -Djgroups.bind_addr} and its like has come in meanwhile. */
    @Override
    public void start() throws Exception {
        setBindAddr(address);
        setBindPort(port);
        setExternalAddr(null);
        setExternalPort(0);
        setClientBindAddr(null);
        super.start();
        srv.log(failures);
    }

    @Override
    public void stop() {
        connector.close();
        super.stop();
    }

    @Override
    public void send(Address to, byte[] data, int offset, int length) throws Exception {
        byte[] frame =
                seal == null ? Arrays.copyOfRange(data, offset, offset + length) : seal.seal(data, offset, length);
        if (srv.connectionEstablishedTo(to)) {
            sendOver(to, frame);
        } else {
            connector.send(to, frame);
        }
    }

    private void sendOver(Address to, byte[] frame) throws Exception {
        try {
            super.send(to, frame, 0, frame.length);
        } catch (SSLException e) {
            failures.warn("TLS with " + to, e);
            throw e;
        }
    }

    /** An end of the stream is what JGroups ends a connection for without a word. */
    @Override
    public void receive(Address from, DataInput in, int length) throws Exception {
        if (length <= 0 || length > LONGEST_FRAME + Seal.OVERHEAD) {
            throw new EOFException("a frame of " + length + " bytes");
        }
        byte[] frame = new byte[length];
        in.readFully(frame);
        byte[] opened = seal == null ? frame : opened(seal, frame, from);
        receive(from, opened, 0, opened.length);
    }

    private byte[] opened(Seal seal, byte[] frame, Address from) throws IOException {
        try {
            return seal.open(frame);
        } catch (GeneralSecurityException e) {
            if (!hasToldOfStranger.getAndSet(true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Somebody at {0} speaks to this node by another " + SharedKey.KEY
                                + ", or none, and is not listened to; nor is anybody else of whom this is not told again",
                        from);
            }
            throw new EOFException("not sealed by the fleet's key");
        }
    }

    @Override
    protected void handleSingleMessage(DataInput in, boolean isToAll) {
        try {
            Message message = KnownMessages.read((ByteArrayDataInputStream) in);
            if (isToAll || !unicastDestMismatch(message.getDest())) {
                getMessageProcessingPolicy().process(message, message.isFlagSet(Message.Flag.OOB));
            }
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Dropped what is no message of a fleet: {0}", e);
        }
    }

    /** Nobody sends any. */
    @Override
    protected void handleMessageBatch(DataInput in, boolean isToAll) {
        LOG.log(System.Logger.Level.DEBUG, "Dropped a batch of messages, which no node of a fleet sends");
    }
}
