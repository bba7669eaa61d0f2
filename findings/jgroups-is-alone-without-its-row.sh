#!/usr/bin/env bash
# JGroups 5.5.2.Final with JDBC_PING2, H2 2.5.252, JDK 17.
#
# Expected: a node that cannot write its row to the table by which nodes find each other is told so: connect() fails, as it
# does where the port is taken.
# What happens: the refusal goes to the log, and connect() returns as if all were well. Two such nodes are two clusters of
# one, each its own coordinator, for as long as they run: MERGE3 looks into the same table. It takes no more for that than a
# user who may read the table but not write it, or a name of 201 characters, as the column that JDBC_PING2 creates has 200.
# Seen, of two nodes with MERGE3 each second or two:
#   names of 200 characters: 2 members, 2 rows
#   names of 201 characters: 1 member each after ten seconds, 0 rows
#   a user who may only read: 1 member each after ten seconds, 0 rows
#   logged: failed writing to DB: org.h2.jdbc.JdbcSQLDataException: Value too long for column
#   logged: failed writing to DB: org.h2.jdbc.JdbcSQLNonTransientException: Not enough rights for object
# For who builds on it: look for the own row once connect() has returned, or take "failed writing to DB" in the log for an
# alarm.
# In Switchgear: a place that cannot be visited is told of as a warning, and is visited again: Meeting of fleet-jgroups.
set -euo pipefail
LIMIT=180
source "$(dirname "$0")/lib/common.sh"

file src/app/Main.java << 'JAVA'
package app;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.jgroups.JChannel;
import org.jgroups.protocols.*;
import org.jgroups.protocols.pbcast.*;

public class Main {

    private static final String DATABASE = "jdbc:h2:mem:findings";

    public static void main(String[] arguments) throws Exception {
        String user = arguments[0];
        int length = Integer.parseInt(arguments[1]);
        try (Connection connection = DriverManager.getConnection(DATABASE, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(new JDBC_PING2().getInitializeSql());
            statement.execute("CREATE USER reader PASSWORD ''");
            statement.execute("GRANT SELECT ON jgroups TO reader");
            run(user, length);
        }
        System.exit(0);
    }

    private static void run(String user, int length) throws Exception {
        JDBC_PING2 discovery = discovery(user);
        try (JChannel one = channel(discovery, 17851).name("a".repeat(length));
                JChannel two = channel(discovery(user), 17852).name("b".repeat(length))) {
            one.connect("findings");
            two.connect("findings");
            for (int i = 0; i < 100 && one.getView().size() + two.getView().size() < 4; i++) {
                Thread.sleep(100);
            }
            System.out.println("members = " + one.getView().size() + " and " + two.getView().size());
            System.out.println("rows = " + discovery.dump("findings").lines().count());
        }
    }

    private static JDBC_PING2 discovery(String user) {
        return new JDBC_PING2()
                .setConnectionDriver("org.h2.Driver")
                .setConnectionUrl(DATABASE)
                .setConnectionUsername(user)
                .setConnectionPassword("");
    }

    private static JChannel channel(JDBC_PING2 discovery, int port) throws Exception {
        TCP transport = new TCP();
        transport.setBindAddress(InetAddress.getByName("127.0.0.1")).setBindPort(port);
        return new JChannel(
                transport,
                discovery,
                new MERGE3().setMinInterval(500).setMaxInterval(2_000),
                new NAKACK2(),
                new UNICAST3(),
                new STABLE(),
                new GMS().printLocalAddress(false));
    }
}
JAVA
fetch org.jgroups:jgroups:5.5.2.Final com.h2database:h2:2.5.252
compile

# Runs it as such a user of the database and with names of that length.
two_nodes() {
  run_java app.Main "$1" "$2" > "$work/seen" 2> "$work/log"
  members=$(sed -n 's/^members = //p' "$work/seen")
  rows=$(sed -n 's/^rows = //p' "$work/seen")
}

two_nodes sa 200
expect "members, names of 200 characters" "2 and 2" "$members"
expect "rows, names of 200 characters" 2 "$rows"
two_nodes sa 201
expect "members, names of 201 characters" "1 and 1" "$members"
expect "rows, names of 201 characters" 0 "$rows"
expect_in "logged" "failed writing to DB: org.h2.jdbc.JdbcSQLDataException: Value too long for column" "$(cat "$work/log")"
two_nodes reader 10
expect "members, a user who may only read" "1 and 1" "$members"
expect "rows, a user who may only read" 0 "$rows"
expect_in "logged" "failed writing to DB: org.h2.jdbc.JdbcSQLNonTransientException: Not enough rights for object" \
  "$(cat "$work/log")"
holds "a node whose row the database refuses joins alone, and stays so"
