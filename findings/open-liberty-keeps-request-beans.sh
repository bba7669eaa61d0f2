#!/usr/bin/env bash
# Open Liberty 26.0.0.3, cdi-4.0 and restfulWS-3.1; JDK 17.
#
# Expected: a request-scoped bean is destroyed when its request ends, also of a request that goes on asynchronously, as
# one does whose method returns a stage or writes to an event stream.
# What happens: the beans of such a request are never destroyed, however it ends: their @PreDestroy is not called,
# neither then nor when their thread turns to other requests. What they have opened stays open.
# Seen, of a bean that counts:
#   5 requests that end at once: 5 made, 5 destroyed
#   5 more that return a stage: 10 made, 5 destroyed
#   5 more that write to an event stream: 15 made, 5 destroyed
#   50 more that end at once: 65 made, 55 destroyed
#   5 more that return a stage and destroy the bean by Instance.destroy before: 70 made, 60 destroyed
# For who builds on it: a method that goes on asynchronously takes the request-scoped beans that it used, and those of
# filters before it, out of the context itself, with Instance.destroy, and asks for nothing request-scoped later.
# In Switchgear: StreamResource.stream of the admin module; src-docs/containers.adoc, "Open Liberty".
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/app/Counted.java << 'JAVA'
package app;

import jakarta.annotation.*;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicInteger;

@RequestScoped
public class Counted {

    static final AtomicInteger MADE = new AtomicInteger();
    static final AtomicInteger DESTROYED = new AtomicInteger();

    @PostConstruct
    void made() {
        MADE.incrementAndGet();
    }

    @PreDestroy
    void destroyed() {
        DESTROYED.incrementAndGet();
    }

    public void use() {}
}
JAVA
file src/app/Shop.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import jakarta.ws.rs.sse.*;
import java.util.concurrent.*;

@ApplicationPath("api")
@Path("")
@ApplicationScoped
public class Shop extends jakarta.ws.rs.core.Application {

    @Inject
    Counted counted;

    @Inject
    Instance<Counted> all;

    @GET
    @Path("count")
    public String count() {
        return Counted.MADE + " made, " + Counted.DESTROYED + " destroyed";
    }

    @GET
    @Path("plain")
    public String plain() {
        counted.use();
        return "";
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage(@QueryParam("destroy") boolean destroy) {
        counted.use();
        if (destroy) {
            all.destroy(counted);
        }
        CompletableFuture<String> stage = new CompletableFuture<>();
        soon(() -> stage.complete(""));
        return stage;
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink, @Context Sse sse) {
        counted.use();
        soon(() -> sink.send(sse.newEvent("hello")).thenRun(sink::close));
    }

    private static void soon(Runnable action) {
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(action);
    }
}
JAVA
fetch jakarta.platform:jakarta.jakartaee-web-api:10.0.0
compile
pack_war
port=$(free_port)
start_open_liberty cdi-4.0 restfulWS-3.1

# So many requests, and the count a second after the last.
count_after() {
  local i
  for ((i = 0; i < $1; i++)); do
    curl -sS --max-time 20 -o "$work/body" "http://localhost:$port/app/api/$2"
  done
  sleep 1
  curl -sS --max-time 20 "http://localhost:$port/app/api/count"
}

expect "5 requests that end at once" "5 made, 5 destroyed" "$(count_after 5 plain)"
expect "5 more that return a stage" "10 made, 5 destroyed" "$(count_after 5 stage)"
expect "5 more that write to an event stream" "15 made, 5 destroyed" "$(count_after 5 stream)"
expect "50 more that end at once" "65 made, 55 destroyed" "$(count_after 50 plain)"
expect "5 more that return a stage and destroy it before" "70 made, 60 destroyed" "$(count_after 5 'stage?destroy=true')"
holds "Open Liberty destroys no request-scoped bean of a request that goes on asynchronously"
