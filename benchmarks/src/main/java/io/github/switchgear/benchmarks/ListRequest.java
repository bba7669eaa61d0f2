package io.github.switchgear.benchmarks;

import io.github.switchgear.admin.SwitchgearAdmin;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Serves the breakers of the {@link Beans} that are on the class path, and prints how many milliseconds a client waits
 * for the list of them all.
 */
final class ListRequest {

    private static final int REQUESTS = 40;

    private ListRequest() {}

    /** The admin module alone. */
    @ApplicationPath("/")
    public static final class Admin extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            return SwitchgearAdmin.classes();
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        SeBootstrap.Instance server = start();
        URI list = URI.create("http://localhost:" + server.configuration().port() + "/switchgear/api/breakers");
        long shortest = Long.MAX_VALUE;
        for (int request = 0; request < REQUESTS; request++) {
            shortest = Math.min(shortest, nanos(list));
        }
        server.stop().toCompletableFuture().join();
        System.out.println(TimeUnit.NANOSECONDS.toMillis(shortest));
    }

    /** A server whose breakers anybody may read. */
    static SeBootstrap.Instance start() {
        System.setProperty("switchgear.admin.roles.read", "*");
        return SeBootstrap.start(
                        Admin.class,
                        SeBootstrap.Configuration.builder()
                                .host("localhost")
                                .port(SeBootstrap.Configuration.FREE_PORT)
                                .build())
                .toCompletableFuture()
                .join();
    }

    private static long nanos(URI list) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long started = System.nanoTime();
        HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofByteArray());
        long taken = System.nanoTime() - started;
        if (response.statusCode() != 200 || response.body().length < Beans.CLASSES * Beans.METHODS) {
            throw new IllegalStateException("not the list of all breakers: " + response);
        }
        return taken;
    }
}
