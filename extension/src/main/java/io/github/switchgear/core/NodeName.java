package io.github.switchgear.core;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What tells one of several replicas from the others: the same wherever it is shown. */
public final class NodeName {

    /** The key of the configuration that sets it. */
    public static final String KEY = "switchgear.node";

    private static final String PORT = "switchgear.fleet.port";

    private NodeName() {}

    /**
     * Tells the name of this node, which may take some time.
     *
     * @param configuration may have one, as {@code switchgear.node}
     * @return that one; else the host's name and, where nodes of a fleet on one host are told apart by it, the port, as
     *     {@code shop-1:7801}
     */
    public static String of(Configuration configuration) {
        return configuration
                .value(KEY)
                .map(String::trim)
                .orElseGet(() -> hostName()
                        + configuration
                                .value(PORT)
                                .map(port -> ":" + port.trim())
                                .orElse(""));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            // A host that cannot resolve its own name still has a loopback address.
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }
}
