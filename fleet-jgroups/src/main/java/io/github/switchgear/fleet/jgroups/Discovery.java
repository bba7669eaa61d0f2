package io.github.switchgear.fleet.jgroups;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.Responses;

/** Looks for others where they are now: JGroups' own looks a name up once, when it starts, and then never again. */
final class Discovery extends TCPPING {

    private final Neighbours neighbours;

    Discovery(Neighbours neighbours) {
        this.neighbours = neighbours;
        setId(ClassConfigurator.getProtocolId(TCPPING.class));
        initial_hosts_set_programmatically = true;
        asyncDiscovery(true);
    }

    @Override
    public void findMembers(List<Address> members, boolean isFirst, Responses responses) {
        initial_hosts = neighbours.addresses();
        super.findMembers(members, isFirst, responses);
    }
}
