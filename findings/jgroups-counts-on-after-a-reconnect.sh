#!/usr/bin/env bash
# JGroups 5.5.2.Final, JDK 17.
#
# Expected: who has multicast something and then says nothing tells everybody the number of the last message, so that one
# who has missed just that message asks for it: NAKACK2's resend_last_seqno, on by default. It is told once for each last
# message, by default, and after disconnect() and connect() as before.
# What happens: connect() begins with message 1 again, but what is remembered as told last stays from before. When as many
# messages are sent as in the connection before, the last one is taken for told, and never is: who has missed it does not
# get it until something else is sent, or STABLE, which is slower and left out here, comes upon it. As long as fewer are
# sent than before, the last one is told again each second, on and on.
# Seen, of three connections of one channel:
#   first, 3 messages, the third lost once: told 1 time, and received
#   second, 3 messages, the third lost once: told 0 times, not received in six seconds; received after a fourth
#   third, 1 message: told more than 3 times in six seconds
#   fourth, 1 message, resend_last_seqno set to false and true before it: told 1 time in six seconds
# For who builds on it: make a new channel rather than connect one again, or set resend_last_seqno off and on in between.
# In Switchgear: a channel is made for each start, and never connected twice: JGroupsChannel of fleet-jgroups.
set -euo pipefail
LIMIT=180
source "$(dirname "$0")/lib/common.sh"

file src/app/Main.java << 'JAVA'
package app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jgroups.*;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.*;
import org.jgroups.protocols.pbcast.*;
import org.jgroups.stack.Protocol;

public class Main {

    private static final short NAKACK = ClassConfigurator.getProtocolId(NAKACK2.class);
    private static final Set<Integer> RECEIVED = ConcurrentHashMap.newKeySet();

    /** Below NAKACK2: counts how often the last number is told, and loses a message once. */
    private static final class Wire extends Protocol {

        final AtomicInteger told = new AtomicInteger();
        volatile long lost;

        @Override
        public Object down(Message message) {
            NakAckHeader2 header = message.getHeader(NAKACK);
            if (header != null && header.getType() == NakAckHeader2.HIGHEST_SEQNO) {
                told.incrementAndGet();
            }
            if (header != null && header.getType() == NakAckHeader2.MSG && header.getSeqno() == lost) {
                lost = 0;
                return null;
            }
            return down_prot.down(message);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Wire wire = new Wire();
        NAKACK2 multicasts = new NAKACK2();
        try (JChannel one = channel(17861, new Wire(), new NAKACK2(), 500);
                JChannel two = channel(17862, wire, multicasts, 10_000)) {
            one.setReceiver(new Receiver() {
                @Override
                public void receive(Message message) {
                    RECEIVED.add((int) message.getArray()[message.getOffset()]);
                }
            });
            one.connect("findings");
            connect(two, wire);
            wire.lost = 3;
            send(two, 1, 2, 3);
            tell("first", wire, 3);
            leave(one, two);

            connect(two, wire);
            wire.lost = 3;
            send(two, 11, 12, 13);
            tell("second", wire, 13);
            send(two, 14);
            for (int i = 0; i < 100 && !RECEIVED.contains(13); i++) {
                Thread.sleep(100);
            }
            System.out.println("second, after another = received " + RECEIVED.contains(13));
            leave(one, two);

            connect(two, wire);
            send(two, 21);
            tell("third", wire, 21);
            leave(one, two);

            multicasts.setResendLastSeqno(false);
            multicasts.setResendLastSeqno(true);
            connect(two, wire);
            send(two, 31);
            tell("fourth", wire, 31);
        }
        System.exit(0);
    }

    private static void connect(JChannel two, Wire wire) throws Exception {
        two.connect("findings");
        if (two.getView().size() != 2) {
            throw new IllegalStateException("it has not joined: " + two.getView());
        }
        wire.told.set(0);
    }

    private static void leave(JChannel one, JChannel two) throws InterruptedException {
        two.disconnect();
        for (int i = 0; i < 100 && one.getView().size() > 1; i++) {
            Thread.sleep(100);
        }
        Thread.sleep(500);
    }

    private static void send(JChannel two, int... messages) throws Exception {
        for (int message : messages) {
            two.send(new BytesMessage(null, new byte[] {(byte) message}));
        }
    }

    private static void tell(String when, Wire wire, int last) throws InterruptedException {
        Thread.sleep(6_000);
        int told = wire.told.get();
        System.out.println(when + " = told " + (told > 3 ? "more than 3" : told) + ", received " + RECEIVED.contains(last));
    }

    private static JChannel channel(int port, Wire wire, NAKACK2 multicasts, long joinMillis)
            throws Exception {
        TCP transport = new TCP();
        transport.setBindAddress(InetAddress.getByName("127.0.0.1")).setBindPort(port);
        TCPPING discovery = new TCPPING();
        discovery.setInitialHosts(List.of(
                new InetSocketAddress("127.0.0.1", 17861), new InetSocketAddress("127.0.0.1", 17862)));
        GMS membership = new GMS().printLocalAddress(false).setJoinTimeout(joinMillis);
        return new JChannel(transport, wire, discovery, multicasts, new UNICAST3(), membership);
    }
}
JAVA
fetch org.jgroups:jgroups:5.5.2.Final
compile
run_java app.Main > "$work/seen" 2> "$work/log"

seen() {
  sed -n "s/^$1 = //p" "$work/seen"
}

expect "first, 3 messages, the third lost once" "told 1, received true" "$(seen first)"
expect "second, 3 messages, the third lost once" "told 0, received false" "$(seen second)"
expect "second, after another" "received true" "$(seen 'second, after another')"
expect "third, 1 message" "told more than 3, received true" "$(seen third)"
expect "fourth, 1 message, resend_last_seqno set anew" "told 1, received true" "$(seen fourth)"
holds "NAKACK2 remembers from the connection before which message it has told of as the last"
