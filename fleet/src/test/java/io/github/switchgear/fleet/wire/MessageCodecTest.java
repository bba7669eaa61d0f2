package io.github.switchgear.fleet.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.Message.Answer;
import io.github.switchgear.fleet.wire.Message.Ask;
import io.github.switchgear.fleet.wire.Message.Decisions;
import io.github.switchgear.fleet.wire.Message.Digest;
import io.github.switchgear.fleet.wire.Message.Versions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00.123Z");
    private static final Version VERSION = new Version(NOW.toEpochMilli(), 7, "shop-1");
    private static final Decision FORCE = new Decision(
            new Subject("inventory", "größe \uD83D\uDE00", Slot.PRESENT),
            Kind.FORCED_OPEN,
            "Lager zieht um",
            "ann",
            NOW,
            NOW.plusSeconds(600),
            VERSION);
    private static final Decision RESET =
            new Decision(new Subject("warehouse", null, Slot.KEYS), Kind.RESET, null, null, null, null, VERSION);

    private static final Decision CHANGED = new Decision(
            Subject.setting("inventory", "allowedFails"), Kind.CHANGED, "tuned", "ann", null, null, VERSION, "7");

    private static Decision forced(int number) {
        return new Decision(
                new Subject("breaker-" + number, null, Slot.PRESENT),
                Kind.FORCED_CLOSED,
                "r".repeat(300),
                null,
                NOW,
                null,
                VERSION);
    }

    private static Message read(byte[] bytes) throws IOException {
        return MessageCodec.read(bytes);
    }

    @Test
    void decisionsAreReadAsTheyWereWritten() throws IOException {
        List<byte[]> messages = MessageCodec.decisions("shop-2", List.of(FORCE, RESET, CHANGED));

        assertThat(messages).hasSize(1);
        assertThat(read(messages.get(0))).isEqualTo(new Decisions("shop-2", List.of(FORCE, RESET, CHANGED)));
        assertThat(MessageCodec.decisions("shop-2", List.of())).isEmpty();
    }

    @Test
    void soIsADigest() throws IOException {
        assertThat(read(MessageCodec.digest("shop-2", Long.MIN_VALUE))).isEqualTo(new Digest("shop-2", Long.MIN_VALUE));
    }

    private static BreakerStatus status(int number) {
        return number % 2 == 0
                ? new BreakerStatus(
                        "breaker-" + number,
                        BreakerState.FORCED_OPEN,
                        NOW,
                        number,
                        new Totals(1, 2, 3, 4, 5, Long.MAX_VALUE),
                        new LastFailure("java.net.ConnectException", NOW.minusMillis(1)),
                        new ActiveOverride(BreakerState.FORCED_OPEN, "r".repeat(300), "ann", NOW, NOW.plusSeconds(9)),
                        VERSION)
                : new BreakerStatus(
                        "breaker-" + number,
                        BreakerState.CLOSED,
                        NOW,
                        0,
                        new Totals(0, 0, 0, 0, 0, 0),
                        null,
                        null,
                        null);
    }

    @Test
    void anAnswerOfManyBreakersIsSeveralMessages() throws IOException {
        List<BreakerStatus> all =
                IntStream.range(0, 2_000).mapToObj(MessageCodecTest::status).toList();

        List<byte[]> messages = MessageCodec.answer("shop-2", 7, "0.1.0", all);

        List<BreakerStatus> read = new ArrayList<>();
        for (byte[] message : messages) {
            assertThat(message).hasSizeLessThanOrEqualTo(FleetChannel.LONGEST_MESSAGE);
            Answer answer = (Answer) read(message);
            assertThat(answer.question()).isEqualTo(7);
            assertThat(answer.software()).isEqualTo("0.1.0");
            assertThat(answer.isLast()).isEqualTo(message == messages.get(messages.size() - 1));
            read.addAll(answer.breakers());
        }
        assertThat(messages).hasSizeGreaterThan(1);
        assertThat(read).isEqualTo(all);
    }

    @Test
    void aQuestionIsAboutOneBreakerOrAll() throws IOException {
        assertThat(read(MessageCodec.ask("shop-2", 7, null))).isEqualTo(new Ask("shop-2", 7, null));
        assertThat(read(MessageCodec.ask("shop-2", 7, "inventory"))).isEqualTo(new Ask("shop-2", 7, "inventory"));
    }

    @Test
    void manyDecisionsAreSeveralMessagesOfWhichNoneIsTooLong() throws IOException {
        List<Decision> all =
                IntStream.range(0, 2_000).mapToObj(MessageCodecTest::forced).toList();

        List<byte[]> messages = MessageCodec.decisions("shop-2", all);

        List<Decision> read = new ArrayList<>();
        for (byte[] message : messages) {
            assertThat(message).hasSizeLessThanOrEqualTo(FleetChannel.LONGEST_MESSAGE);
            read.addAll(((Decisions) read(message)).decisions());
        }
        assertThat(messages).hasSizeGreaterThan(1);
        assertThat(read).isEqualTo(all);
    }

    @Test
    void versionsInSeveralMessagesCoverAllSubjects() throws IOException {
        RegisterMap map = new RegisterMap();
        IntStream.range(0, 3_000).mapToObj(MessageCodecTest::forced).forEach(map::take);
        List<Versions> parts = new ArrayList<>();
        for (byte[] message : MessageCodec.versions("shop-2", map.versions())) {
            assertThat(message).hasSizeLessThanOrEqualTo(FleetChannel.LONGEST_MESSAGE);
            parts.add((Versions) read(message));
        }
        RegisterMap other = new RegisterMap();
        IntStream.range(1_000, 5_000).mapToObj(MessageCodecTest::forced).forEach(other::take);

        List<Decision> lacking = new ArrayList<>();
        parts.forEach(part -> lacking.addAll(other.lacking(part.versions(), part.after(), part.last())));

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts.get(0).after()).isNull();
        assertThat(parts.get(parts.size() - 1).last()).isNull();
        assertThat(lacking).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() throws IOException {
        Decision wordy = new Decision(
                FORCE.subject(), Kind.FORCED_OPEN, "\uD83D\uDE00".repeat(5_000), "a".repeat(5_000), NOW, null, VERSION);

        Decision read = ((Decisions)
                        read(MessageCodec.decisions("shop-2", List.of(wordy)).get(0)))
                .decisions()
                .get(0);

        assertThat(read.reason()).endsWith("\uD83D\uDE00…").startsWith("\uD83D\uDE00");
        assertThat(read.actor()).endsWith("a…");
        assertThat(DecisionCodec.bytes(wordy)).hasSizeLessThanOrEqualTo(DecisionCodec.LONGEST);
    }

    @Test
    void aNameThatIsTooLongIsToldOfNobody() {
        Decision unnameable = new Decision(
                new Subject("b".repeat(5_000), null, Slot.PRESENT), Kind.RELEASED, null, null, null, null, VERSION);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCodec.decisions("shop-2", List.of(unnameable)))
                .withMessageStartingWith("A text of 5000 bytes is longer than 700 and cannot be told to other nodes");
    }

    @Test
    void anotherVersionOfTheFormatIsRefused() {
        byte[] newer = MessageCodec.digest("shop-2", 1);
        newer[2] = 2;

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> read(newer))
                .withMessage("A message of version 2 where 1 is known");
    }

    static IntStream seeds() {
        return IntStream.range(0, 2_000);
    }

    /** Whoever reaches the port may send anything. */
    @ParameterizedTest
    @MethodSource("seeds")
    void brokenBytesAreAMessageOrRefusedAndNothingElse(int seed) {
        Random random = new Random(seed);
        List<byte[]> whole = new ArrayList<>(MessageCodec.decisions("shop-2", List.of(FORCE, RESET, CHANGED)));
        whole.add(MessageCodec.digest("shop-2", 1));
        whole.add(MessageCodec.ask("shop-2", 7, "inventory"));
        whole.addAll(MessageCodec.answer("shop-2", 7, "0.1.0", List.of(status(1), status(2))));
        RegisterMap map = new RegisterMap();
        map.take(FORCE);
        whole.addAll(MessageCodec.versions("shop-2", map.versions()));
        byte[] bytes = whole.get(random.nextInt(whole.size())).clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        byte[] broken = Arrays.copyOf(bytes, random.nextInt(bytes.length + 3));

        try {
            assertThat(read(broken)).isNotNull();
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noiseIsRefused(int seed) {
        byte[] noise = new byte[seed % 200];
        new Random(seed).nextBytes(noise);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(noise));
    }

    @Test
    void whatIsLongerThanAMessageMayBeIsNotLookedAt() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> read(new byte[FleetChannel.LONGEST_MESSAGE + 1]))
                .withMessage("A message of 60001 bytes");
    }

    @Test
    void whatFollowsAMessageIsNoPartOfIt() {
        byte[] digest = MessageCodec.digest("shop-2", 1);

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> read(Arrays.copyOf(digest, digest.length + 1)))
                .withMessage("1 bytes are left");
    }
}
