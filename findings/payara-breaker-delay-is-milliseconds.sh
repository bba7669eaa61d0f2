#!/usr/bin/env bash
# Payara Micro 6.2025.10, MicroProfile Fault Tolerance 4.1; JDK 17.
#
# Expected: @CircuitBreaker(delay = 1, delayUnit = HOURS) is open for an hour after it has opened, as the specification says
# and the same annotation is in SmallRye, Open Liberty and Helidon.
# What happens: the unit of @CircuitBreaker is not looked at, and the number is that of milliseconds; the breaker is half-open
# after one. That of @Retry is looked at: delay = 1, delayUnit = SECONDS takes a second.
# Seen:
#   delay = 3600000, without a unit: failed failed rejected
#   delay = 1, delayUnit = HOURS, 50 ms after the second failure: failed failed answered
# For who builds on it: write the delay in milliseconds, which is the default unit, and it is the same in all of them.
# In Switchgear: the answers of the container tests of adoption, row Rules.unit.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/app/Client.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

@ApplicationScoped
public class Client {

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 3_600_000)
    public String milliseconds(boolean fails) {
        return answer(fails);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 1, delayUnit = ChronoUnit.HOURS)
    public String hours(boolean fails) {
        return answer(fails);
    }

    private static String answer(boolean fails) {
        if (fails) {
            throw new IllegalStateException();
        }
        return "answered";
    }
}
JAVA
file src/app/Shop.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

@ApplicationPath("api")
@Path("")
@ApplicationScoped
public class Shop extends jakarta.ws.rs.core.Application {

    @Inject
    Client client;

    @GET
    @Path("milliseconds")
    public String milliseconds() throws InterruptedException {
        return twiceFailedThenCalled(client::milliseconds);
    }

    @GET
    @Path("hours")
    public String hours() throws InterruptedException {
        return twiceFailedThenCalled(client::hours);
    }

    private static String twiceFailedThenCalled(Function<Boolean, String> method) throws InterruptedException {
        String first = call(method, true);
        String second = call(method, true);
        Thread.sleep(50);
        return first + " " + second + " " + call(method, false);
    }

    private static String call(Function<Boolean, String> method, boolean fails) {
        try {
            return method.apply(fails);
        } catch (CircuitBreakerOpenException rejected) {
            return "rejected";
        } catch (IllegalStateException failed) {
            return "failed";
        }
    }
}
JAVA
fetch jakarta.platform:jakarta.jakartaee-web-api:10.0.0 \
  org.eclipse.microprofile.fault-tolerance:microprofile-fault-tolerance-api:4.1.2
compile
pack_war
port=$(free_port)
start_payara_micro

seen() {
  curl -sS --max-time 20 "http://localhost:$port/app/api/$1"
}

expect "delay = 3600000, without a unit" "failed failed rejected" "$(seen milliseconds)"
expect "delay = 1, delayUnit = HOURS" "failed failed answered" "$(seen hours)"
holds "Payara takes the delay of a circuit breaker for milliseconds, whatever its unit is"
