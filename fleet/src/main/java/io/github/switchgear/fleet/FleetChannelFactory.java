package io.github.switchgear.fleet;

import io.github.switchgear.core.Configuration;

/** Makes channels of one kind. Found by {@link java.util.ServiceLoader}; an application has one of them at most. Stateless. */
public interface FleetChannelFactory {

    /**
     * Makes a channel that is not started yet.
     *
     * @param fleet the fleet's name: those of another name are not heard
     * @param node this node's name, by which others know it
     * @param configuration has what else the channel wants to know
     * @return a channel
     * @throws IllegalArgumentException if something that is configured cannot be; the message names key, value and what is allowed.
     *     It fails the deployment
     */
    FleetChannel channel(String fleet, String node, Configuration configuration);
}
