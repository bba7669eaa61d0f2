/** Carries a fleet's messages by the channel that WildFly has. Nobody names anything of it: it is found where its jar is. */
module io.github.switchgear.fleet.wildfly {
    requires io.github.switchgear.fleet;
    requires java.naming;
    requires static org.jspecify;
    // As its file is called; servers with that API put applications on no module path.
    requires static wildfly.clustering.server.api;

    provides io.github.switchgear.fleet.FleetChannelFactory with
            io.github.switchgear.fleet.wildfly.WildFlyChannelFactory;
}
