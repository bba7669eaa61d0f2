package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The way to the warehouse, over real HTTP: what goes wrong here is what goes wrong in production. */
@ApplicationScoped
public class WarehouseHttp {

    /** One that runs a task in what this thread has of its request, where the container has such a thing. */
    @Inject
    Instance<Supplier<Executor>> executors;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI warehouse = URI.create(System.getProperty("warehouse.url"));

    /** Any answer is an answer; only its absence is an exception. */
    public Answer get(String path) {
        try {
            return answer(http.send(request(path), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    /** Anything but 200 is an exception. */
    public String text(String path) {
        return textOf(get(path));
    }

    /** Completes when the warehouse answers; anything but 200 is an exception. */
    public CompletableFuture<String> textLater(String path) {
        return http.sendAsync(request(path), BodyHandlers.ofString())
                // Unlike what is to be done with a result, this is done with a failure, too.
                .whenCompleteAsync((answer, failure) -> {}, executor())
                .thenApply(WarehouseHttp::answer)
                .thenApply(WarehouseHttp::textOf);
    }

    private Executor executor() {
        return executors.isResolvable() ? executors.get().get() : WarehouseHttp::runInApplication;
    }

    /**
     * By the class loader of the thread that completes a stage, Jersey finds its beans for what is done next; a thread of
     * the JDK's common pool has none of an application.
     */
    private static void runInApplication(Runnable task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(WarehouseHttp.class.getClassLoader());
        try {
            task.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(warehouse.resolve(path)).build();
    }

    private static Answer answer(HttpResponse<String> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), contentType, response.body());
    }

    private static String textOf(Answer answer) {
        if (answer.status() != 200) {
            throw new UncheckedIOException(new UnusableAnswerException(answer.status()));
        }
        return answer.body();
    }
}
