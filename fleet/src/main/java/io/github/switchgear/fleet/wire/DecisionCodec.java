package io.github.switchgear.fleet.wire;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as bytes. Whoever reads allocates no more than the bytes that are there, and takes nothing that is not whole. Texts that
 * are too long for a decision are cut when they are written, between characters.
 */
public final class DecisionCodec {

    /** As many bytes as a decision may have. */
    public static final int LONGEST = 4_000;

    /** As many bytes as a name may have, and any other text but a reason: so the longest decision is shorter than that. */
    public static final int LONGEST_NAME = 700;

    private static final int LONGEST_REASON = 1_500;

    private static final Kind[] KINDS = Kind.values();
    private static final Slot[] SLOTS = Slot.values();

    private DecisionCodec() {}

    /** Whether no name in it is too long. */
    public static boolean canBeTold(Decision decision) {
        Subject subject = decision.subject();
        return fits(subject.breaker())
                && (subject.key() == null || fits(subject.key()))
                && fits(decision.version().node());
    }

    private static boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    /**
     * As bytes.
     *
     * @throws IllegalArgumentException if the name of the breaker or of the node, or the key, is too long to be told of
     */
    public static byte[] bytes(Decision decision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(decision, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("EnumOrdinal") // a new kind or slot comes last, and is a new version of the format
    private static void write(Decision decision, DataOutput out) throws IOException {
        writeSubject(decision.subject(), out);
        out.writeByte(decision.kind().ordinal());
        writeReason(decision.reason(), out);
        writeName(decision.actor(), out);
        writeInstant(decision.from(), out);
        writeInstant(decision.until(), out);
        writeVersion(decision.version(), out);
        writeName(decision.value(), out);
    }

    /**
     * Reads one.
     *
     * @throws IOException if it is none
     */
    public static Decision read(DataInput in) throws IOException {
        Subject subject = readSubject(in);
        Kind kind = of(KINDS, in.readByte());
        String reason = readReason(in);
        String actor = readName(in);
        Instant from = readInstant(in);
        Instant until = readInstant(in);
        Version version = readVersion(in);
        String value = readName(in);
        try {
            return new Decision(subject, kind, reason, actor, from, until, version, value);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("EnumOrdinal") // as above
    static void writeSubject(Subject subject, DataOutput out) throws IOException {
        writeText(subject.breaker(), LONGEST_NAME, out);
        writeText(subject.key(), LONGEST_NAME, out);
        out.writeByte(subject.slot().ordinal());
    }

    static Subject readSubject(DataInput in) throws IOException {
        String breaker = present(readText(LONGEST_NAME, in));
        return new Subject(breaker, readText(LONGEST_NAME, in), of(SLOTS, in.readByte()));
    }

    static void writeVersion(Version version, DataOutput out) throws IOException {
        out.writeLong(version.millis());
        out.writeInt(version.counter());
        writeText(version.node(), LONGEST_NAME, out);
    }

    static Version readVersion(DataInput in) throws IOException {
        long millis = in.readLong();
        int counter = in.readInt();
        checked(millis);
        return new Version(millis, counter, present(readText(LONGEST_NAME, in)));
    }

    static <T> T of(T[] values, byte ordinal) throws MalformedException {
        if (ordinal < 0 || ordinal >= values.length) {
            throw new MalformedException("Unknown value " + ordinal);
        }
        return values[ordinal];
    }

    static String present(@Nullable String text) throws MalformedException {
        if (text == null) {
            throw new MalformedException("A text is absent");
        }
        return text;
    }

    /** What is too long is cut. */
    static void writeReason(@Nullable String reason, DataOutput out) throws IOException {
        writeText(cut(reason, LONGEST_REASON), LONGEST_REASON, out);
    }

    static @Nullable String readReason(DataInput in) throws IOException {
        return readText(LONGEST_REASON, in);
    }

    /** What is too long is cut, so that this is for names by which nothing is looked up. */
    static void writeName(@Nullable String name, DataOutput out) throws IOException {
        writeText(cut(name, LONGEST_NAME), LONGEST_NAME, out);
    }

    static @Nullable String readName(DataInput in) throws IOException {
        return readText(LONGEST_NAME, in);
    }

    /** -1 stands for none. */
    static void writeText(@Nullable String text, int longest, DataOutput out) throws IOException {
        if (text == null) {
            out.writeShort(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > longest) {
            throw new IllegalArgumentException("A text of " + bytes.length + " bytes is longer than " + longest
                    + " and cannot be told to other nodes: '" + text.substring(0, 40) + "…'");
        }
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    static @Nullable String readText(int longest, DataInput in) throws IOException {
        int length = in.readShort();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > longest) {
            throw new MalformedException("A text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.getBytes(StandardCharsets.UTF_8).length <= longest) {
            return text;
        }
        int end = Math.min(text.length(), longest / 3 - 1);
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** The longest value stands for none. */
    static void writeInstant(@Nullable Instant instant, DataOutput out) throws IOException {
        out.writeLong(instant == null ? Long.MAX_VALUE : instant.toEpochMilli());
    }

    static @Nullable Instant readInstant(DataInput in) throws IOException {
        long millis = in.readLong();
        return millis == Long.MAX_VALUE ? null : checked(millis);
    }

    private static Instant checked(long millis) throws MalformedException {
        try {
            Instant instant = Instant.ofEpochMilli(millis);
            if (instant.isAfter(LAST)) {
                throw new MalformedException("A moment that nobody can mean: " + instant);
            }
            return instant;
        } catch (DateTimeException e) {
            throw new MalformedException("No moment: " + millis);
        }
    }

    /** So that no sum of an instant and a duration of years overflows. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
}
