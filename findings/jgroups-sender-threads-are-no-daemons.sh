#!/usr/bin/env bash
# JGroups 5.5.2.Final, JDK 17.
#
# Expected: the threads of a channel are what its thread factory makes them: with one that makes daemons, a channel that
# nobody has closed does not hold up the end of the JVM.
# What happens: with non-blocking sends, as one wants them so that a frozen member holds up nobody, each connection has a
# sender thread that is made by that factory and then set to be no daemon. A program that ends without closing its channel
# while another member is there does not end.
# Seen:
#   blocking sends, senders that are no daemons: none
#   non-blocking sends, senders that are no daemons: one of each channel
# For who builds on it: a factory of one's own has to insist, as a thread can that is set to be a daemon when it is started.
# In Switchgear: DaemonThreads of fleet-jgroups.
set -euo pipefail
LIMIT=120
source "$(dirname "$0")/lib/common.sh"

file src/app/Main.java << 'JAVA'
package app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.protocols.*;
import org.jgroups.protocols.pbcast.*;
import org.jgroups.stack.Protocol;
import org.jgroups.util.DefaultThreadFactory;

public class Main {

    public static void main(String[] arguments) throws Exception {
        boolean nonBlocking = Boolean.parseBoolean(arguments[0]);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (JChannel one = channel(nonBlocking, 17831);
                JChannel two = channel(nonBlocking, 17832)) {
            one.connect("findings");
            two.connect("findings");
            one.send(new BytesMessage(null, new byte[] {1}));
            two.send(new BytesMessage(null, new byte[] {2}));
            Thread.sleep(1_000);
            String left = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread) && !thread.isDaemon())
                    .filter(thread -> thread.getName().toLowerCase(Locale.ROOT).contains("sender"))
                    .map(thread -> thread.getName().replaceAll("[^a-zA-Z].*", ""))
                    .sorted()
                    .collect(Collectors.joining(" "));
            System.out.println("members = " + two.getView().size());
            System.out.println("threads = " + left);
        }
        System.exit(0);
    }

    private static JChannel channel(boolean nonBlocking, int port) throws Exception {
        TCP transport = new TCP();
        transport.setBindAddress(InetAddress.getByName("127.0.0.1")).setBindPort(port);
        transport.nonBlockingSends(nonBlocking);
        transport.useVirtualThreads(false);
        transport.setThreadFactory(new DefaultThreadFactory("findings", true));
        TCPPING discovery = new TCPPING();
        discovery.setInitialHosts(List.of(
                new InetSocketAddress("127.0.0.1", 17831), new InetSocketAddress("127.0.0.1", 17832)));
        return new JChannel(
                transport, discovery, new NAKACK2(), new UNICAST3(), new STABLE(), new GMS().printLocalAddress(false));
    }
}
JAVA
fetch org.jgroups:jgroups:5.5.2.Final
compile
run_java app.Main false > "$work/blocking" 2> "$work/log"
run_java app.Main true > "$work/nonblocking" 2> "$work/log"

expect "members" 2 "$(sed -n 's/^members = //p' "$work/nonblocking")"
expect "blocking sends, senders that are no daemons" "" "$(sed -n 's/^threads = //p' "$work/blocking")"
expect "non-blocking sends, senders that are no daemons" "sender sender" "$(sed -n 's/^threads = //p' "$work/nonblocking")"
holds "senders of JGroups are no daemons, whatever the thread factory makes"
