package io.github.switchgear.fleet.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.FleetChannel;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jgroups.Address;
import org.jgroups.BaseMessage;
import org.jgroups.BytesMessage;
import org.jgroups.CompositeMessage;
import org.jgroups.EmptyMessage;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.protocols.EncryptHeader;
import org.jgroups.protocols.TpHeader;
import org.jgroups.protocols.pbcast.NakAckHeader2;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ByteArrayDataInputStream;
import org.jgroups.util.ByteArrayDataOutputStream;
import org.jgroups.util.Digest;
import org.jgroups.util.MutableDigest;
import org.jgroups.util.SeqnoList;
import org.jgroups.util.Util;
import org.junit.jupiter.api.Test;

class KnownMessagesTest {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** What an attacker would send. */
    static final class Gadget implements Serializable {

        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            MADE.incrementAndGet();
        }
    }

    private static byte[] written(Message message) throws IOException {
        ByteArrayDataOutputStream out = new ByteArrayDataOutputStream(1_000);
        out.writeShort(message.getType());
        message.writeTo(out);
        return Arrays.copyOf(out.buffer(), out.position());
    }

    private static Message read(byte[] bytes) throws IOException, ClassNotFoundException {
        return KnownMessages.read(new ByteArrayDataInputStream(bytes));
    }

    /** With all that a message can have. */
    private static <T extends Message> T full(T message) {
        message.setDest(Names.address("to"))
                .setSrc(Names.address("from"))
                .setFlag(Message.Flag.OOB)
                .putHeader((short) 60, new TpHeader("shop"))
                .putHeader((short) 57, NakAckHeader2.createMessageHeader(4711));
        return message;
    }

    private static void assertSame(Message read, Message original) {
        assertThat(read).hasSameClassAs(original);
        assertThat(read.getDest()).isEqualTo(original.getDest());
        assertThat(read.getSrc()).isEqualTo(original.getSrc());
        assertThat(read.getFlags(false)).isEqualTo(original.getFlags(false));
        assertThat(((BaseMessage) read).printHeaders()).isEqualTo(((BaseMessage) original).printHeaders());
        assertThat(read.size()).isEqualTo(original.size());
    }

    @Test
    void bytesAreReadAsTheyWereWritten() throws Exception {
        Message message = full(new BytesMessage(null, new byte[] {1, 2, 3}));

        assertSame(read(written(message)), message);
        assertThat(read(written(message)).getArray()).containsExactly(1, 2, 3);
    }

    @Test
    void whatHasNothingIsReadAsItWasWritten() throws Exception {
        Message empty = full(new EmptyMessage());
        Message withoutBytes = new BytesMessage(null).setSrc(new IpAddress(7800));

        assertSame(read(written(empty)), empty);
        assertSame(read(written(withoutBytes)), withoutBytes);
    }

    @Test
    void whatIsMissingIsReadAsItWasWritten() throws Exception {
        SeqnoList missing = new SeqnoList(100, 7).add(8, 9, 100);
        Digest digest = new Digest(Names.address("one"), 3, 5);
        MutableDigest heard = new MutableDigest(new Address[] {Names.address("one"), Names.address("two")}).set(digest);

        assertThat(read(written(full(new ObjectMessage(null, missing)))).<SeqnoList>getObject())
                .containsExactly(8L, 9L, 100L);
        assertThat(read(written(full(new ObjectMessage(null, digest)))).<Digest>getObject())
                .isEqualTo(digest);
        assertThat(read(written(full(new ObjectMessage(null, heard)))).<MutableDigest>getObject())
                .isEqualTo(heard);
        assertThat(read(written(new ObjectMessage())).<Object>getObject()).isNull();
    }

    @Test
    void noObjectIsMadeOfAClassThatAMessageNames() throws Exception {
        byte[] attack = written(new ObjectMessage(null, new Gadget()));
        MADE.set(0);

        assertThatThrownBy(() -> read(attack)).isInstanceOf(StreamCorruptedException.class);
        assertThat(MADE).hasValue(0);

        Util.readMessage(new ByteArrayDataInputStream(attack));
        assertThat(MADE).as("what JGroups itself makes of it").hasValue(1);
    }

    @Test
    void noObjectIsMadeOfBytesThatPassForOne() throws Exception {
        byte[] attack = written(new BytesMessage(null, (Object) new Gadget()));
        MADE.set(0);

        assertThat(read(attack).<Object>getObject()).isInstanceOf(byte[].class);
        assertThat(MADE).hasValue(0);
    }

    @Test
    void otherMessagesAndHeadersAreRefused() throws Exception {
        byte[] composite = written(new CompositeMessage(null, new EmptyMessage()));
        byte[] encrypted =
                written(new EmptyMessage().putHeader((short) 1, new EncryptHeader((byte) 0, new byte[1], new byte[1])));

        assertThatThrownBy(() -> read(composite))
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessage("a message of type " + Message.COMPOSITE_MSG);
        assertThatThrownBy(() -> read(encrypted))
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessageStartingWith("a header of type ");
    }

    @Test
    void nothingIsAllocatedForALengthThatIsNotThere() throws Exception {
        byte[] bytes = written(new BytesMessage(null, new byte[4]));
        ByteBuffer.wrap(bytes).putInt(bytes.length - 8, Integer.MAX_VALUE);
        byte[] short1 = written(new BytesMessage(null, new byte[4]));
        ByteBuffer.wrap(short1).putInt(short1.length - 8, 5);
        byte[] numbers = written(new ObjectMessage(null, new SeqnoList(64, 0)));
        ByteBuffer.wrap(numbers).putInt(numbers.length - 20, Integer.MAX_VALUE);
        byte[] negative = written(new ObjectMessage(null, new SeqnoList(64, 0)));
        ByteBuffer.wrap(negative).putInt(negative.length - 20, -1);

        assertThatThrownBy(() -> read(bytes)).hasMessage("a message of " + Integer.MAX_VALUE + " bytes");
        assertThatThrownBy(() -> read(short1)).hasMessage("a message of 5 bytes");
        assertThatThrownBy(() -> read(numbers)).hasMessage(Integer.MAX_VALUE + " sequence numbers");
        assertThatThrownBy(() -> read(negative)).hasMessage("-1 sequence numbers");
    }

    @Test
    void tooManyHeadersAreRefused() throws Exception {
        byte[] bytes = written(new EmptyMessage());
        ByteBuffer.wrap(bytes).putShort(bytes.length - 2, Short.MAX_VALUE);
        byte[] negative = written(new EmptyMessage());
        ByteBuffer.wrap(negative).putShort(negative.length - 2, (short) -1);

        assertThatThrownBy(() -> read(bytes)).hasMessage("32767 headers");
        assertThatThrownBy(() -> read(negative)).hasMessage("-1 headers");
    }

    @Test
    void aMessageOfAFleetIsReadHoweverItIsSentAgainAndALongerOneIsNot() throws Exception {
        byte[] again = written(full(new BytesMessage(null, new byte[FleetChannel.LONGEST_MESSAGE])));
        byte[] wrapped = written(full(new BytesMessage(null, again)));
        byte[] longer = written(new BytesMessage(null, new byte[FleetChannel.LONGEST_MESSAGE + 2_049]));

        assertThat(read(wrapped).getLength()).isEqualTo(again.length);
        assertThat(wrapped.length).isLessThan(Transport.LONGEST_FRAME);
        assertThatThrownBy(() -> read(longer)).hasMessage("a message of 62049 bytes");
    }

    @Test
    void changedBytesAreAMessageOrRefusedAndNothingElse() throws Exception {
        byte[][] originals = {
            written(full(new BytesMessage(null, new byte[20]))),
            written(full(new EmptyMessage())),
            written(full(new ObjectMessage(null, new SeqnoList(100, 7)))),
            written(full(new ObjectMessage(null, new Digest(Names.address("one"), 3, 5))))
        };
        Random random = new Random(4711);
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] changed = originals[round % originals.length].clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(changed)).isNotNull();
            } catch (IOException | ClassNotFoundException | RuntimeException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 49_000);
    }
}
