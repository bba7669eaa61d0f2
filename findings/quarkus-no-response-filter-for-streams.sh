#!/usr/bin/env bash
# Quarkus 3.33.2, quarkus-rest, beside Jersey 3.1.10 in Grizzly; JDK 17.
#
# Expected: a ContainerResponseFilter that is bound to no name runs for every answer of the application, so that it can
# set the headers that all must have, or count what was answered; so it is in Jersey.
# What happens: in Quarkus none runs for a method that has an SseEventSink, whatever comes of it: not for the stream,
# not where a request filter refuses the request, not where the method throws. Nothing warns of it.
# Seen, where the filter sets X-Filter:
#   Jersey, stream: 200; X-Filter: ran
#   Quarkus, another answer: 200; X-Filter: ran
#   Quarkus, stream: 200
#   Quarkus, stream that a request filter refuses: 403
#   Quarkus, stream whose method throws: 503
# For who builds on it: the headers of a stream are set on Vert.x' response before the stream begins, those of a refusal
# where it is made; what a response filter gives back, as a permit, must not be taken for such a method.
# In Switchgear: Exchange.header and GuardFilter.withHeaders of the admin module.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/main/java/app/Shop.java << 'JAVA'
package app;

import jakarta.ws.rs.*;
import jakarta.ws.rs.container.*;
import jakarta.ws.rs.core.*;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.sse.*;

@Path("shop")
public class Shop {

    @Provider
    public static class Mark implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("X-Filter", "ran");
        }
    }

    @Provider
    public static class Refuse implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getQueryParameters().containsKey("refuse")) {
                request.abortWith(Response.status(403).build());
            }
        }
    }

    @GET
    @Path("price")
    public String price() {
        return "7";
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink, @Context Sse sse, @QueryParam("fail") boolean fail) {
        if (fail) {
            throw new WebApplicationException(Response.status(503).build());
        }
        sink.send(sse.newEvent("hello")).thenRun(sink::close);
    }
}
JAVA
build_quarkus quarkus-rest < /dev/null
start_quarkus
expect "Quarkus, another answer" "200; X-Filter: ran" "$(answer x-filter "$url/shop/price")"
expect "Quarkus, stream" "200" "$(answer x-filter "$url/shop/stream")"
expect "Quarkus, its event" "data:hello" "$(cat "$work/body")"
expect "Quarkus, stream that a request filter refuses" "403" "$(answer x-filter "$url/shop/stream?refuse=yes")"
expect "Quarkus, stream whose method throws" "503" "$(answer x-filter "$url/shop/stream?fail=true")"
stop

fetch org.glassfish.jersey.containers:jersey-container-grizzly2-http:3.1.10 \
  org.glassfish.jersey.inject:jersey-hk2:3.1.10 org.glassfish.jersey.media:jersey-media-sse:3.1.10
file src/main/java/app/InJersey.java << 'JAVA'
package app;

import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

public class InJersey {

    public static void main(String[] arguments) throws Exception {
        ResourceConfig application = new ResourceConfig(Shop.class, Shop.Mark.class, Shop.Refuse.class);
        HttpServer server = GrizzlyHttpServerFactory.createHttpServer(URI.create("http://localhost:0/"), application);
        System.out.println("port " + server.getListeners().iterator().next().getPort());
        Thread.currentThread().join();
    }
}
JAVA
compile
start jersey.log "$java" -cp "$work/classes:$work/lib/*" app.InJersey
await jersey.log '^port ' 30
url=http://localhost:$(sed -n 's/^port //p' "$work/jersey.log")
expect "Jersey, stream" "200; X-Filter: ran" "$(answer x-filter "$url/shop/stream")"
holds "Quarkus runs no response filter for a method with an event sink"
