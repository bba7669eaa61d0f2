package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    private static String codes(int character) {
        StringBuilder codes = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            codes.append(String.format("\\u%04x", (int) unit));
        }
        return codes.toString();
    }

    private static void isWrittenAsItsCode(int character) {
        String text = "a" + Character.toString(character) + "b";
        assertThat(VisibleText.of(text)).isEqualTo("a" + codes(character) + "b");
        assertThat(VisibleText.quoted(text)).isEqualTo("\"a" + codes(character) + "b\"");
        assertThat(VisibleText.isBlank(Character.toString(character))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, 0x001F", // controls
        "0x007F, 0x009F",
        "0x00AD, 0x00AD", // soft hyphen
        "0x034F, 0x034F", // grapheme joiner
        "0x061C, 0x061C", // Arabic letter mark
        "0x115F, 0x1160", // Hangul fillers
        "0x180B, 0x180F", // Mongolian selectors
        "0x200B, 0x200F", // zero width, marks of direction
        "0x2028, 0x202E", // separators, embeddings and overrides
        "0x2060, 0x206F", // joiner, isolates, deprecated ones
        "0x2800, 0x2800", // Braille without dots
        "0x3164, 0x3164", // Hangul filler
        "0xD800, 0xDFFF", // halves of pairs
        "0xE000, 0xE010", // private use
        "0xFDD0, 0xFDEF", // noncharacters
        "0xFE00, 0xFE0F", // variation selectors
        "0xFEFF, 0xFEFF", // byte order mark
        "0xFFA0, 0xFFA0", // Hangul filler
        "0xFFF0, 0xFFFB", // interlinear annotations
        "0xFFFE, 0xFFFF",
        "0x1D173, 0x1D17A", // musical formats
        "0x1FFFE, 0x1FFFF",
        "0xE0000, 0xE01EF", // tags, more variation selectors
        "0x10FFFE, 0x10FFFF"
    })
    void whatIsNotSeenIsWrittenAsItsCode(String first, String last) {
        IntStream.rangeClosed(Integer.decode(first), Integer.decode(last)).forEach(VisibleTextTest::isWrittenAsItsCode);
    }

    /** Whatever Unicode says turns the direction of text, or is a format; the letters of a script that runs so stay. */
    @Test
    void noCharacterThatTurnsTheDirectionIsLeft() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(character -> {
            switch (Character.getDirectionality(character)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                        Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                        Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                        Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE,
                        Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR -> isWrittenAsItsCode(character);
                default -> {
                    if (Character.getType(character) == Character.FORMAT) {
                        isWrittenAsItsCode(character);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stocktaking",
                "\"quoted\" \\ 100 % <b>it's</b> {0}",
                "Lager läuft über — ½ × 3 €",
                "склад 在庫 창고 คลัง",
                "\u05de\u05d7\u05e1\u05df \u0645\u0633\u062a\u0648\u062f\u0639",
                "e\u0301",
                "\ud83d\ude80 \u26a0\ufe0f \u2194\ufe0f \ud83c\udde9\ud83c\uddea",
                "non\u00a0breaking"
            })
    void whatIsSeenStaysAsItIs(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
        assertThat(VisibleText.isBlank(text)).isFalse();
    }

    /** Else `ann` could be somebody else of the same looks. */
    @Test
    void aSelectorThatGivesALetterNothingIsWrittenAsItsCode() {
        assertThat(VisibleText.of("ann\ufe0f")).isEqualTo("ann\\ufe0f");
        assertThat(VisibleText.of("\u26a0\ufe0f\ufe0f")).isEqualTo("\u26a0\ufe0f\\ufe0f");
        assertThat(VisibleText.of("\ufe0f")).isEqualTo("\\ufe0f");
    }

    @Test
    void quotesCannotBeEndedFromWithin() {
        assertThat(VisibleText.quoted("x\" after=\\\u202e")).isEqualTo("\"x\\\" after=\\\\\\u202e\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0\u2007\u202f\u3000", "\u200b \u2800"})
    void thereIsNothingToSee(String blank) {
        assertThat(VisibleText.isBlank(blank)).isTrue();
    }
}
