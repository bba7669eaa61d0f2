package io.github.switchgear.cdi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstantTextsTest {

    private static List<String> again(List<String> strings) {
        return ConstantTexts.read(ConstantTexts.write(strings));
    }

    /** It throws what a class could not have, and writes what one would have. */
    private static int bytesAsConstant(String text) throws IOException {
        ByteArrayOutputStream constant = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(constant)) {
            data.writeUTF(text);
        }
        return constant.size() - Short.BYTES;
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        List<String> strings = List.of("a", "", "b\nc=d", "a", "\u0000", "ü", "本", "𝔘", "\ud800", "b\nc=d", "𝔘");

        assertThat(again(strings)).isEqualTo(strings);
        assertThat(again(List.of())).isEmpty();
    }

    @Test
    void equalStringsAreWrittenOnceAndAreOneObject() {
        List<String> strings = again(List.of("com.acme.Client", "a", new String("com.acme.Client"), "b"));

        assertThat(strings.get(2)).isSameAs(strings.get(0));
        assertThat(ConstantTexts.write(List.of("com.acme.Client", "com.acme.Client", "com.acme.Client")))
                .singleElement()
                .asString()
                .containsOnlyOnce("com.acme.Client");
    }

    @Test
    void eachTextCanBeAConstantOfAClassHoweverManyBytesItsCharactersTake() throws IOException {
        for (String character : List.of("a", "ü", "本", "𝔘", "\u0000")) {
            List<String> strings = IntStream.range(0, 40_000)
                    .mapToObj(number -> character.repeat(5) + number)
                    .toList();

            List<String> texts = ConstantTexts.write(strings);

            for (String text : texts) {
                assertThat(bytesAsConstant(text)).isLessThanOrEqualTo(65_535);
            }
            assertThat(ConstantTexts.read(texts)).isEqualTo(strings);
        }
    }

    @Test
    void aStringMayBeLongerThanAText() {
        List<String> strings =
                List.of("a".repeat(100_000), "b", "本".repeat(ConstantTexts.LONGEST), "a".repeat(100_000));

        assertThat(ConstantTexts.write(strings)).hasSizeGreaterThan(4);
        assertThat(again(strings)).isEqualTo(strings);
    }

    /** Texts end where they end, also within a number or a pair of characters. */
    @Test
    void stringsOfAnyLengthAreReadAgain() {
        Random random = new Random(18);
        for (int round = 0; round < 20; round++) {
            List<String> strings = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                strings.add(random.ints(random.nextInt(30), 0, 0x11000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
            }

            assertThat(again(strings)).isEqualTo(strings);
        }
    }

    /** Ten thousand methods in a hundred classes, whose names, signatures and annotations are such as one writes. */
    @Test
    void theTextsOfAPlanTakeNoMoreThanWhatIsDifferentInIt() {
        List<String> strings = new ArrayList<>();
        int different = 0;
        for (int method = 0; method < 10_000; method++) {
            String signature = "method" + method + "(java.lang.String)";
            different += signature.length();
            strings.addAll(List.of("com.acme.Client" + method / 100, signature, "io.github.switchgear.Breaker", ""));
        }
        int written =
                ConstantTexts.write(strings).stream().mapToInt(String::length).sum();

        assertThat(written).isLessThan(different + 10_000 * 10 + 100 * 30);
    }
}
