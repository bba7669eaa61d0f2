#!/usr/bin/env bash
# Payara Micro 6.2025.10, its Jersey and Weld; JDK 17.
#
# Expected: a resource may return a stage that any thread completes; which class loader that thread has is no matter,
# since the server goes on with the request of which it knows the application. The threads of the JDK's common pool, on
# which HttpClient completes its stages, have the system's.
# What happens: what a stage fails with is not mapped but answered with 500, since in that thread Jersey cannot load the
# proxies of its own mappers that are beans. After the application's thread has once had a failure mapped, the proxies
# are there, and the same request is answered as it should be: an application that was warmed up by a test shows
# nothing.
# Seen, of a mapper that answers 410:
#   failed in a thread with the system's class loader: 500
#   again: 500
#   failed in a thread with the application's: 410
#   failed in a thread with the system's, after that: 410
# For who builds on it: complete what a resource returns on a thread of the application, as whenCompleteAsync with an
# executor of its own does also for failures; thenApplyAsync passes those by.
# In Switchgear: src-docs/containers.adoc, "GlassFish and Payara"; the shop of container-tests completes its stages so.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/app/SoldOut.java << 'JAVA'
package app;

public class SoldOut extends RuntimeException {}
JAVA
file src/app/SoldOutMapper.java << 'JAVA'
package app;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.*;

@Provider
public class SoldOutMapper implements ExceptionMapper<SoldOut> {

    @Override
    public Response toResponse(SoldOut failure) {
        return Response.status(410).build();
    }
}
JAVA
file src/app/Shop.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.*;
import java.util.concurrent.*;

@ApplicationPath("api")
@Path("")
@ApplicationScoped
public class Shop extends jakarta.ws.rs.core.Application {

    @GET
    @Path("system")
    public CompletionStage<String> system() {
        return failing(ClassLoader.getSystemClassLoader());
    }

    @GET
    @Path("own")
    public CompletionStage<String> own() {
        return failing(Shop.class.getClassLoader());
    }

    private static CompletionStage<String> failing(ClassLoader loader) {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                // It completes all the same
            }
            stage.completeExceptionally(new SoldOut());
        });
        thread.setContextClassLoader(loader);
        thread.start();
        return stage;
    }
}
JAVA
fetch jakarta.platform:jakarta.jakartaee-web-api:10.0.0
compile
pack_war
port=$(free_port)
start_payara_micro

status() {
  answer - "http://localhost:$port/app/api/$1"
}

expect "failed in a thread with the system's class loader" 500 "$(status system)"
expect "again" 500 "$(status system)"
expect "failed in a thread with the application's" 410 "$(status own)"
expect "failed in a thread with the system's, after that" 410 "$(status system)"
expect_in "logged" "Unable to load proxy class for bean Managed Bean" "$(cat "$work/server.log")"
holds "Payara maps the failure of a stage only where the class loader is right, or was before"
