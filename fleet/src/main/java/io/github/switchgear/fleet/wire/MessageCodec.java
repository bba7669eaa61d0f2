package io.github.switchgear.fleet.wire;

import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.Message.Answer;
import io.github.switchgear.fleet.wire.Message.Ask;
import io.github.switchgear.fleet.wire.Message.Decisions;
import io.github.switchgear.fleet.wire.Message.Digest;
import io.github.switchgear.fleet.wire.Message.Leave;
import io.github.switchgear.fleet.wire.Message.Versions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes: {@code SG}, the version of the format, what it is, the node, and then the rest. None is longer than a
 * {@link FleetChannel} takes; what does not fit into one is told in several, of which each stands by itself.
 */
public final class MessageCodec {

    private static final int MAGIC = 'S' << 8 | 'G';
    private static final byte FORMAT = 1;

    private static final byte DECISIONS = 1;
    private static final byte DIGEST = 2;
    private static final byte VERSIONS = 3;
    private static final byte ASK = 4;
    private static final byte ANSWER = 5;
    private static final byte LEAVE = 6;

    private static final int LONGEST_NODE = DecisionCodec.LONGEST_NAME;

    private MessageCodec() {}

    /** What follows the node. */
    @FunctionalInterface
    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(byte kind, String node, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(MAGIC);
            out.writeByte(FORMAT);
            out.writeByte(kind);
            DecisionCodec.writeText(node, LONGEST_NODE, out);
            body.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Decisions, in as many messages as they need. */
    public static List<byte[]> decisions(String node, Iterable<Decision> decisions) {
        List<byte[]> messages = new ArrayList<>();
        List<byte[]> part = new ArrayList<>();
        int length = 0;
        for (Decision decision : decisions) {
            byte[] bytes = DecisionCodec.bytes(decision);
            if (length + bytes.length > FleetChannel.LONGEST_MESSAGE - 2 * LONGEST_NODE) {
                messages.add(decisionsOf(node, part));
                part = new ArrayList<>();
                length = 0;
            }
            part.add(bytes);
            length += bytes.length;
        }
        if (!part.isEmpty()) {
            messages.add(decisionsOf(node, part));
        }
        return messages;
    }

    private static byte[] decisionsOf(String node, List<byte[]> part) {
        return bytes(DECISIONS, node, out -> {
            out.writeShort(part.size());
            for (byte[] decision : part) {
                out.write(decision);
            }
        });
    }

    /** The number that stands for all that a node knows. */
    public static byte[] digest(String node, long digest) {
        return bytes(DIGEST, node, out -> out.writeLong(digest));
    }

    /** All versions that a node has, in as many messages as they need: together they cover all subjects. */
    public static List<byte[]> versions(String node, NavigableMap<Subject, Version> versions) {
        List<byte[]> messages = new ArrayList<>();
        NavigableMap<Subject, Version> part = new TreeMap<>();
        Subject after = null;
        int length = 0;
        for (Map.Entry<Subject, Version> entry : versions.entrySet()) {
            int entryLength = lengthOf(entry);
            if (length + entryLength > FleetChannel.LONGEST_MESSAGE - 6 * LONGEST_NODE) {
                messages.add(versionsOf(new Versions(node, part, after, part.lastKey())));
                after = part.lastKey();
                part = new TreeMap<>();
                length = 0;
            }
            part.put(entry.getKey(), entry.getValue());
            length += entryLength;
        }
        messages.add(versionsOf(new Versions(node, part, after, null)));
        return messages;
    }

    private static int lengthOf(Map.Entry<Subject, Version> entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            DecisionCodec.writeSubject(entry.getKey(), out);
            DecisionCodec.writeVersion(entry.getValue(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }

    private static byte[] versionsOf(Versions versions) {
        return bytes(VERSIONS, versions.node(), out -> {
            writeBound(versions.after(), out);
            writeBound(versions.last(), out);
            out.writeShort(versions.versions().size());
            for (Map.Entry<Subject, Version> entry : versions.versions().entrySet()) {
                DecisionCodec.writeSubject(entry.getKey(), out);
                DecisionCodec.writeVersion(entry.getValue(), out);
            }
        });
    }

    /** A farewell. */
    public static byte[] leave(String node) {
        return bytes(LEAVE, node, out -> {});
    }

    /** A question about one breaker, or about all. */
    public static byte[] ask(String node, long question, @Nullable String breaker) {
        return bytes(ASK, node, out -> {
            out.writeLong(question);
            DecisionCodec.writeName(breaker, out);
        });
    }

    /** How breakers of a node are, in as many messages as they need. */
    public static List<byte[]> answer(String node, long question, String software, Iterable<BreakerStatus> breakers) {
        List<byte[]> messages = new ArrayList<>();
        List<byte[]> part = new ArrayList<>();
        int length = 0;
        for (BreakerStatus breaker : breakers) {
            byte[] bytes = StatusCodec.bytes(breaker);
            if (length + bytes.length > FleetChannel.LONGEST_MESSAGE - 4 * LONGEST_NODE) {
                messages.add(answerOf(node, question, software, false, part));
                part = new ArrayList<>();
                length = 0;
            }
            part.add(bytes);
            length += bytes.length;
        }
        messages.add(answerOf(node, question, software, true, part));
        return messages;
    }

    private static byte[] answerOf(String node, long question, String software, boolean isLast, List<byte[]> part) {
        return bytes(ANSWER, node, out -> {
            out.writeLong(question);
            DecisionCodec.writeText(software, LONGEST_NODE, out);
            out.writeBoolean(isLast);
            out.writeShort(part.size());
            for (byte[] status : part) {
                out.write(status);
            }
        });
    }

    private static Answer readAnswer(String node, DataInput in) throws IOException {
        long question = in.readLong();
        String software = String.valueOf(DecisionCodec.readText(LONGEST_NODE, in));
        boolean isLast = in.readBoolean();
        int count = readCount(in);
        List<BreakerStatus> breakers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            breakers.add(StatusCodec.read(in));
        }
        return new Answer(node, question, software, isLast, breakers);
    }

    private static void writeBound(@Nullable Subject bound, DataOutputStream out) throws IOException {
        out.writeBoolean(bound != null);
        if (bound != null) {
            DecisionCodec.writeSubject(bound, out);
        }
    }

    /**
     * Reads a message.
     *
     * @throws IOException if it is none, or is of another version of the format
     */
    public static Message read(byte[] message) throws IOException {
        if (message.length > FleetChannel.LONGEST_MESSAGE) {
            throw new MalformedException("A message of " + message.length + " bytes");
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(message);
        Message read = read(new DataInputStream(bytes));
        if (bytes.available() > 0) {
            throw new MalformedException(bytes.available() + " bytes are left");
        }
        return read;
    }

    private static Message read(DataInputStream in) throws IOException {
        if (in.readUnsignedShort() != MAGIC) {
            throw new MalformedException("This is no message of a fleet");
        }
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new MalformedException("A message of version " + format + " where " + FORMAT + " is known");
        }
        byte kind = in.readByte();
        String node = DecisionCodec.readText(LONGEST_NODE, in);
        if (node == null) {
            throw new MalformedException("Nobody has sent this");
        }
        return switch (kind) {
            case DECISIONS -> new Decisions(node, readDecisions(in));
            case DIGEST -> new Digest(node, in.readLong());
            case VERSIONS -> readVersions(node, in);
            case ASK -> new Ask(node, in.readLong(), DecisionCodec.readName(in));
            case ANSWER -> readAnswer(node, in);
            case LEAVE -> new Leave(node);
            default -> throw new MalformedException("Unknown kind of message " + kind);
        };
    }

    private static int readCount(DataInput in) throws IOException {
        int count = in.readUnsignedShort();
        if (count > RegisterMap.LIMIT) {
            throw new MalformedException(count + " in one message");
        }
        return count;
    }

    private static List<Decision> readDecisions(DataInput in) throws IOException {
        int count = readCount(in);
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            decisions.add(DecisionCodec.read(in));
        }
        return decisions;
    }

    private static Versions readVersions(String node, DataInput in) throws IOException {
        Subject after = readBound(in);
        Subject last = readBound(in);
        int count = readCount(in);
        NavigableMap<Subject, Version> versions = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Subject subject = DecisionCodec.readSubject(in);
            versions.put(subject, DecisionCodec.readVersion(in));
        }
        return new Versions(node, versions, after, last);
    }

    private static @Nullable Subject readBound(DataInput in) throws IOException {
        return in.readBoolean() ? DecisionCodec.readSubject(in) : null;
    }
}
