package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.VisibleText;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the channel listens, whom it looks for, and what protects it.
 *
 * @param fleet the fleet's name
 * @param node this node's name
 * @param bind the one address that it listens at
 * @param port the one port that it listens at
 * @param neighbours where to look for others
 * @param key that all nodes share; null where there is none
 * @param tls this node's certificate and those that it trusts; null where there are none
 */
record ChannelSettings(
        String fleet,
        String node,
        InetAddress bind,
        int port,
        Neighbours neighbours,
        @Nullable SecretKey key,
        @Nullable SSLContext tls) {

    static final String BIND = "switchgear.fleet.bind";
    static final String PORT = "switchgear.fleet.port";

    private static final String NODE = "switchgear.node";
    private static final String SITE_LOCAL = "site-local";

    private static final int DEFAULT_PORT = 7800;
    private static final int HIGHEST_PORT = 65_535;

    /** In UTF-8; JGroups takes no more. */
    private static final int LONGEST_NAME = 255;

    /**
     * Reads them, and with them the key stores. Names of other hosts are not looked up.
     *
     * @throws IllegalArgumentException if a value is none that is allowed; the message names key, value and what is allowed, and
     *     nothing that is secret
     */
    static ChannelSettings of(String fleet, String node, Configuration configuration) {
        if (node.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException(NODE + " must be at most " + LONGEST_NAME + " bytes in UTF-8 but is '"
                    + VisibleText.of(node) + "'");
        }
        Optional<SecretKey> key = SharedKey.of(configuration);
        Optional<SSLContext> tls = KeyStores.of(configuration);
        boolean isProtected = key.isPresent() || tls.isPresent();
        int port = port(configuration);
        return new ChannelSettings(
                fleet,
                node,
                bind(configuration.value(BIND).map(String::trim), isProtected),
                port,
                Neighbours.of(configuration, port),
                key.orElse(null),
                tls.orElse(null));
    }

    private static int port(Configuration configuration) {
        String text = configuration.value(PORT).map(String::trim).orElse(String.valueOf(DEFAULT_PORT));
        return parsedPort(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        PORT + " must be a port from 1 to " + HIGHEST_PORT + " but is '" + VisibleText.of(text) + "'"));
    }

    static Optional<Integer> parsedPort(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= HIGHEST_PORT ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static InetAddress bind(Optional<String> configured, boolean isProtected) {
        String text = configured.orElse(isProtected ? SITE_LOCAL : "localhost");
        InetAddress address = address(text);
        if (!isProtected && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    BIND + " must be an address of the loopback interface, as 127.0.0.1, where neither "
                            + SharedKey.KEY + " nor " + KeyStores.KEY_STORE + " protects the fleet, but is '"
                            + VisibleText.of(text)
                            + "': whoever reaches that could operate every breaker");
        }
        return address;
    }

    private static InetAddress address(String text) {
        String wanted = BIND + " must be one address of this machine, its name, or " + SITE_LOCAL
                + " for the first of 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16, but ";
        if (text.equals(SITE_LOCAL)) {
            return own(InetAddress::isSiteLocalAddress)
                    .orElseThrow(() -> new IllegalArgumentException(wanted + "this machine has none of those"));
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(wanted + "'" + VisibleText.of(text) + "' is unknown", e);
        }
        if (address.isAnyLocalAddress()) {
            throw new IllegalArgumentException(wanted + "'" + VisibleText.of(text)
                    + "' is all of them, and the other nodes are told the one to use");
        }
        if (!address.isLoopbackAddress() && own(address::equals).isEmpty()) {
            throw new IllegalArgumentException(wanted + "'" + VisibleText.of(text) + "' is none of its addresses");
        }
        return address;
    }

    private static Optional<InetAddress> own(Predicate<InetAddress> wanted) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(wanted)
                    .findFirst();
        } catch (SocketException e) {
            throw new IllegalStateException("This machine does not tell its network interfaces", e);
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "ChannelSettings[" + fleet + ", " + node + ", " + bind.getHostAddress() + ":" + port + ", " + neighbours
                + Stream.of(key == null ? "" : ", key", tls == null ? "" : ", TLS")
                        .reduce("", String::concat)
                + "]";
    }
}
