#!/usr/bin/env bash
# GlassFish 7.0.25, embedded, beside WildFly 39.0.1.Final; JDK 17.
#
# Expected: where a timer's call ends with an exception, the server calls the method once more at least; a timer that
# repeats then goes on with its next time, until it is cancelled or the application stops. So it is in WildFly.
# What happens: GlassFish calls once more after a pause of five seconds, and where that fails, too, the timer is over: it
# is not called again, and the TimerService no longer has it. So a downstream that is away for a little longer than the
# pause can end it. The log has the two exceptions, and of the end nothing but the key of a message, at INFO, which names
# neither bean nor timer. Failures with a call between them that succeeds do no harm.
# Seen, of timers for each second that are not persistent:
#   GlassFish, second call: after a pause
#   GlassFish, fails twice in a row: over
#   GlassFish, fails each other time: goes on
#   GlassFish, timers: [fails each other time, observes]
#   GlassFish, logged: INFO: ejb.timer_exceeded_max_deliveries
#   GlassFish with max-redeliveries=2, fails twice in a row: goes on
#   WildFly, second call: at once
#   WildFly, fails twice in a row: goes on
#   WildFly, timers: [fails each other time, fails twice, observes]
# For who builds on it: a timer's method catches what it can bear until the next time; a higher max-redeliveries of the
# server's ejb-timer-service lets the timer outlive more failures in a row.
# In Switchgear: Difference.TIMERS_ENDED_BY_REJECTIONS of the container tests; the guide leads to a fallbackMethod.
set -euo pipefail
LIMIT=400
source "$(dirname "$0")/lib/common.sh"

file src/app/FailsTwice.java << 'JAVA'
package app;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

@Singleton
public class FailsTwice {

    private static int calls;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "fails twice")
    public void tick() {
        calls++;
        System.out.println(System.currentTimeMillis() + " fails twice, call " + calls);
        if (calls <= 2) {
            throw new IllegalStateException("no answer yet");
        }
    }
}
JAVA
file src/app/FailsEachOther.java << 'JAVA'
package app;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

@Singleton
public class FailsEachOther {

    private static int calls;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "fails each other time")
    public void tick() {
        calls++;
        System.out.println(System.currentTimeMillis() + " fails each other time, call " + calls);
        if (calls % 2 == 1) {
            throw new IllegalStateException("no answer this time");
        }
    }
}
JAVA
file src/app/Observer.java << 'JAVA'
package app;

import jakarta.annotation.Resource;
import jakarta.ejb.*;

@Singleton
public class Observer {

    private static int calls;

    @Resource
    TimerService timers;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "observes")
    public void tick() {
        calls++;
        System.out.println(System.currentTimeMillis() + " observer " + calls + " sees "
                + timers.getAllTimers().stream().map(t -> t.getInfo().toString()).sorted().toList());
    }
}
JAVA
fetch jakarta.platform:jakarta.jakartaee-api:10.0.0
compile
pack_war

# Waits till the timer has failed twice, and for ten calls of another.
await_failures() {
  local ticks
  await server.log 'fails twice, call 2$' 120
  ticks=$(grep -cE 'observer [0-9]+ sees' "$work/server.log")
  await server.log "observer $((ticks + 10)) sees" 60
}

timers() {
  grep -oE 'observer [0-9]+ sees .*' "$work/server.log" | tail -n 1 | sed 's/.* sees //'
}

goes_on() {
  grep -qE "$1, call $2\$" "$work/server.log" && echo "goes on" || echo "over"
}

# Whether the second call came when the timer, which has one each second, had been left out for three.
second_call() {
  local first second
  first=$(sed -nE 's/.*([0-9]{13}) fails twice, call 1$/\1/p' "$work/server.log")
  second=$(sed -nE 's/.*([0-9]{13}) fails twice, call 2$/\1/p' "$work/server.log")
  ((second - first > 3000)) && echo "after a pause" || echo "at once"
}

# Its temporary folder is one here, as it does not always remove what it puts there; it listens to no port.
start_glassfish() {
  mkdir -p "$work/tmp"
  start server.log "$java" -Xmx512m -Djava.io.tmpdir="$work/tmp" -jar glassfish-embedded-all.jar --noInfo --noListener \
    "$@" "deploy app.war"
}

fetch_file org.glassfish.main.extras:glassfish-embedded-all:7.0.25
start_glassfish
await_failures
expect "GlassFish, second call" "after a pause" "$(second_call)"
expect "GlassFish, fails twice in a row" "over" "$(goes_on 'fails twice' 3)"
expect "GlassFish, fails each other time" "goes on" "$(goes_on 'fails each other time' 5)"
expect "GlassFish, timers" "[fails each other time, observes]" "$(timers)"
expect "GlassFish, logged" "INFO: ejb.timer_exceeded_max_deliveries" "$(grep -F deliveries "$work/server.log")"
stop
start_glassfish "set configs.config.server-config.ejb-container.ejb-timer-service.max-redeliveries=2"
await_failures
expect "GlassFish with max-redeliveries=2, fails twice in a row" "goes on" "$(goes_on 'fails twice' 3)"
stop

fetch_file org.wildfly:wildfly-dist:39.0.1.Final:zip
(cd "$work" && "${java%java}jar" xf wildfly-dist.zip)
cp "$work/app.war" "$work/wildfly-39.0.1.Final/standalone/deployments"
start server.log env LAUNCH_JBOSS_IN_BACKGROUND=yes JAVA_OPTS=-Xmx512m sh wildfly-39.0.1.Final/bin/standalone.sh \
  -Djboss.http.port=0 -Djboss.https.port=0 -Djboss.management.http.port=0
await_failures
expect "WildFly, second call" "at once" "$(second_call)"
expect "WildFly, fails twice in a row" "goes on" "$(goes_on 'fails twice' 5)"
expect "WildFly, timers" "[fails each other time, fails twice, observes]" "$(timers)"
holds "A timer of GlassFish that repeats is over when its method has failed twice in a row"
