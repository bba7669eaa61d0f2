package io.github.switchgear.fleet;

import java.util.List;

/**
 * What carries messages between the nodes of a fleet. Whoever implements it leaves membership, failure detection, order and
 * encryption to a product that is made for that. All is called by one thread, the fleet's own, but {@link #close()}, which may be
 * called by another one at the same time.
 */
public interface FleetChannel extends AutoCloseable {

    /**
     * Names who is told of messages and members; called once, before the start.
     *
     * @param receiver is told on threads of the channel; it waits for nobody
     */
    void onMessage(FleetReceiver receiver);

    /**
     * Names where nodes may look for each other; called once, before the start, and only where there is such a place. A channel that
     * finds others by itself ignores it.
     *
     * @param place may be visited from then on, and is left when the channel closes
     */
    default void meetAt(MeetingPlace place) {}

    /**
     * Joins the others. It may take its time, as nobody waits for it but the fleet's own thread.
     *
     * @throws Exception if it cannot; it is tried again later, so that nothing of the failed try may be left
     */
    void start() throws Exception;

    /**
     * Sends to all other members. It must not wait for any of them: one that is frozen is not to hold up the rest.
     *
     * @param message at most {@value #LONGEST_MESSAGE} bytes
     * @throws Exception if it cannot be sent; it is not lost, as nodes compare what they know
     */
    void send(byte[] message) throws Exception;

    /**
     * Tells who is there.
     *
     * @return the names of all members, this node's included; just that one while it is alone
     */
    List<String> members();

    /** Leaves the others. Closing a second time, or what was never started, does nothing. */
    @Override
    void close();

    /** As many bytes as a message may have. */
    int LONGEST_MESSAGE = 60_000;
}
