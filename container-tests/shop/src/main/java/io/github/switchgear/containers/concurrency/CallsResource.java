package io.github.switchgear.containers.concurrency;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** Calls a method of the client, and tells what comes of it. */
@Path("calls/{method}")
@RequestScoped
public class CallsResource {

    @Inject
    ReportClient client;

    @GET
    public String call(@PathParam("method") String method, @QueryParam("fails") boolean fails) throws Exception {
        try {
            return answer(method, fails);
        } catch (ExecutionException failed) {
            return "later " + failed.getCause().getClass().getSimpleName();
        } catch (CancellationException cancelled) {
            return "cancelled";
        }
    }

    private String answer(String method, boolean fails) throws Exception {
        return switch (method) {
            case "completed" -> client.complete(fails).get();
            case "stage" -> client.begin(fails).toCompletableFuture().get();
            case "replaced" -> client.replace(fails).get();
            case "slow" -> client.dawdle().get();
            case "cancelled" -> {
                CountDownLatch begun = new CountDownLatch(1);
                CompletableFuture<String> answer = client.leave(begun);
                begun.await();
                answer.cancel(true);
                yield answer.get();
            }
            case "unanswered" -> {
                client.send(fails);
                yield "sent";
            }
            case "managed" ->
                client.compute().thenApplyAsync(CallsResource::inContext).get();
            default -> throw new NotFoundException(method);
        };
    }

    /** Tells whether the thread finds the application's classes, as one of the container's does in its context alone. */
    private static String inContext(String answer) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Class<?> found = Class.forName(CallsResource.class.getName(), false, loader);
            return answer + (found == CallsResource.class ? " in context" : " elsewhere");
        } catch (ClassNotFoundException notTheApplications) {
            return answer + " elsewhere";
        }
    }
}
