package io.github.switchgear.admin.operation;

import org.jspecify.annotations.Nullable;

/**
 * Names a breaker, or that of one of its keys.
 *
 * @param name the breaker's exact name
 * @param key as people see it, or as calls are made with it; null for the breaker itself
 */
public record Named(String name, @Nullable String key) {

    /**
     * Names a breaker itself: one without keys, or a family.
     *
     * @param name its exact name
     * @return it
     */
    public static Named breaker(String name) {
        return new Named(name, null);
    }

    /**
     * Names the breaker of a key.
     *
     * @param name the family's exact name
     * @param key as people see it, or as calls are made with it
     * @return it
     */
    public static Named key(String name, String key) {
        return new Named(name, key);
    }

    /** It as the subject of a sentence. */
    static String subject(String name, @Nullable String key) {
        return "Breaker '" + name + (key == null ? "'" : "', key '" + key + "',");
    }
}
