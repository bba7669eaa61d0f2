package io.github.switchgear.demo.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.switchgear.demo.browser.DebianProgram;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Prometheus, as Debian packages it, that scrapes the demo each second and evaluates the shipped rules as often. */
final class Prometheus implements AutoCloseable {

    /** The rules and the dashboard that the telemetry module ships. */
    static final Path FILES = Path.of(System.getProperty("telemetry.files"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path FOLDER = Path.of("target", "prometheus");

    private final Process process;
    private final URI base;

    private Prometheus(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts one.
     *
     * @param demo what it scrapes, as a viewer
     * @param rules those that it evaluates
     */
    static Prometheus start(URI demo, String rules) throws IOException {
        // Of its own: another test may start one at the same time.
        Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER).toAbsolutePath(), "run");
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files:
                  - rules.yml
                scrape_configs:
                  - job_name: shop
                    metrics_path: /switchgear/api/metrics
                    basic_auth:
                      username: viewer
                      password: viewer
                    static_configs:
                      - targets: ["%s:%d"]
                """.formatted(demo.getHost(), demo.getPort()));
        int port = freePort();
        Process process = new ProcessBuilder(
                        DebianProgram.installed("prometheus", "prometheus").toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=localhost:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Prometheus prometheus = new Prometheus(process, URI.create("http://localhost:" + port + "/"));
        Awaitility.await("Prometheus has scraped; see its log in " + folder)
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> prometheus.query("up == 1").size() == 1);
        return prometheus;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The series that an expression gives now. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        return get("api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
    }

    /** The alerts that fire, each by its name and its breaker. */
    Set<String> firing() throws IOException, InterruptedException {
        Set<String> firing = new TreeSet<>();
        for (JsonNode alert : get("api/v1/alerts").path("data").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                JsonNode labels = alert.path("labels");
                firing.add(labels.path("alertname").asText() + " "
                        + labels.path("breaker").asText());
            }
        }
        return firing;
    }

    /**
     * Its page with a graph of each expression, which is the old one: Debian's package has no other.
     *
     * @param range the time that is shown, up to now, as Prometheus writes it
     */
    URI graphs(String range, String... expressions) {
        StringJoiner query = new StringJoiner("&");
        for (int i = 0; i < expressions.length; i++) {
            query.add("g%d.expr=%s".formatted(i, URLEncoder.encode(expressions[i], StandardCharsets.UTF_8)));
            query.add("g%d.tab=0&g%d.range_input=%s".formatted(i, i, range));
        }
        return base.resolve("classic/graph?" + query);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        JsonNode answer = JSON.readTree(
                CLIENT.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString())
                        .body());
        if (!answer.path("status").asText().equals("success")) {
            throw new IOException(path + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
