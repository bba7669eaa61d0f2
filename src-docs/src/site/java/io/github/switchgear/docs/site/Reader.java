package io.github.switchgear.docs.site;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody who reads the site in a headless Chromium, from the folder that it was built into. */
final class Reader implements AutoCloseable {

    static final Path SITE = Path.of("target", "site").toAbsolutePath();

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration SOON = Duration.ofSeconds(20);

    /** It warns that it has no typed commands for so new a Chromium; none are used here. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private static final String AXE = axe();

    static {
        DEVTOOLS.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    private Reader(ChromeDriver driver) {
        this.driver = driver;
    }

    static Reader start() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=en");
        return new Reader(new ChromeDriver(service, options));
    }

    private static File program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is not on the PATH. Run: sudo apt-get install chromium chromium-driver"));
    }

    private static String axe() {
        try (InputStream script = Reader.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("axe-core is not on the class path", e);
        }
    }

    /** The pages, by the names of their files. */
    static List<String> pages() {
        String[] files = SITE.toFile().list((folder, name) -> name.endsWith(".html"));
        return Arrays.stream(files == null ? new String[0] : files).sorted().toList();
    }

    void open(String page) {
        driver.get(SITE.resolve(page).toUri().toString());
    }

    /** The file and the anchor of the page that is open. */
    String address() {
        return driver.getCurrentUrl().replaceFirst(".*/", "");
    }

    void screen(int width, int height) {
        devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void dark(boolean dark) {
        devtools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void print(boolean print) {
        devtools("Emulation.setEmulatedMedia", Map.of("media", print ? "print" : ""));
    }

    private void devtools(String command, Map<String, Object> arguments) {
        driver.executeCdpCommand(command, arguments);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    Object ask(String script) {
        return driver.executeScript(script);
    }

    /** Types into whatever has the focus. */
    void type(CharSequence... keys) {
        focused().sendKeys(keys);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    void await(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, SOON, Duration.ofMillis(50))
                .withMessage(what)
                .until(ignored -> condition.getAsBoolean());
    }

    /** Keeps a picture of what is on the screen. */
    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What is a barrier to somebody, by axe-core's rule and the element. */
    @SuppressWarnings("unchecked")
    List<String> barriers() {
        driver.executeScript("if (!window.axe) { " + AXE + " }");
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(({ violations }) => done(violations.flatMap(({ id, nodes }) =>
                  nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))));
                """);
    }

    /** What a page has loaded from anywhere but its own folder. */
    @SuppressWarnings("unchecked")
    List<String> loadedFromElsewhere() {
        return (List<String>) driver.executeScript("""
                return performance.getEntriesByType('resource').map(({ name }) => name)
                  .filter((name) => !name.startsWith(new URL('.', location).href) && !name.startsWith('data:'));
                """);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
