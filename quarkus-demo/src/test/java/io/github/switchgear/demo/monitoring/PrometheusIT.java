package io.github.switchgear.demo.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.demo.ShopHttp;
import io.github.switchgear.demo.browser.DebianProgram;
import io.github.switchgear.demo.browser.RunningDemo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules and the dashboard that are shipped, in a real Prometheus that scrapes the demo. */
@Timeout(180)
class PrometheusIT {

    private static final Path RULES = Prometheus.FILES.resolve("prometheus/switchgear-rules.yml");

    private static final String OPEN = "SwitchgearBreakerOpen inventory";
    private static final String REJECTED = "SwitchgearCallsRejected inventory";
    private static final String FORCED = "SwitchgearBreakerForced payment";

    /** Runs Prometheus' own tool on a file. */
    private static void promtool(Path input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(DebianProgram.installed("promtool", "prometheus").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @Test
    void theRulesFireAndEndWhenTheirTestsSay() throws Exception {
        promtool(RULES, "check", "rules", RULES.toString());
        promtool(
                RULES,
                "test",
                "rules",
                RULES.resolveSibling("switchgear-rules-test.yml").toString());
    }

    /** Minutes and a day are seconds here. */
    private static String fastRules() throws IOException {
        return Files.readString(RULES)
                .replaceAll("for: \\d+[mh]", "for: 2s")
                .replaceAll("\\[\\d+m\\]", "[10s]")
                .replaceAll("offset \\d+m", "offset 10s");
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(60)).until(condition);
    }

    @Test
    void theAlertsFireWhileTheDownstreamIsBrokenAndEndWhenItIsMended() throws Exception {
        try (RunningDemo demo = RunningDemo.start(Map.of("shop.traffic.rate", "18"));
                Prometheus prometheus = Prometheus.start(demo.base(), fastRules())) {
            ShopHttp http = demo.http();
            assertThat(prometheus.firing()).isEmpty();

            http.put("/shop/downstream", "{\"mode\": \"failing\"}");
            http.operateAs(
                    "operator",
                    "operator",
                    "/switchgear/api/breakers/payment/force-open",
                    "{\"reason\": \"the bank is down\"}");
            await("all three fire", () -> prometheus.firing().containsAll(List.of(OPEN, REJECTED, FORCED)));
            assertEveryExpressionOfTheDashboardAnswers(prometheus);

            http.put("/shop/downstream", "{\"mode\": \"healthy\"}");
            http.operateAs("operator", "operator", "/switchgear/api/breakers/payment/reset", "{}");
            await("none fires", () -> prometheus.firing().isEmpty());
        }
    }

    private static void assertEveryExpressionOfTheDashboardAnswers(Prometheus prometheus) throws Exception {
        List<String> silent = new ArrayList<>();
        List<String> expressions = new GrafanaDashboard(".*", "30s").expressions();
        assertThat(expressions).hasSizeGreaterThan(12);
        for (String expression : expressions) {
            if (prometheus.query(expression).isEmpty()) {
                silent.add(expression);
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void prometheusOwnCheckFindsNothingWrongWithTheText() throws Exception {
        try (RunningDemo demo = RunningDemo.start(Map.of("shop.traffic.rate", "0"))) {
            Path text = Path.of("target", "metrics.txt");
            Files.writeString(text, demo.http().plainMetrics());

            promtool(text, "check", "metrics");
        }
    }
}
