package io.github.switchgear.fleet;

import java.io.IOException;
import java.util.List;

/**
 * Where nodes of a fleet look for each other: something that all of them can reach, as a database. A channel uses it that is told to,
 * and has no other way to find the others. Safe for use by any number of threads; each may have to wait for some seconds, so that none
 * may be one that carries messages.
 */
public interface MeetingPlace {

    /**
     * Leaves word of where this node is, and tells where the others are. So of two who come at the same time one at least learns of
     * the other.
     *
     * @param own where others reach this node, as its channel understands it; at most {@value #LONGEST_ADDRESS} characters
     * @return where others are, or were until some minutes ago; those first that have told last
     * @throws IOException if that cannot be found out
     */
    List<String> visit(String own) throws IOException;

    /** Takes back the word of this node, which comes no more; waits for that for a second at most, and throws nothing. */
    void leave();

    /** As many characters as an address may have. */
    int LONGEST_ADDRESS = 300;
}
