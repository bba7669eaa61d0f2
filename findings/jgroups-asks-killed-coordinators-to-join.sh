#!/usr/bin/env bash
# JGroups 5.5.2.Final with JDBC_PING2, H2 2.5.252, JDK 17.
#
# Expected: the row of a coordinator that was killed costs whoever starts next some seconds once, and goes when that one has
# found out that nobody is there and is coordinator itself: the table is then all its own.
# What happens: the one that starts asks the dead one to let it join, nine times where max_join_attempts is 10 as by
# default, and waits for join_timeout each time: with the default of 2 s, connect() takes 18 s. It is alone then, and leaves
# the row where it is, as a coordinator's. When it is killed, too, the next one asks both, nine times each, and so on: a
# program that runs alone and is killed again and again starts 18 s later each time. With remove_all_data_on_view_change,
# which is off by default, it is one row and 18 s each time.
# Seen, with a join_timeout of 100 ms, started and killed thrice at one address:
#   times that dead ones were asked, by default: 0 9 18
#   rows of coordinators, by default: 1 2 3
#   times that dead ones were asked, with remove_all_data_on_view_change: 0 9 9
#   rows of coordinators, with remove_all_data_on_view_change: 1 1 1
# For who builds on it: set remove_all_data_on_view_change, and max_join_attempts to as few as a start may wait for.
# In Switchgear: its table says where somebody may be, not who is coordinator, and its rows go with time: JdbcMeetingPlace of
# fleet.
set -euo pipefail
LIMIT=180
source "$(dirname "$0")/lib/common.sh"

file src/app/Main.java << 'JAVA'
package app;

import java.net.InetAddress;
import org.jgroups.JChannel;
import org.jgroups.protocols.*;
import org.jgroups.protocols.pbcast.*;

public class Main {

    public static void main(String[] arguments) throws Exception {
        TCP transport = new TCP();
        transport.setBindAddress(InetAddress.getByName("127.0.0.1")).setBindPort(17841);
        JDBC_PING2 discovery = new JDBC_PING2()
                .setConnectionDriver("org.h2.Driver")
                .setConnectionUrl("jdbc:h2:" + arguments[0])
                .setConnectionUsername("sa")
                .setConnectionPassword("");
        if (Boolean.parseBoolean(arguments[1])) {
            discovery.removeAllDataOnViewChange(true);
        }
        GMS membership = new GMS().printLocalAddress(false).setJoinTimeout(100);
        JChannel channel =
                new JChannel(transport, discovery, new NAKACK2(), new UNICAST3(), new STABLE(), membership);
        channel.connect("findings");
        System.out.println("members = " + channel.getView().size());
        System.out.println("attempts = " + membership.getMaxJoinAttempts());
        System.out.println("coordinators = "
                + discovery.dump("findings").lines().filter(row -> row.endsWith(", coord")).count());
        // As kill -9 does: no shutdown hook is run.
        Runtime.getRuntime().halt(0);
    }
}
JAVA
fetch org.jgroups:jgroups:5.5.2.Final com.h2database:h2:2.5.252
compile

# Starts and kills it thrice, with a database of its own.
thrice() {
  asked= coordinators=
  for _ in 1 2 3; do
    run_java app.Main "$work/database-$1" "$1" > "$work/seen" 2> "$work/log"
    expect "members" 1 "$(sed -n 's/^members = //p' "$work/seen")"
    asked+=" $(grep -c 'JOIN(.*) sent to .* timed out' "$work/log" || true)"
    coordinators+=" $(sed -n 's/^coordinators = //p' "$work/seen")"
  done
}

thrice false
expect "max_join_attempts" 10 "$(sed -n 's/^attempts = //p' "$work/seen")"
expect "times that dead ones were asked, by default" "0 9 18" "${asked# }"
expect "rows of coordinators, by default" "1 2 3" "${coordinators# }"
thrice true
expect "times that dead ones were asked, with remove_all_data_on_view_change" "0 9 9" "${asked# }"
expect "rows of coordinators, with remove_all_data_on_view_change" "1 1 1" "${coordinators# }"
holds "who starts with JDBC_PING2 asks each coordinator that was ever killed to let it join"
