package io.github.switchgear.admin;

import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Entity tags: of a list by what is in it, of a breaker by its generation. */
final class Tags {

    private Tags() {}

    /** A weak one, as the time is not in it: a list of the same tag is as good as this one, not the same byte by byte. */
    static EntityTag of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new EntityTag(HexFormat.of().formatHex(hash, 0, 16), true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static EntityTag of(long generation) {
        return new EntityTag(Long.toString(generation));
    }

    /** Whether an {@code If-Match} header asks for no more than that there is such a breaker. */
    static boolean matchAny(String ifMatch) {
        return ifMatch.trim().equals("*");
    }

    /** Whether an {@code If-Match} header names this generation. */
    static boolean match(String ifMatch, long generation) {
        return Arrays.stream(ifMatch.split(",")).map(String::trim).anyMatch(("\"" + generation + "\"")::equals);
    }
}
