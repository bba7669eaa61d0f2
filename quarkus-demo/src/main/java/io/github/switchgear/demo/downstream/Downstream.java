package io.github.switchgear.demo.downstream;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The service that the shop depends on: a real HTTP server on a port of its own, whose behaviour can be switched while
 * it runs.
 *
 * <p>A switch takes effect at once, also for exchanges that are waiting: they go on by the new mode. Thread-safe.
 */
public final class Downstream implements AutoCloseable {
    static final Duration SLOW = Duration.ofMillis(1_500);

    /** The sites of the warehouse, one of which may be down whatever the mode is. */
    public static final List<String> SITES = List.of("north", "east", "south", "west", "harbour");

    /** Longer than any caller waits; then the connection is dropped, so that a long hang holds a bounded number of threads. */
    static final Duration HANG = Duration.ofSeconds(10);

    private static final int THREADS = 128;

    private static final Answer SERVER_ERROR = Answer.json(500, "{\"error\":\"the warehouse is on fire\"}");
    private static final Answer MAINTENANCE_PAGE =
            Answer.page("<!doctype html><title>Maintenance</title><p>We will be back soon.");

    private static final Answer STARTING = Answer.json(503, "{\"error\":\"the search engine is starting\"}");
    private static final Answer FOUND = Answer.json(200, "{\"found\":3}");
    private static final String SEARCH = "/search/";

    private final Warehouse warehouse = new Warehouse();

    /** Alike, so that what is done to one can be seen beside what is done to the other. */
    private final Map<String, SearchEngine> searchEngines =
            Map.of("east", new SearchEngine(System::nanoTime), "west", new SearchEngine(System::nanoTime));

    private final LongAdder requests = new LongAdder();
    private final ThreadPoolExecutor threads;
    private final ListeningPort port;

    /** Written under the lock only, so that every regime ends exactly once. */
    private volatile Regime regime = Regime.of(DownstreamMode.HEALTHY);

    private volatile @Nullable String siteDown;

    /**
     * Starts it, healthy.
     *
     * @param port 0 takes any free one
     * @throws IOException if the port is taken
     */
    public Downstream(int port) throws IOException {
        threads = new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "downstream");
            thread.setDaemon(true);
            return thread;
        });
        this.port = new ListeningPort(port, this::handle, threads);
    }

    /** Where it is, with a port that stays the same in every mode. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port.address().getPort());
    }

    public DownstreamMode mode() {
        return regime.mode();
    }

    /** The site that is down, if one is. */
    public Optional<String> siteDown() {
        return Optional.ofNullable(siteDown);
    }

    /**
     * Takes one site down, and no other.
     *
     * @param site one of {@link #SITES}; null takes none down
     */
    public void takeDown(@Nullable String site) {
        siteDown = site;
    }

    /** How many requests have reached it since it started. */
    public long requests() {
        return requests.sum();
    }

    /**
     * Changes the behaviour. When this returns, the next request and every waiting one meet the new mode.
     *
     * @throws IOException if the port cannot be taken again; the mode is then what it was
     */
    public synchronized void switchTo(DownstreamMode next) throws IOException {
        if (next == DownstreamMode.REFUSING) {
            port.refuse();
        } else {
            port.listen();
        }
        Regime over = regime;
        regime = Regime.of(next);
        over.end();
    }

    /** Takes both search engines down, which are up and cold some seconds later. */
    public void restartSearch() {
        searchEngines.values().forEach(SearchEngine::restart);
    }

    @Override
    public synchronized void close() throws IOException {
        port.close();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.increment();
        try (exchange) {
            Optional<Answer> answer =
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            if (answer.isPresent()) {
                answer.get().sendTo(exchange);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDown(String path) {
        return path.equals("/sites/" + siteDown);
    }

    /** What is asked for: the first part of the path. */
    private static String kind(String path) {
        return path.split("/", 3)[1];
    }

    /** The answer of a downstream that is well; a search engine may still be too cold for it. */
    private Answer rightAnswer(String method, String path) {
        SearchEngine asked = path.startsWith(SEARCH) ? searchEngines.get(path.substring(SEARCH.length())) : null;
        if (asked == null || !method.equals("GET")) {
            return warehouse.answer(method, path);
        }
        return asked.answers() ? FOUND : STARTING;
    }

    /** Empty: the connection ends without an answer. */
    private Optional<Answer> answer(String method, String path) throws InterruptedException {
        if (isDown(path)) {
            return Optional.of(SERVER_ERROR);
        }
        while (true) {
            Regime now = regime;
            switch (now.mode()) {
                case HEALTHY -> {
                    return Optional.of(rightAnswer(method, path));
                }
                case FAILING -> {
                    return Optional.of(SERVER_ERROR);
                }
                case FLAKY -> {
                    return Optional.of(now.isSecondOf(kind(path)) ? SERVER_ERROR : rightAnswer(method, path));
                }
                case WRONG_CONTENT -> {
                    return Optional.of(MAINTENANCE_PAGE);
                }
                case SLOW -> {
                    if (!now.endsWithin(SLOW)) {
                        return Optional.of(rightAnswer(method, path));
                    }
                }
                case HANGING -> {
                    if (!now.endsWithin(HANG)) {
                        return Optional.empty();
                    }
                }
                case REFUSING -> {
                    return Optional.empty();
                }
            }
        }
    }
}
