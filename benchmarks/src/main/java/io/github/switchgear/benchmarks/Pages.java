package io.github.switchgear.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures what it costs to watch thousands of breakers: the list, the event stream and the dashboard in a real browser.
 * It needs a Chromium and its driver on the path.
 */
public final class Pages {

    private static final int REQUESTS = 30;
    private static final int PAGES = 20;
    private static final long WARM_UP_SECONDS = 5;
    private static final long SECONDS = 20;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StringBuilder table = new StringBuilder();

    private Pages() {}

    /**
     * Measures.
     *
     * @param arguments how many breakers, in thousands; 2 and 10 if none are given
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        Path jar = Path.of(
                Pages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Pages pages = new Pages();
        for (String thousands : arguments.length == 0 ? List.of("2", "10") : List.of(arguments)) {
            pages.measure(jar, Integer.parseInt(thousands));
        }
        System.out.printf(
                "JDK %s, %s, %d processors%n%n%s",
                Runtime.version(),
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                pages.table);
    }

    private void measure(Path jar, int methods) throws IOException, InterruptedException {
        Path beans = Files.createTempDirectory("beans");
        try {
            Beans.compile(beans, jar, "@io.github.switchgear.Breaker", methods);
            line("%,d breakers", Beans.CLASSES * methods);
            try (Watched server = new Watched(jar, beans)) {
                measure(server, Beans.CLASSES * methods);
            }
            table.append('\n');
        } finally {
            Scale.delete(beans);
        }
    }

    private void measure(Watched server, int breakers) throws IOException, InterruptedException {
        System.err.printf("Measuring %,d breakers%n", breakers);
        server.calls(1000);
        for (String list : List.of("api/breakers", "api/breakers?fields=name,state,totals", "api/stream/snapshot")) {
            list(server, list);
        }
        server.calls(0);
        for (int calls : new int[] {0, 1000, 10_000}) {
            server.calls(calls);
            streams(server, calls, PAGES);
        }
        try (PageVisit page = new PageVisit()) {
            server.calls(0);
            line("  dashboard: %s", page.open(server.uri(""), breakers));
            for (int calls : new int[] {0, 1000, 10_000}) {
                server.calls(calls);
                TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
                line("    at %,6d calls/s: %s", calls, page.watch(SECONDS));
            }
        }
    }

    private void list(Watched server, String path) throws IOException, InterruptedException {
        long shortest = Long.MAX_VALUE;
        int bytes = 0;
        String encoding = "";
        for (int request = 0; request < REQUESTS; request++) {
            long started = System.nanoTime();
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(server.uri(path))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            shortest = Math.min(shortest, System.nanoTime() - started);
            bytes = response.body().length;
            encoding = response.headers().firstValue("Content-Encoding").orElse("as it is");
            if (response.statusCode() != 200) {
                encoding = "status " + response.statusCode();
            }
        }
        line("  GET %-40s %,12d bytes %-8s %4d ms", path, bytes, encoding, TimeUnit.NANOSECONDS.toMillis(shortest));
    }

    private void streams(Watched server, int calls, int count) throws IOException, InterruptedException {
        String snapshot = client.send(
                        HttpRequest.newBuilder(server.uri("api/stream/snapshot"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher id = ID.matcher(snapshot);
        if (!id.find()) {
            throw new IllegalStateException("no snapshot: " + snapshot);
        }
        List<WatchedStream> streams = new ArrayList<>();
        try {
            for (int stream = 0; stream < count; stream++) {
                streams.add(new WatchedStream(server.uri("api/stream?form=lean&after=" + id.group(1))));
            }
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            long cpu = server.cpu();
            long bytes = bytes(streams);
            long started = System.nanoTime();
            TimeUnit.SECONDS.sleep(SECONDS);
            double nanos = System.nanoTime() - started;
            double share = 100 * (server.cpu() - cpu) / nanos;
            double told = (bytes(streams) - bytes) * (TimeUnit.MINUTES.toNanos(1) / nanos) / Math.max(1, count) / 1e6;
            line(
                    "  %,6d calls/s, %2d streams: %7.2f MB a minute and stream, %5.1f %% of a core",
                    calls, count, told, share);
        } finally {
            for (WatchedStream stream : streams) {
                stream.close();
            }
        }
    }

    private static long bytes(List<WatchedStream> streams) {
        return streams.stream().mapToLong(WatchedStream::bytes).sum();
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.err.println(line);
        table.append(line).append('\n');
    }
}
