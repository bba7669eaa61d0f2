package io.github.switchgear.fleet.jgroups;

import java.nio.charset.StandardCharsets;
import org.jgroups.Address;
import org.jgroups.util.ExtendedUUID;

/**
 * Nodes' names, each in its own address: JGroups tells those of new members some time after it has told of the members, and forgets
 * those that another channel of the same virtual machine has seen leave.
 */
final class Names {

    private static final String NAME = "node";

    private Names() {}

    static Address address(String node) {
        return ExtendedUUID.randomUUID(node).put(NAME, node.getBytes(StandardCharsets.UTF_8));
    }

    /** The name in an address; one without is none of a fleet's, and shown as it is. */
    static String of(Address address) {
        byte[] name = address instanceof ExtendedUUID named ? named.get(NAME) : null;
        return name == null ? address.toString() : new String(name, StandardCharsets.UTF_8);
    }
}
