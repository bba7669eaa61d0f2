#!/usr/bin/env bash
# Helidon MP 4.3.0 with its security, JDK 21 or newer.
#
# Expected: a resource may return a stage that any thread completes; the caller gets what it was completed with, or what
# its failure is mapped to.
# What happens: the filter that Helidon's security puts before each answer wants Helidon's context of the request, and
# looks for it at the thread that completed the stage. Elsewhere it throws; of that a stage with a value becomes 500,
# and one that failed becomes 500 or, as two threads happen to meet, 200 with an empty body: the caller is told of
# success. It is so with security on the class path alone, without any configuration that has to do with the path.
# Helidon knows of it as issue 8416.
# Seen:
#   stage with "7", completed in the context: 200, "7"
#   stage with "7", completed in another thread: 500, "Internal Server Error"
#   stage that failed with 410, completed in the context: 410, ""
#   stages that failed with 410, completed in another thread, twenty times: none was answered
#     with 410, but 18 with 500 and 2 with 200
#   logged: java.lang.IllegalStateException: Context must be available in Jersey
# For who builds on it: ask for Contexts.context() before the call, in the request's thread, and complete the stage
# within it, by an executor for whenCompleteAsync; Contexts.wrap around a pool is no help where the task is given by
# such a thread.
# In Switchgear: src-docs/containers.adoc, "Helidon MP", and RequestExecutors in container-tests/helidon.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

java_from 21
fetch io.helidon.microprofile.bundles:helidon-microprofile-core:4.3.0 \
  io.helidon.microprofile:helidon-microprofile-security:4.3.0 \
  io.helidon.security.providers:helidon-security-providers-http-auth:4.3.0

file src/app/Shop.java << 'JAVA'
package app;

import io.helidon.common.context.Context;
import io.helidon.common.context.Contexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.*;

@Path("")
@ApplicationScoped
public class Shop {

    @GET
    @Path("stage")
    public CompletionStage<String> stage(@QueryParam("context") boolean with, @QueryParam("fail") boolean fails) {
        Context context = Contexts.context().orElseThrow();
        CompletableFuture<String> stage = new CompletableFuture<>();
        Runnable completion = fails
                ? () -> stage.completeExceptionally(new WebApplicationException(Response.status(410).build()))
                : () -> stage.complete("7");
        Executor later = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
        later.execute(with ? () -> Contexts.runInContext(context, completion) : completion);
        return stage;
    }
}
JAVA
file classes/META-INF/beans.xml < /dev/null
file classes/META-INF/microprofile-config.properties << 'PROPERTIES'
server.host=localhost
server.port=0
security.providers.0.http-basic-auth.realm=finding
PROPERTIES
compile
start server.log "$java" -cp "$work/classes:$work/lib/*" io.helidon.Main
await server.log 'Server started on' 60
url=$(sed -n 's/.*Server started on \(http:[^ ]*\).*/\1/p' "$work/server.log")

seen() {
  echo "$(answer - "$url/stage?$1"), \"$(cat "$work/body")\""
}

expect 'stage with "7", completed in the context' '200, "7"' "$(seen 'context=true')"
expect 'stage with "7", completed in another thread' '500, "Internal Server Error"' "$(seen '')"
expect "stage that failed with 410, completed in the context" '410, ""' "$(seen 'fail=true&context=true')"
for ((i = 0; i < 20; i++)); do
  answer - "$url/stage?fail=true"
done > "$work/statuses"
echo "twenty stages that failed with 410, completed in another thread: $(sort "$work/statuses" | uniq -c | sed "s, *,," | paste -sd ,)"
expect "of these, answered with 410" 0 "$(grep -c 410 "$work/statuses" || true)"
expect_in "logged" "java.lang.IllegalStateException: Context must be available in Jersey" "$(cat "$work/server.log")"
holds "Helidon answers what a stage was completed with only where that was in the request's context"
