package io.github.switchgear.fleet;

/** Is told what a {@link FleetChannel} hears. Safe for use by any number of threads; nothing here waits or throws. */
public interface FleetReceiver {

    /**
     * A message has come. What it holds is checked; a message that is none of a fleet is counted and dropped.
     *
     * @param message as it was sent, by whichever version of this library; from now on it belongs to the receiver
     */
    void received(byte[] message);

    /** Who is there has changed: {@link FleetChannel#members()} tells how. */
    void membersChanged();
}
