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
import javax.naming.InitialContext;
import javax.naming.NamingException;

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
                client.compute().thenApplyAsync(CallsResource::inModule).get();
            default -> throw new NotFoundException(method);
        };
    }

    /** Finds the name of the application's module, which only a thread of the container's in its context does. */
    private static String inModule(String answer) {
        try {
            Object module = new InitialContext().lookup("java:module/ModuleName");
            return answer + " in " + module;
        } catch (NamingException notInContext) {
            return answer + " nowhere";
        }
    }
}
