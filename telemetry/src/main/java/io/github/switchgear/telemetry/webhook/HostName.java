package io.github.switchgear.telemetry.webhook;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** Tells this node from others, as the admin module does. */
final class HostName {

    private HostName() {}

    /** Asks for it, which may take some time. */
    static String find() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            // A host that cannot resolve its own name still has a loopback address.
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }

    /** The node as the source of events: a URI reference, with all escaped that may not be in it. */
    static String asSource(String host) {
        return "/switchgear/" + URLEncoder.encode(host, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
