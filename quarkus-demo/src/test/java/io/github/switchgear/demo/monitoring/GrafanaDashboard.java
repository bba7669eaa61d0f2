package io.github.switchgear.demo.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The dashboard that is shipped, with what Grafana puts into its expressions. */
final class GrafanaDashboard {

    private static final Path FILE = Prometheus.FILES.resolve("grafana/switchgear.json");

    private final JsonNode dashboard;
    private final String breakers;
    private final String interval;

    /**
     * Reads it.
     *
     * @param breakers a regular expression of those that are chosen
     * @param interval over which rates are taken, as Prometheus writes it
     */
    GrafanaDashboard(String breakers, String interval) throws IOException {
        this.dashboard = new ObjectMapper().readTree(FILE.toFile());
        this.breakers = breakers;
        this.interval = interval;
    }

    /** Those of panels and annotations. */
    List<String> expressions() {
        List<String> expressions =
                dashboard.findValuesAsText("expr").stream().map(this::filledIn).toList();
        assertThat(expressions).noneMatch(expression -> expression.contains("$"));
        return expressions;
    }

    /** The only one of the panel with this title. */
    String expression(String title) {
        for (JsonNode panel : dashboard.path("panels")) {
            if (panel.path("title").asText().equals(title)) {
                return filledIn(panel.findValue("expr").asText());
            }
        }
        throw new AssertionError("no panel " + title);
    }

    private String filledIn(String expression) {
        return expression
                .replace("$application", ".*")
                .replace("$instance", ".*")
                .replace("$breaker", breakers)
                .replace("$__rate_interval", interval)
                .replace("[1m]", "[" + interval + "]")
                .replace("offset 1m", "offset " + interval);
    }
}
