package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand breakers, each of which has had calls in every second. Times are taken in the page, by its own clock. */
class ManyBreakersIT extends BrowserTest {
    private static final int SECONDS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** The same piece of work again and again, whose times tell how much of the processor the page gets. */
    private static final String SPIN = """
            window.spins = [];
            setInterval(() => {
              const from = performance.now();
              for (let i = 0, sum = 0; i < 3e6; i++) sum += i % 7;
              spins.push(performance.now() - from);
            }, 150);
            """;

    private final Dashboard dashboard = new Dashboard(browser);
    private final List<StagedBreaker> breakers = IntStream.range(0, 1000)
            .mapToObj(i -> new StagedBreaker(String.format(Locale.ROOT, "client-%03d", i)))
            .toList();
    private final AtomicInteger updates = new AtomicInteger();

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        for (int i = 0; i < breakers.size(); i += 97) {
            breakers.get(i)
                    .state("OPEN", Duration.ofSeconds(9))
                    .failures(3, "java.net.ConnectException", Duration.ofSeconds(9))
                    .retryAfter(Duration.ofSeconds(21));
        }
        stage = new Stage(breakers.toArray(StagedBreaker[]::new));
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @Test
    void theFirstRowsAreThereWithinASecondOfTheData() throws IOException {
        openAll();

        double answered = browser.number("performance.getEntriesByType('resource')"
                + ".find(({ name }) => name.endsWith('/api/stream/snapshot')).responseEnd");
        double painted = browser.number("window.firstRowPainted");
        assertThat(painted - answered).isBetween(0.0, 1000.0);
        browser.screenshot("dashboard-thousand");
    }

    @Test
    void noTaskIsLongWhileEveryBreakerChangesEverySecond() throws InterruptedException {
        openAll();
        browser.ask(SPIN);
        browser.ask("scrollTo(0, document.body.scrollHeight)");
        ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
        double from = browser.number("performance.now()");
        try {
            traffic.scheduleAtFixedRate(this::callAll, 0, 1, TimeUnit.SECONDS);
            browser.await(
                    "the last row has the latest totals",
                    PATIENCE,
                    () -> updates.get() >= SECONDS
                            && dashboard.text("client-999", "totals").startsWith(updates.get() + " succeeded"));
        } finally {
            traffic.shutdownNow();
            assertThat(traffic.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(median(worstTasks(from)) / slowness()).isLessThanOrEqualTo(100.0);
    }

    /** The longest task of every second; 0 where none was long. */
    private static List<Double> worstTasks(double from) {
        List<Map<String, Object>> tasks = browser.askForObjects("return window.longTasks");
        double seconds = (browser.number("performance.now()") - from) / 1000;
        return IntStream.range(0, (int) seconds)
                .mapToObj(second -> tasks.stream()
                        .filter(task -> (int) ((number(task.get("startTime")) - from) / 1000) == second)
                        .mapToDouble(task -> number(task.get("duration")))
                        .max()
                        .orElse(0))
                .toList();
    }

    /** How much longer work takes than it would if the page had the processor to itself: 1 on an idle machine. */
    private static double slowness() {
        return browser.number("spins.reduce((a, b) => a + b) / spins.length / Math.min(...spins)");
    }

    /** A page that works too long does so at every update; a single long task may be the machine's. */
    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Test
    void theWorstAreOnTopAndASearchFindsOneOfAThousand() {
        openAll();
        assertThat(dashboard.rowNames().subList(0, 11))
                .startsWith("client-000", "client-097")
                .endsWith("client-970");

        browser.find("#search").sendKeys("client-512");

        browser.await(
                "it alone is there", Dashboard.SOON, () -> dashboard.rowNames().equals(List.of("client-512")));
    }

    private void openAll() {
        browser.watchFor("firstRowPainted", "#breakers tbody tr");
        dashboard.open(stage.page());
        browser.await("all rows are there", PATIENCE, () -> dashboard.rowCount() == 1000);
        dashboard.awaitConnection("Live.*", PATIENCE);
    }

    private void callAll() {
        int calls = updates.incrementAndGet();
        breakers.forEach(breaker -> breaker.totals(calls, calls % 3, 0, 0, calls));
        stage.show(breakers);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
