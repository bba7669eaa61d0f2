package io.github.switchgear.admin.view;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags in {@code If-Match} or {@code If-None-Match}, without what is added to them on the way. A proxy that
 * compresses makes {@code W/"x"} of {@code "x"}, as nginx does, or {@code "x-gzip"}, as Apache does. That an answer is
 * another byte by byte then is no reason to refuse it: the tags of this module name states of breakers, and no bytes.
 *
 * @param any whether there is a star instead
 * @param opaque what was between the quotes of each
 */
public record EntityTags(boolean any, List<String> opaque) {

    /** Also without quotes, which many a shell takes away. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(?:\"([^\"]*)\"|([^\\s,\"]+))");

    private static final Pattern ENCODING = Pattern.compile("(?:--?|;)(?:gzip|br|zstd|deflate)$");

    /**
     * Copies what it is given.
     *
     * @param any whether there is a star instead
     * @param opaque what was between the quotes of each
     */
    public EntityTags {
        opaque = List.copyOf(opaque);
    }

    /**
     * Reads a header.
     *
     * @param header its value
     * @return its tags; what is no tag is none
     */
    public static EntityTags of(String header) {
        if (header.trim().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<String> opaque = new ArrayList<>();
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            String tag = tags.group(1) == null ? tags.group(2) : tags.group(1);
            opaque.add(ENCODING.matcher(tag).replaceFirst(""));
        }
        return new EntityTags(false, opaque);
    }

    /**
     * Tells what the sender of {@code If-Match} has seen.
     *
     * @param header its value, null where it is absent
     * @return the tags; none where it is absent, or a star, as then anything will do
     */
    public static Optional<List<String>> seen(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(EntityTags::of)
                .filter(tags -> !tags.any())
                .map(EntityTags::opaque);
    }

    /**
     * Tells whether a header has a tag of what there is.
     *
     * @param header its value, null where it is absent
     * @param current what is a tag of it
     * @return false where it is absent, too
     */
    public static boolean match(@Nullable String header, Predicate<String> current) {
        return header != null && of(header).match(current);
    }

    boolean match(Predicate<String> current) {
        return any || opaque.stream().anyMatch(current);
    }

    /**
     * Makes what is the same for the same content only.
     *
     * @param content whatever has a tag
     * @return 32 hexadecimal digits
     */
    public static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
