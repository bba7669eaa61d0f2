package io.github.switchgear.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What each row costs, with some number of threads. */
final class Scores {

    private static final String JMH = "org.openjdk.jmh.Main";

    private final Map<String, Score> byBenchmark = new HashMap<>();

    Optional<Score> of(Row row) {
        return Optional.ofNullable(byBenchmark.get(row.benchmark()));
    }

    /** Lets JMH measure those of the rows whose benchmarks are in a jar. */
    void measure(Path jar, List<Row> rows, int threads, Extent extent) throws IOException, InterruptedException {
        Path results = Files.createTempFile("benchmarks", ".json");
        try {
            Stream<String> options = Stream.of(
                    "-t",
                    Integer.toString(threads),
                    "-foe",
                    "true",
                    "-prof",
                    "gc",
                    "-rf",
                    "json",
                    "-rff",
                    results.toString());
            Stream<String> benchmarks =
                    rows.stream().map(row -> "\\." + row.benchmark().replace(".", "\\.") + "$");
            JavaProcess.run(
                    List.of(jar),
                    JMH,
                    Stream.of(options, extent.jmhOptions(), benchmarks).flatMap(each -> each));
            read(results);
        } finally {
            Files.delete(results);
        }
    }

    private void read(Path results) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(results))) {
            for (JsonObject result : reader.readArray().getValuesAs(JsonObject.class)) {
                String[] path = result.getString("benchmark").split("\\.");
                byBenchmark.put(path[path.length - 2] + "." + path[path.length - 1], Score.of(result));
            }
        }
    }
}
