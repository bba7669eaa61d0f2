#!/usr/bin/env bash
# JGroups 5.5.2.Final, JDK 17.
#
# Expected: what a program sets on a protocol in code holds; a system property is for configurations that refer to it, as
# an XML file does with ${jgroups.bind_port:7800}.
# What happens: new JChannel(protocols) sets each attribute that has a system property anew from that, behind the program's
# back, whether or not anything refers to it. A -Djgroups.bind_port or -Djgroups.bind_addr that is meant for another channel
# of the same JVM, as a cache's, moves every channel to that port and address, those that were made in code, too.
# Seen:
#   set in code, no property: 127.0.0.1 port 17811
#   the same with -Djgroups.bind_port=17822 -Djgroups.bind_addr=127.0.0.2: 127.0.0.2 port 17822
#   set again after the constructor: 127.0.0.1 port 17811
# For who builds on it: an address that must not be another one, as it is the only one that is safe, has to be set again
# once the channel is made.
# In Switchgear: Transport.start of fleet-jgroups.
set -euo pipefail
LIMIT=120
source "$(dirname "$0")/lib/common.sh"

file src/app/Main.java << 'JAVA'
package app;

import java.net.InetAddress;
import org.jgroups.JChannel;
import org.jgroups.protocols.TCP;

public class Main {

    public static void main(String[] arguments) throws Exception {
        TCP transport = new TCP();
        set(transport);
        try (JChannel channel = new JChannel(transport)) {
            tell("made", transport);
            set(transport);
            tell("again", transport);
        }
    }

    private static void set(TCP transport) throws Exception {
        transport.setBindAddress(InetAddress.getByName("127.0.0.1")).setBindPort(17811);
    }

    private static void tell(String when, TCP transport) {
        System.out.println(when + " = " + transport.getBindAddress().getHostAddress() + " port " + transport.getBindPort());
    }
}
JAVA
fetch org.jgroups:jgroups:5.5.2.Final
compile
run_java app.Main > "$work/without" 2> "$work/log"
run_java -Djgroups.bind_port=17822 -Djgroups.bind_addr=127.0.0.2 app.Main > "$work/with" 2> "$work/log"

expect "set in code, no property" "127.0.0.1 port 17811" "$(sed -n 's/^made = //p' "$work/without")"
expect "the same with system properties" "127.0.0.2 port 17822" "$(sed -n 's/^made = //p' "$work/with")"
expect "set again after the constructor" "127.0.0.1 port 17811" "$(sed -n 's/^again = //p' "$work/with")"
holds "system properties of JGroups win over what code has set"
