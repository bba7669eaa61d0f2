package io.github.switchgear.demo.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.demo.browser.Browser;
import io.github.switchgear.demo.browser.RunningDemo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the dashboard's graphs look like, drawn by Prometheus' own page: Grafana is in no registry that the build knows. */
@Timeout(180)
class GraphsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** The breakers' retry time, more than once, and the time in which calls fall out of the rates. */
    private static final Duration HEALING = Duration.ofSeconds(60);

    private static final String LINES = "#graph%d .graph_area svg path.path";

    /** How many points each line of a graph has. */
    private static List<String> points(Browser browser, int graph) {
        return browser.askForTexts(
                "return [...document.querySelectorAll(arguments[0])]"
                        + ".map(line => String(line.getAttribute('d').split(/[ML]/).length - 1))",
                LINES.formatted(graph));
    }

    private static void await(Prometheus prometheus, String what, String expression) {
        Awaitility.await(what)
                .atMost(HEALING)
                .until(() -> !prometheus.query(expression).isEmpty());
    }

    @Test
    void anOutageIsSeenInLinesOfItsBreakers() throws Exception {
        GrafanaDashboard dashboard = new GrafanaDashboard("inventory|payment|reviews", "10s");
        String rejected = dashboard.expression("Calls rejected by breaker");
        try (RunningDemo demo = RunningDemo.start(Map.of("shop.traffic.rate", "20"));
                Prometheus prometheus = Prometheus.start(demo.base(), "");
                Browser browser = Browser.start()) {
            await(prometheus, "the rates are of calm traffic", "count_over_time(up[1m]) > 14");
            demo.http().put("/shop/downstream", "{\"mode\": \"refusing\"}");
            await(prometheus, "calls are rejected", rejected + " > 1");
            demo.http().put("/shop/downstream", "{\"mode\": \"healthy\"}");
            await(prometheus, "none is rejected any more", "absent(" + rejected + ")");

            browser.size(1280, 865);
            browser.open(prometheus.graphs("30s", dashboard.expression("Calls by outcome"), rejected));
            browser.await(
                    "both graphs are drawn",
                    SOON,
                    () -> points(browser, 0).size() == 5 && points(browser, 1).size() == 3);

            assertThat(points(browser, 0)).allMatch(count -> Integer.parseInt(count) > 20);
            assertThat(points(browser, 1)).allMatch(count -> Integer.parseInt(count) > 3);
            assertThat(browser.texts(".legend .line .label"))
                    .anyMatch(label -> label.contains("outcome=\"rejected\""))
                    .anyMatch(label -> label.contains("breaker=\"payment\""));
            browser.ask("document.documentElement.style.overflow = 'hidden'; scrollTo(0, 0)");
            browser.lookAway();
            browser.screenshot("prometheus");
        }
    }
}
