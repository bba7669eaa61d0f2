package io.github.switchgear.admin;

/** How much somebody may do; each includes those before it. */
enum Access {
    NONE,
    READ,
    OPERATE;

    boolean includes(Access other) {
        return compareTo(other) >= 0;
    }
}
