/** Carries a fleet's messages by JGroups. Nobody names anything of it: it is found where its jar is. */
module io.github.switchgear.fleet.jgroups {
    requires io.github.switchgear.fleet;
    requires org.jgroups;
    requires static org.jspecify;

    provides io.github.switchgear.fleet.FleetChannelFactory with
            io.github.switchgear.fleet.jgroups.JGroupsChannelFactory;
}
