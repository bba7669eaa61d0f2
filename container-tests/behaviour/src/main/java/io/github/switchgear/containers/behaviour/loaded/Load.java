package io.github.switchgear.containers.behaviour.loaded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** So many callers at once, each on its connection, who ask again as soon as they are answered. A few threads serve them. */
final class Load {

    private static final int THREADS = 2;

    private final HttpRequest request;
    private final int connections;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private final CountDownLatch asking;

    private volatile boolean over;

    private Load(URI uri, int connections) {
        request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2)).build();
        this.connections = connections;
        asking = new CountDownLatch(connections);
    }

    static Load begin(URI uri, int connections) {
        Load load = new Load(uri, connections);
        for (int caller = 0; caller < load.connections; caller++) {
            load.ask();
        }
        return load;
    }

    private void ask() {
        sent.increment();
        CompletionStage<Void> unused = client.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) ->
                        failure == null ? answer.statusCode() + " " + answer.body() : "no answer: " + failure)
                .thenAcceptAsync(this::answered, threads);
    }

    private void answered(String kind) {
        answers.computeIfAbsent(kind, first -> new LongAdder()).increment();
        if (over) {
            asking.countDown();
        } else {
            ask();
        }
    }

    /** Lets everyone who asks have an answer. */
    void end() throws InterruptedException {
        over = true;
        asking.await();
        threads.shutdown();
    }

    long sent() {
        return sent.sum();
    }

    /** How many there were of each kind, by status and body. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((kind, count) -> counts.put(kind, count.sum()));
        return counts;
    }
}
