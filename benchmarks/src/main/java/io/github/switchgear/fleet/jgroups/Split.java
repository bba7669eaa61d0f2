package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.fleet.FleetChannel;
import java.util.Collection;
import java.util.Objects;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.protocols.DISCARD;
import org.jgroups.stack.ProtocolStack;

/** Lets a node hear nothing of some of the others, as where a network is split. */
public final class Split {

    private final DISCARD deaf = new DISCARD();
    private final JChannel channel;

    /**
     * In a channel that has joined.
     *
     * @throws Exception if it cannot be split
     */
    public Split(FleetChannel joined) throws Exception {
        channel = Objects.requireNonNull(((JGroupsChannel) joined).channel, "has not joined");
        channel.getProtocolStack().insertProtocol(deaf, ProtocolStack.Position.ABOVE, Transport.class);
    }

    /**
     * Begins.
     *
     * @param nodes from which it hears nothing
     */
    public void from(Collection<String> nodes) {
        for (Address member : channel.getView().getMembers()) {
            if (nodes.contains(Names.of(member))) {
                deaf.addIgnoredMembers(member);
            }
        }
    }

    /** Ends. */
    public void end() {
        deaf.resetIgnoredMembers();
    }
}
