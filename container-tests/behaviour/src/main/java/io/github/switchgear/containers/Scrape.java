package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series of breakers that an endpoint tells in a text format of Prometheus', as a monitoring system reads them. */
public final class Scrape {

    private static final Pattern SERIES = Pattern.compile("(switchgear_\\w+)\\{(.*)} (\\S+)(?: \\S+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final String text;
    private final Map<String, Map<Map<String, String>, Double>> byName = new LinkedHashMap<>();

    private Scrape(String text) {
        this.text = text;
        text.lines()
                .map(SERIES::matcher)
                .filter(Matcher::matches)
                .forEach(series -> assertThat(byName.computeIfAbsent(series.group(1), name -> new LinkedHashMap<>())
                                .put(labels(series.group(2)), Double.valueOf(series.group(3))))
                        .as("twice: %s", series.group())
                        .isNull());
    }

    /** Without those that the server adds. */
    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        labels.keySet().retainAll(Set.of("breaker", "state", "outcome", "from", "to", "cause", "kind"));
        return labels;
    }

    /** What somebody gets who asks there. */
    public static Scrape of(URI endpoint, User user) {
        HttpResponse<String> response = Http.get(endpoint, user);
        assertThat(response.statusCode())
                .as("%s: %s", response.uri(), response.body())
                .isEqualTo(200);
        return new Scrape(response.body());
    }

    /** The value of a series; a test fails where there is none. */
    public double value(String name, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        Double value = byName.getOrDefault(name, Map.of()).get(wanted);
        assertThat(value).as("%s%s in%n%s", name, wanted, text).isNotNull();
        return value;
    }

    /** Of a metric and a breaker, each value by what a label says. */
    public Map<String, Double> by(String label, String name, String breaker) {
        Map<String, Double> values = new TreeMap<>();
        byName.getOrDefault(name, Map.of()).forEach((labels, value) -> {
            if (breaker.equals(labels.get("breaker"))) {
                values.put(labels.get(label), value);
            }
        });
        return values;
    }

    @Override
    public String toString() {
        return text;
    }
}
