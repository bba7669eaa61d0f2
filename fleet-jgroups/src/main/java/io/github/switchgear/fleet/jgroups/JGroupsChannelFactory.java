package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetChannelFactory;

/** Makes channels over JGroups, as {@code switchgear.fleet.bind} and its like say. Stateless. */
public final class JGroupsChannelFactory implements FleetChannelFactory {

    @Override
    public FleetChannel channel(String fleet, String node, Configuration configuration) {
        return new JGroupsChannel(ChannelSettings.of(fleet, node, configuration));
    }
}
