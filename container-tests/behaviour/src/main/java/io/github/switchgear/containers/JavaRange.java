package io.github.switchgear.containers;

/**
 * The versions of Java that a container runs on.
 *
 * @param oldest the oldest feature version, itself included
 * @param newest the newest feature version, itself included
 * @param reason why there is a limit, as AsciiDoc; empty where there is none
 */
public record JavaRange(int oldest, int newest, String reason) {

    /** Every version that the tests themselves run on. */
    public static final JavaRange ANY = new JavaRange(0, Integer.MAX_VALUE, "");

    /** No older version than this. */
    public static JavaRange from(int oldest, String reason) {
        return new JavaRange(oldest, Integer.MAX_VALUE, reason);
    }

    /** No newer version than this. */
    public static JavaRange upTo(int newest, String reason) {
        return new JavaRange(0, newest, reason);
    }

    /** Whether this feature version is one of them. */
    public boolean contains(int version) {
        return oldest <= version && version <= newest;
    }
}
