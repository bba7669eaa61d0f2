package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.VisibleText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jgroups.PhysicalAddress;
import org.jgroups.stack.IpAddress;

/**
 * Where other nodes may be. Names are looked up whenever somebody looks for others, as what they mean changes: each counts with all
 * of its addresses.
 *
 * @param hosts by their names or addresses; none where nodes meet in a database
 */
record Neighbours(List<Host> hosts) {

    static final String DISCOVERY = "switchgear.fleet.discovery";

    private static final String TCP = "tcp:";
    private static final String DNS = "dns:";
    private static final String JDBC = "jdbc";
    private static final String MEMORY = "switchgear.fleet.memory";

    /** A name, an IPv4 address, or an IPv6 address in brackets; and a port. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\s:,\\[\\]]+)(?::(\\d+))?");

    /**
     * One of them, or several by one name.
     *
     * @param name or address
     * @param port the same at each of its addresses
     */
    record Host(String name, int port) {

        private Stream<PhysicalAddress> addresses() {
            try {
                return Stream.of(InetAddress.getAllByName(name)).map(address -> new IpAddress(address, port));
            } catch (UnknownHostException notYet) {
                // So it is where a host is not up, and nobody is to be found there.
                return Stream.empty();
            }
        }
    }

    /**
     * Reads them.
     *
     * @param port where none is said
     * @throws IllegalArgumentException if there are none, or in another way than can be read
     */
    static Neighbours of(Configuration configuration, int port) {
        String text = configuration
                .value(DISCOVERY)
                .map(String::trim)
                .orElseThrow(() -> new IllegalArgumentException(allowed() + " but is not set"));
        if (text.equals(JDBC)) {
            return inDatabase(configuration);
        }
        boolean isOneName = text.startsWith(DNS);
        if (!isOneName && !text.startsWith(TCP)) {
            throw notAllowed(text);
        }
        String hosts = text.substring(TCP.length());
        return new Neighbours(Arrays.stream(isOneName ? new String[] {hosts} : hosts.split(",", -1))
                .map(String::trim)
                .map(host -> host(host, port, text))
                .toList());
    }

    private static Host host(String host, int defaultPort, String text) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            throw notAllowed(text);
        }
        String port = parts.group(2);
        return new Host(
                parts.group(1),
                port == null ? defaultPort : ChannelSettings.parsedPort(port).orElseThrow(() -> notAllowed(text)));
    }

    private static Neighbours inDatabase(Configuration configuration) {
        String memory = configuration.value(MEMORY).map(String::trim).orElse("none");
        if (!memory.startsWith(JDBC + ":")) {
            throw new IllegalArgumentException(
                    DISCOVERY + "=" + JDBC + " is by the database in which the fleet's memory is:" + " set " + MEMORY
                            + "=jdbc:<name of a data source>, which is '" + VisibleText.of(memory) + "'");
        }
        return new Neighbours(List.of());
    }

    /** Whether they are to be looked for in a database, and not at these hosts. */
    boolean meetInDatabase() {
        return hosts.isEmpty();
    }

    /**
     * Those whom others have told of, each as a host and a port. What is none is left out.
     *
     * @param told texts that may come from anybody who can write them
     */
    static Neighbours met(List<String> told) {
        return new Neighbours(told.stream()
                .map(HOST::matcher)
                .filter(parts -> parts.matches() && parts.group(2) != null)
                .flatMap(parts ->
                        ChannelSettings.parsedPort(parts.group(2)).map(port -> new Host(parts.group(1), port)).stream())
                .toList());
    }

    /** As others find a node in a database. */
    static String told(InetAddress address, int port) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        String host = scope < 0 ? text : text.substring(0, scope);
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }

    private static IllegalArgumentException notAllowed(String text) {
        return new IllegalArgumentException(allowed() + " but is '" + VisibleText.of(text) + "'");
    }

    private static String allowed() {
        return DISCOVERY + " must be " + TCP + "<host>:<port>,… with the nodes of the fleet, or " + DNS
                + "<name> with a name that has all of their addresses, or " + JDBC
                + "; without a port it is this node's own,";
    }

    /** Where they are now; those that nobody knows are left out. It may take as long as a name server does. */
    List<PhysicalAddress> addresses() {
        return hosts.stream().flatMap(Host::addresses).distinct().toList();
    }
}
