package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.fleet.FleetChannel;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jgroups.BaseMessage;
import org.jgroups.BytesMessage;
import org.jgroups.EmptyMessage;
import org.jgroups.Header;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.FailureDetection;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.PingHeader;
import org.jgroups.protocols.TpHeader;
import org.jgroups.protocols.UnicastHeader3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NakAckHeader2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.util.ByteArrayDataInputStream;
import org.jgroups.util.Digest;
import org.jgroups.util.MutableDigest;
import org.jgroups.util.SeqnoList;
import org.jgroups.util.SizeStreamable;
import org.jgroups.util.Util;

/**
 * Reads messages as JGroups does, but only what this channel's protocols say to each other, and allocates nothing for what is not
 * there. JGroups makes an object of any class that a message names, by Java's own deserialization where it has to, and an array of
 * any length that it tells.
 */
final class KnownMessages {

    /** What protocols put around a message of a fleet when it is sent again. */
    private static final int LONGEST_PAYLOAD = FleetChannel.LONGEST_MESSAGE + 2_048;

    private static final int HAS_DESTINATION = 1;
    private static final int HAS_SOURCE = 2;

    private static final int MOST_HEADERS = 10;

    private static final Set<Short> HEADERS = numbers(
            FailureDetection.HeartbeatHeader.class,
            GMS.GmsHeader.class,
            MERGE3.MergeHeader.class,
            NakAckHeader2.class,
            PingHeader.class,
            STABLE.StableHeader.class,
            TpHeader.class,
            UnicastHeader3.class,
            VERIFY_SUSPECT2.VerifyHeader.class);

    private static final short SEQUENCE_NUMBERS = ClassConfigurator.getMagicNumber(SeqnoList.class);

    /** What each has heard of whom: of those who make a view, and of who tells what need not be kept any more. */
    private static final Set<Short> DIGESTS = numbers(Digest.class, MutableDigest.class);

    private KnownMessages() {}

    private static Set<Short> numbers(Class<?>... classes) {
        return Stream.of(classes).map(ClassConfigurator::getMagicNumber).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads one.
     *
     * @throws IOException if it is none of those
     */
    static Message read(ByteArrayDataInputStream in) throws IOException, ClassNotFoundException {
        short type = in.readShort();
        Message message = switch (type) {
            case Message.BYTES_MSG -> new BytesMessage();
            case Message.EMPTY_MSG -> new EmptyMessage();
            case Message.OBJ_MSG -> new ObjectMessage();
            default -> throw new StreamCorruptedException("a message of type " + type);
        };
        byte leading = in.readByte();
        message.setFlag(in.readShort(), false, false).clearFlag(Message.Flag.SERIALIZED);
        if ((leading & HAS_DESTINATION) != 0) {
            message.setDest(Util.readAddress(in));
        }
        if ((leading & HAS_SOURCE) != 0) {
            message.setSrc(Util.readAddress(in));
        }
        ((BaseMessage) message).headers(headers(in));
        if (message instanceof BytesMessage bytes) {
            readBytes(bytes, in);
        } else if (message instanceof ObjectMessage object) {
            readObject(object, in);
        }
        return message;
    }

    private static Header[] headers(ByteArrayDataInputStream in) throws IOException, ClassNotFoundException {
        int count = in.readShort();
        if (count < 0 || count > MOST_HEADERS) {
            throw new StreamCorruptedException(count + " headers");
        }
        Header[] headers = new Header[Math.max(count, Util.DEFAULT_HEADERS)];
        for (int i = 0; i < count; i++) {
            short protocol = in.readShort();
            short number = in.readShort();
            if (!HEADERS.contains(number)) {
                throw new StreamCorruptedException("a header of type " + number);
            }
            Header header = ClassConfigurator.create(number);
            header.readFrom(in);
            headers[i] = header.setProtId(protocol);
        }
        return headers;
    }

    private static void readBytes(BytesMessage message, ByteArrayDataInputStream in) throws IOException {
        int length = in.readInt();
        if (length > LONGEST_PAYLOAD || length > in.available()) {
            throw new StreamCorruptedException("a message of " + length + " bytes");
        }
        if (length >= 0) {
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            message.setArray(bytes, 0, length);
        }
    }

    private static void readObject(ObjectMessage message, ByteArrayDataInputStream in)
            throws IOException, ClassNotFoundException {
        if (in.readByte() == 0) {
            return;
        }
        short number = in.readShort();
        if (number == SEQUENCE_NUMBERS) {
            int position = in.position();
            int bits = in.readInt();
            in.position(position);
            if (bits < 0 || bits > in.available() * Byte.SIZE) {
                throw new StreamCorruptedException(bits + " sequence numbers");
            }
        } else if (!DIGESTS.contains(number)) {
            throw new StreamCorruptedException("an object of type " + number);
        }
        SizeStreamable object = ClassConfigurator.create(number);
        object.readFrom(in);
        message.setObject(object);
    }
}
