package io.github.switchgear.demo.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with a profile of its own, which never asks the internet for anything. */
public final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** It warns that it has no typed commands for so new a Chromium; none are used here. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        DEVTOOLS.setLevel(Level.SEVERE);
    }

    /** Runs before any script of a page does. */
    private static final String WATCH = """
            window.refusedContent = [];
            addEventListener('securitypolicyviolation', (event) =>
              refusedContent.push(`${event.violatedDirective} ${event.blockedURI}`));
            window.longTasks = [];
            new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) =>
              longTasks.push({ startTime, duration }))).observe({ type: 'longtask', buffered: true });
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        watch();
    }

    public static Browser start() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DebianProgram.installed("chromedriver", "chromium-driver")
                        .toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options()));
    }

    /** Without a data directory among them, the driver makes a fresh one and deletes it at the end. */
    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(DebianProgram.installed("chromium", "chromium").toFile());
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
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    public void open(URI page) {
        driver.get(page.toString());
    }

    /**
     * Opens a page as a user.
     *
     * <p>The browser remembers the name and password of the first address. The page itself is then opened without
     * them, because {@code fetch} refuses relative addresses on a page whose own address holds a password.
     */
    public void openAs(String user, String password, URI page) {
        open(URI.create(page.toString().replaceFirst("://", "://" + user + ":" + password + "@")));
        open(page);
    }

    public ChromeDriver driver() {
        return driver;
    }

    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The texts of all elements at one moment, also while the page keeps replacing them. */
    public List<String> texts(String selector) {
        return askForTexts("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", selector);
    }

    /** Runs a script; what it answers is a text, a number, a boolean, a list or a map. */
    public Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** As {@link #ask}, where the script answers to the function which is its last argument. */
    public Object askLater(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** The texts that a script answers. */
    @SuppressWarnings("unchecked")
    public List<String> askForTexts(String script, Object... arguments) {
        return (List<String>) driver.executeScript(script, arguments);
    }

    /** The objects that a script answers. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> askForObjects(String script) {
        return (List<Map<String, Object>>) driver.executeScript(script);
    }

    /** The objects that a script answers to the function which is its last argument. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> askForObjectsLater(String script) {
        return (List<Map<String, Object>>) driver.executeAsyncScript(script);
    }

    /** The number that an expression has. */
    public double number(String expression) {
        return ((Number) driver.executeScript("return " + expression)).doubleValue();
    }

    /** Types into whatever has the focus. */
    public void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Moves the pointer away from everything that can be pointed at, and the focus, too. */
    public void lookAway() {
        ask("document.activeElement.blur()");
        new Actions(driver).moveToLocation(1, 1).perform();
    }

    /** Waits until a condition holds. */
    public void await(String what, Duration atMost, Supplier<Boolean> condition) {
        new WebDriverWait(driver, atMost, Duration.ofMillis(100))
                .withMessage(what)
                .until(ignored -> condition.get());
    }

    /** Makes the page think that it has a screen of this size, be it narrower than a window can be. */
    public void size(int width, int height) {
        size(width, height, 1);
    }

    /** The same screen, of which everything is shown larger: so much less finds room on it. */
    public void zoom(int width, int height, int factor) {
        size(width / factor, height / factor, factor);
    }

    private void size(int width, int height, int factor) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", factor, "mobile", false));
    }

    public void dark(boolean dark) {
        prefer("prefers-color-scheme", dark ? "dark" : "light");
    }

    /** The user has asked the system for as little motion as can be. */
    public void stillness() {
        prefer("prefers-reduced-motion", "reduce");
    }

    /** The user has the system choose the colours, and no page. */
    public void forcedColours() {
        prefer("forced-colors", "active");
    }

    private void prefer(String feature, String value) {
        cdp("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Whether something makes the page wider than the screen. */
    public boolean scrollsSideways() {
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Keeps a picture of what is on the screen, as {@code target/screenshots/<name>.png}. */
    public void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What the console has shown as an error since the last question: failed requests and refused content, too. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * What an operator's browser must never show: errors in the console, content that the page's policy refused, and
     * requests to anything but the page's own origin.
     */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(consoleErrors());
        complaints.addAll(askForTexts("return window.refusedContent ?? []"));
        complaints.addAll(askForTexts("return performance.getEntriesByType('resource').map(({ name }) => name)"
                + ".filter((name) => new URL(name).origin !== location.origin)"));
        return complaints;
    }

    /** Has the next page keep, in a variable of its window, when something was first painted; by performance.now(). */
    public void watchFor(String variable, String selector) {
        cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                        requestAnimationFrame(function look() {
                          if (document.querySelector('%s')) setTimeout(() => { window.%s ??= performance.now(); });
                          else requestAnimationFrame(look);
                        });
                        """.formatted(selector, variable)));
    }

    /** Opens one more window, which has the keyboard and the pointer from now on. */
    public void openWindow(int width, int height) {
        driver.switchTo().newWindow(WindowType.WINDOW);
        watch();
        size(width, height);
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Each window speaks English, whatever the machine does: its pages speak as the browser does. */
    private void watch() {
        cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        place("en-US", "");
    }

    /** Where the user is: the next page speaks in this locale and tells the time of this zone; empty: the machine's. */
    public void place(String locale, String zone) {
        cdp("Emulation.setLocaleOverride", Map.of("locale", locale));
        cdp("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    }

    private void cdp(String command, Map<String, Object> arguments) {
        driver.executeCdpCommand(command, arguments);
    }
}
