package io.github.switchgear.containers.tolerance;

/** For how long breakers are open and calls may take, in milliseconds: what is to happen within that takes a small part of it. */
final class Delays {

    static final long OPEN = 3_000;
    static final long TIMEOUT = 1_000;

    private Delays() {}
}
