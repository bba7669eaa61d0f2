package io.github.switchgear.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How keys are written: one of any length, in a bounded one. */
final class KeyText {

    private static final int LONGEST = 200;
    private static final int CUT = 180;
    private static final int HASH_BYTES = 8;

    private KeyText() {}

    /** The key or, where it is longer than 200 characters, 180 of them, an ellipsis and its hash. */
    static String of(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        int cut = Character.isHighSurrogate(key.charAt(CUT - 1)) ? CUT - 1 : CUT;
        return key.substring(0, cut) + "…" + hash(key);
    }

    /** The first 16 hexadecimal digits of the SHA-256 of the key in UTF-8. */
    static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
