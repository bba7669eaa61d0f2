package io.github.switchgear.admin.access;

/** How much somebody may do; each includes those before it. */
public enum Access {

    /** Nothing. */
    NONE,

    /** See breakers. */
    READ,

    /** Change them, too. */
    OPERATE;

    boolean includes(Access other) {
        return compareTo(other) >= 0;
    }
}
