package io.github.switchgear.fleet.wire;

import java.io.IOException;

/** Bytes that are none of this format, or of one that is newer than this node. */
public final class MalformedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Tells what is wrong with them. */
    public MalformedException(String message) {
        super(message);
    }
}
