package io.github.switchgear.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** The dashboard in a headless Chromium; its times are those of the page's own clock. */
final class PageVisit implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PAGE_SIZE = 4096;

    private final ChromeDriver driver;

    PageVisit() {
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1280,800");
        options.setBinary(onPath("chromium").toFile());
        System.setProperty("webdriver.chrome.driver", onPath("chromedriver").toString());
        driver = new ChromeDriver(options);
        driver.executeCdpCommand("Performance.enable", Map.of());
    }

    /** With both given, Selenium neither looks for programs on the internet nor tells anybody of its use. */
    private static Path onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no " + program + "; run: sudo apt-get install chromium chromium-driver"));
    }

    /** Opens the page, waits until all rows can be reached, and tells how that went. */
    String open(URI page, int breakers) throws InterruptedException {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                        window.longTasks = [];
                        new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => longTasks.push(duration)))
                          .observe({ type: 'longtask', buffered: true });
                        requestAnimationFrame(function look() {
                          const table = document.querySelector('#breakers');
                          if (table?.querySelector('tbody tr')) window.firstRow ??= performance.now();
                          if (Number(table?.getAttribute('aria-rowcount')) > %d) window.allRows ??= performance.now();
                          else requestAnimationFrame(look);
                        });
                        """.formatted(breakers)));
        driver.get(page.toString());
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (driver.executeScript("return window.allRows") == null) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("not all rows within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return String.format(
                Locale.ROOT,
                "first row after %.2f s, all can be reached after %.2f s; %s",
                number("window.firstRow") / 1000,
                number("window.allRows") / 1000,
                longTasks());
    }

    /** Looks at the page for a while, and tells what it did meanwhile. */
    String watch(long seconds) throws IOException, InterruptedException {
        driver.executeScript("longTasks.length = 0");
        double busy = metric("TaskDuration");
        double from = metric("Timestamp");
        TimeUnit.SECONDS.sleep(seconds);
        double share = 100 * (metric("TaskDuration") - busy) / (metric("Timestamp") - from);
        return String.format(
                Locale.ROOT,
                "%4.1f %% busy; %s; %,.0f nodes, %.0f MB of JavaScript, %d MB in all",
                share,
                longTasks(),
                number("document.querySelectorAll('*').length"),
                metric("JSHeapUsedSize") / 1e6,
                rendererBytes() / 1_000_000);
    }

    private String longTasks() {
        return String.format(
                Locale.ROOT,
                "%.0f long tasks, the longest %.0f ms",
                number("longTasks.length"),
                number("Math.max(0, ...longTasks)"));
    }

    private double number(String expression) {
        return ((Number) Objects.requireNonNull(driver.executeScript("return " + expression))).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private double metric(String name) {
        List<Map<String, Object>> metrics = (List<Map<String, Object>>) Objects.requireNonNull(
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"));
        return metrics.stream()
                .filter(metric -> name.equals(metric.get("name")))
                .map(metric -> (Number) Objects.requireNonNull(metric.get("value")))
                .mapToDouble(Number::doubleValue)
                .findFirst()
                .orElseThrow();
    }

    /** What the largest of the browser's renderers, which is that of the page, has of the machine's memory. */
    private static long rendererBytes() throws IOException {
        long most = 0;
        for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
            Path folder = Path.of("/proc", Long.toString(process.pid()));
            if (Files.isReadable(folder.resolve("cmdline"))
                    && Files.readString(folder.resolve("cmdline")).contains("--type=renderer")) {
                String pages = Files.readString(folder.resolve("statm")).split(" ")[1];
                most = Math.max(most, Long.parseLong(pages) * PAGE_SIZE);
            }
        }
        return most;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
