package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.core.Configuration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key that all nodes share, as configuration has it: random bytes and no password, which could be guessed. */
final class SharedKey {

    static final String KEY = "switchgear.fleet.key";

    private static final Pattern HEX = Pattern.compile("\\p{XDigit}{32}|\\p{XDigit}{64}");

    private SharedKey() {}

    /**
     * Reads it.
     *
     * @return it; empty where there is none
     * @throws IllegalArgumentException if it is none; the message has nothing of it
     */
    static Optional<SecretKey> of(Configuration configuration) {
        return configuration.value(KEY).map(String::trim).map(SharedKey::of);
    }

    private static SecretKey of(String text) {
        byte[] bytes = bytes(text);
        if (bytes == null || (bytes.length != 16 && bytes.length != 32)) {
            throw new IllegalArgumentException(KEY
                    + " must be 16 or 32 random bytes in Base64 or hexadecimal digits, as"
                    + " 'openssl rand -base64 32' makes them, but its " + text.length() + " characters are not");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte @Nullable [] bytes(String text) {
        if (HEX.matcher(text).matches()) {
            return HexFormat.of().parseHex(text);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
