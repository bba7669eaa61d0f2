package io.github.switchgear.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which of several replicas answers. */
@ApplicationScoped
public class Node {

    private final String name = hostName();

    String name() {
        return name;
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
