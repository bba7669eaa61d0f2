package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetReceiver;
import io.github.switchgear.fleet.MeetingPlace;
import java.io.IOException;
import java.net.BindException;
import java.util.Arrays;
import java.util.List;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Message.TransientFlag;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;

/** A channel over JGroups. Each start makes everything anew, so that nothing is left of one that failed. */
final class JGroupsChannel implements FleetChannel, Receiver {

    /** Whoever says nothing for so long is asked, and not counted any more if it does not answer within a second. */
    private static final int SILENT_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 1_500;
    private static final int ASKED_MILLIS = 1_000;

    /** The shares of a split find each other again within some three of these. */
    private static final int FASTEST_MERGE_MILLIS = 1_000;

    private static final int SLOWEST_MERGE_MILLIS = 3_000;

    private static final int JOIN_MILLIS = 1_000;

    /** Then a node is a fleet of its own, and merged with the others when they can be reached. */
    private static final int MOST_JOINS = 3;

    private static final int LEAVE_MILLIS = 500;

    /**
     * Who misses a message at one look asks for it at the next. Each merge makes everybody miss one: shares tell their members of it in
     * the new view, and who has the old one yet does not listen to those of another share.
     */
    private static final int RESEND_MILLIS = 100;

    /** Until a view is everywhere, if it takes no longer than that, those that come to it later are told what was said last. */
    private static final int MOST_LAST_WORDS = ASKED_MILLIS / RESEND_MILLIS;

    private static final int STABLE_MILLIS = 5_000;
    private static final int STABLE_BYTES = 1_000_000;

    private final ChannelSettings settings;

    private volatile @Nullable FleetReceiver receiver;
    private volatile @Nullable MeetingPlace place;
    volatile @Nullable JChannel channel;
    private boolean hasEnded;

    JGroupsChannel(ChannelSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onMessage(FleetReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void meetAt(MeetingPlace place) {
        this.place = place;
    }

    @Override
    public void start() throws Exception {
        JChannel starting = new JChannel(protocols());
        starting.setName(settings.node());
        starting.addAddressGenerator(() -> Names.address(settings.node()));
        starting.setReceiver(this);
        boolean isJoined = false;
        try {
            starting.connect(settings.fleet());
            isJoined = keep(starting);
        } catch (BindException e) {
            throw new IOException(
                    ChannelSettings.PORT + "=" + settings.port() + " cannot be listened at on "
                            + settings.bind().getHostAddress() + ": another process does, or it may not be",
                    e);
        } finally {
            if (!isJoined) {
                starting.close();
            }
        }
        if (!isJoined) {
            throw new IllegalStateException("closed while it was joining");
        }
    }

    private Whereabouts whereabouts() {
        Neighbours neighbours = settings.neighbours();
        if (!neighbours.meetInDatabase()) {
            return isFirst -> neighbours.addresses();
        }
        MeetingPlace meeting = place;
        if (meeting == null) {
            throw new IllegalStateException("Nodes are to meet in a database, and there is none");
        }
        return new Meeting(meeting, Neighbours.told(settings.bind(), settings.port()));
    }

    private synchronized boolean keep(JChannel started) {
        if (!hasEnded) {
            channel = started;
        }
        return !hasEnded;
    }

    private List<Protocol> protocols() {
        return List.of(
                new Transport(settings),
                new Discovery(whereabouts()),
                new MERGE3().setMaxInterval(SLOWEST_MERGE_MILLIS).setMinInterval(FASTEST_MERGE_MILLIS),
                new FD_ALL3().setTimeout(SILENT_MILLIS).setInterval(HEARTBEAT_MILLIS),
                new VERIFY_SUSPECT2().setTimeout(ASKED_MILLIS),
                new NAKACK2()
                        .useMcastXmit(false)
                        .setXmitInterval(RESEND_MILLIS)
                        .setResendLastSeqnoMaxTimes(MOST_LAST_WORDS)
                        .logDiscardMessages(false)
                        .logNotFoundMessages(false),
                new UNICAST3().setXmitInterval(RESEND_MILLIS).logNotFoundMsgs(false),
                new STABLE().setDesiredAverageGossip(STABLE_MILLIS).setMaxBytes(STABLE_BYTES),
                new Membership()
                        .setJoinTimeout(JOIN_MILLIS)
                        .setMaxJoinAttempts(MOST_JOINS)
                        .setLeaveTimeout(LEAVE_MILLIS)
                        .setViewAckCollectionTimeout(ASKED_MILLIS)
                        .printLocalAddress(false)
                        .logViewWarnings(false));
    }

    @Override
    public void send(byte[] message) throws Exception {
        if (message.length > LONGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "A message has at most " + LONGEST_MESSAGE + " bytes, but one has " + message.length);
        }
        JChannel sending = channel;
        if (sending == null) {
            throw new IllegalStateException("A message cannot be sent before the start, nor after the end");
        }
        sending.send(new BytesMessage(null, message).setFlag(TransientFlag.DONT_BLOCK, TransientFlag.DONT_LOOPBACK));
    }

    @Override
    public List<String> members() {
        JChannel joined = channel;
        View view = joined == null ? null : joined.getView();
        return view == null
                ? List.of(settings.node())
                : view.getMembers().stream().map(Names::of).toList();
    }

    /** From another member, on a thread of JGroups. */
    @Override
    public void receive(Message message) {
        FleetReceiver told = receiver;
        if (told != null && message instanceof BytesMessage bytes && bytes.getLength() <= LONGEST_MESSAGE) {
            byte[] array = bytes.getArray();
            told.received(
                    array == null
                            ? new byte[0]
                            : Arrays.copyOfRange(array, bytes.getOffset(), bytes.getOffset() + bytes.getLength()));
        }
    }

    /** Who is there, on a thread of JGroups. */
    @Override
    public void viewAccepted(View view) {
        FleetReceiver told = receiver;
        if (told != null) {
            told.membersChanged();
        }
    }

    @Override
    public void close() {
        JChannel closing;
        synchronized (this) {
            hasEnded = true;
            closing = channel;
            channel = null;
        }
        if (closing != null) {
            closing.close();
        }
        MeetingPlace left = place;
        if (left != null) {
            left.leave();
        }
    }
}
