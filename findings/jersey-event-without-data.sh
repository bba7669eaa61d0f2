#!/usr/bin/env bash
# Jersey 3.1.10 with jersey-media-sse, in Grizzly; JDK 17.
#
# Expected: of a server-sent event every field is optional. The one that says nothing but "retry: 5000", how soon to
# come back, is usual as the first of a stream; Jakarta REST's OutboundSseEvent lets its data be null.
# What happens: Jersey's builder refuses such an event. One of an own class that implements OutboundSseEvent is taken,
# and half written: the field goes out without the empty line that ends the event, its data fails with a
# NullPointerException in the server's log, and the stream ends with that. To the client it is an answer 200 that is
# complete.
# Seen:
#   built: IllegalStateException: Cannot build outbound event. Either a comment or non-null event data must be set.
#   own class, data null: 200 "retry: 5000\n"
#   own class, data "": 200 "retry: 5000\n\n\n"
#   logged: Cannot invoke "String.length()" because "str" is null
# For who builds on it: give every event data, if only an empty text; without a name and with empty data, browsers tell
# nobody.
# In Switchgear: StreamEvent.comeBackAfter of the admin module.
set -euo pipefail
LIMIT=180
source "$(dirname "$0")/lib/common.sh"

fetch org.glassfish.jersey.containers:jersey-container-grizzly2-http:3.1.10 \
  org.glassfish.jersey.inject:jersey-hk2:3.1.10 org.glassfish.jersey.media:jersey-media-sse:3.1.10

file src/app/Main.java << 'JAVA'
package app;

import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import jakarta.ws.rs.sse.*;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.*;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

public class Main {

    record ComeBack(String getData) implements OutboundSseEvent {
        public Class<?> getType() { return String.class; }
        public Type getGenericType() { return String.class; }
        public MediaType getMediaType() { return MediaType.TEXT_PLAIN_TYPE; }
        public String getId() { return null; }
        public String getName() { return null; }
        public String getComment() { return null; }
        public long getReconnectDelay() { return 5000; }
        public boolean isReconnectDelaySet() { return true; }
    }

    @Path("stream")
    public static class Stream {

        @GET
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void stream(@Context SseEventSink sink, @Context Sse sse, @QueryParam("data") String data) {
            try (sink) {
                sink.send(new ComeBack(data));
            }
        }

        @GET
        @Path("built")
        public String built(@Context Sse sse) {
            try {
                return sse.newEventBuilder().reconnectDelay(5000).build().toString();
            } catch (IllegalStateException e) {
                return "IllegalStateException: " + e.getMessage();
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        ResourceConfig application = new ResourceConfig(Stream.class);
        HttpServer server = GrizzlyHttpServerFactory.createHttpServer(URI.create("http://localhost:0/"), application);
        int port = server.getListeners().iterator().next().getPort();
        for (String path : new String[] {"stream/built", "stream", "stream?data="}) {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            System.out.println(path + " = " + answer.statusCode() + " \"" + answer.body().replace("\n", "\\n") + "\"");
        }
        server.shutdownNow();
        System.exit(0);
    }
}
JAVA
compile
run_java app.Main > "$work/seen" 2> "$work/log"

seen() {
  sed -n "s/^$1 = //p" "$work/seen"
}

expect "built" \
  '200 "IllegalStateException: Cannot build outbound event. Either a comment or non-null event data must be set."' \
  "$(seen 'stream\/built')"
expect "own class, data null" '200 "retry: 5000\n"' "$(seen stream)"
expect "own class, data empty" '200 "retry: 5000\n\n\n"' "$(seen 'stream?data=')"
expect_in "logged" 'Cannot invoke "String.length()" because "str" is null' "$(cat "$work/log")"
holds "Jersey writes half of an event without data, and ends the stream"
