package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** The way to the warehouse, over real HTTP: what goes wrong here is what goes wrong in production. */
@ApplicationScoped
public class WarehouseHttp {

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
                .thenApplyAsync(WarehouseHttp::answer, WarehouseHttp::runInApplication)
                .thenApply(WarehouseHttp::textOf);
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
            throw new UncheckedIOException(new IOException("the warehouse answered " + answer.status()));
        }
        return answer.body();
    }
}
