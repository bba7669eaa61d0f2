package io.github.switchgear.fleet.wildfly;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetChannelFactory;
import java.util.List;

/** Makes channels over that of the server, in WildFly. Stateless. */
public final class WildFlyChannelFactory implements FleetChannelFactory {

    private static final String API = "org.wildfly.clustering.server.dispatcher.CommandDispatcherFactory";

    /** What would promise something, as encryption, that nobody keeps here. */
    private static final List<String> OF_THE_SERVER = List.of(
            "switchgear.fleet.bind",
            "switchgear.fleet.discovery",
            "switchgear.fleet.key",
            "switchgear.fleet.port",
            "switchgear.fleet.tls.key-store",
            "switchgear.fleet.tls.key-store-password",
            "switchgear.fleet.tls.trust-store",
            "switchgear.fleet.tls.trust-store-password");

    @Override
    public FleetChannel channel(String fleet, String node, Configuration configuration) {
        requireWildFly();
        for (String key : OF_THE_SERVER) {
            if (configuration.value(key).isPresent()) {
                throw new IllegalArgumentException(
                        key + " must not be set with switchgear-fleet-wildfly, whose messages go"
                                + " the server's own way: set that up in the server's subsystem 'jgroups'");
            }
        }
        return new WildFlyChannel(fleet, node, ServersFactory::lookUp);
    }

    /** Before anything is loaded that needs it. */
    private static void requireWildFly() {
        try {
            Class.forName(API, false, WildFlyChannelFactory.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new IllegalArgumentException(
                    "switchgear-fleet-wildfly needs a WildFly with clustering, 39 or newer, and here is no " + API
                            + ": put switchgear-fleet-jgroups into the application instead",
                    absent);
        }
    }
}
