package io.github.switchgear.fleet.wildfly;

import io.github.switchgear.fleet.FleetChannel;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.wildfly.clustering.server.dispatcher.Command;

/**
 * What a node sends to another one: bytes, which the fleet reads in its own way, and nothing that Java would have to make objects of.
 * Immutable.
 */
final class Parcel implements Command<String, Parcel.Recipient, RuntimeException>, Serializable {

    /** Whoever takes parcels; told by threads of the server. */
    interface Recipient {

        /** Another node is there, and wants to know who is here. */
        void greeted();

        /** A message of the fleet; it belongs to the recipient. */
        void received(byte[] message);

        /** A node leaves. */
        void left(String node);

        /** This node's name; empty when it leaves. */
        String name();
    }

    /** The same in all versions, as nodes may have several at once. */
    @Serial
    private static final long serialVersionUID = 1;

    /** With its kind. */
    private static final int LONGEST = FleetChannel.LONGEST_MESSAGE + 1;

    private static final byte GREETING = 1;
    private static final byte MESSAGE = 2;
    private static final byte FAREWELL = 3;

    /** Its kind, and what it is about. */
    private final byte[] bytes;

    private Parcel(byte kind, byte[] content) {
        bytes = new byte[content.length + 1];
        bytes[0] = kind;
        System.arraycopy(content, 0, bytes, 1, content.length);
    }

    static Parcel greeting() {
        return new Parcel(GREETING, new byte[0]);
    }

    static Parcel message(byte[] message) {
        return new Parcel(MESSAGE, message);
    }

    static Parcel farewell(String node) {
        return new Parcel(FAREWELL, node.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it has come to. A kind of which this version knows nothing is let be. */
    @Override
    public String execute(Recipient recipient) {
        if (bytes.length > 0 && bytes.length <= LONGEST) {
            byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
            switch (bytes[0]) {
                case GREETING -> recipient.greeted();
                case MESSAGE -> recipient.received(content);
                case FAREWELL -> recipient.left(new String(content, StandardCharsets.UTF_8));
                default -> {}
            }
        }
        return recipient.name();
    }
}
