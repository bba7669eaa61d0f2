package io.github.switchgear.fleet.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells rows apart: texts are longer than what some databases can index, and others take {@code Shop} for {@code shop}. */
final class Hash {

    private static final HexFormat HEX = HexFormat.of();

    private Hash() {}

    /** SHA-256 of a text in UTF-8: 64 hexadecimal digits. */
    static String of(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
