package io.github.switchgear.quarkus.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that looks into the shadow trees of Dev UI's components, too, and asks nobody but its page's server. */
public final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** It warns that it has no typed commands for so new a Chromium; none are used here. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        DEVTOOLS.setLevel(Level.SEVERE);
    }

    /** All elements that a selector names, in the page's tree and in every shadow tree below it. */
    private static final String FIND = """
            const find = (root) => [
              ...root.querySelectorAll(arguments[0]),
              ...[...root.querySelectorAll('*')].filter((e) => e.shadowRoot).flatMap((e) => find(e.shadowRoot)),
            ];
            return find(document)""";

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    public static Chromium start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
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
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1400, 900));
        return new Chromium(driver);
    }

    public void open(URI page) {
        driver.get(page.toString());
    }

    /** As somebody whom the server asks for a password; the page itself then has none in its address. */
    public void openAs(String user, String password, URI page) {
        open(URI.create(page.toString().replaceFirst("://", "://" + user + ":" + password + "@")));
        open(page);
    }

    @SuppressWarnings("unchecked")
    public List<WebElement> findAll(String selector) {
        return (List<WebElement>) driver.executeScript(FIND, selector);
    }

    @SuppressWarnings("unchecked")
    public List<String> texts(String selector) {
        return (List<String>)
                driver.executeScript(FIND + ".map((e) => e.innerText.replace(/\\s+/g, ' ').trim())", selector);
    }

    /** Waits until an element has a text in it. */
    public void awaitText(String selector, String text) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .withMessage(() -> "'" + text + "' in " + selector + ", where there is " + texts(selector))
                .until(ignored -> texts(selector).stream().anyMatch(seen -> seen.contains(text)));
    }

    /** Clicks on the first element with a text. */
    public void click(String selector, String text) {
        awaitText(selector, text);
        WebElement found = findAll(selector).stream()
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElseThrow();
        driver.executeScript("arguments[0].click()", found);
    }

    /** Writes into the first field. */
    public void fill(String field, String text) {
        driver.executeScript("arguments[0].value = arguments[1]", findAll(field).get(0), text);
    }

    /** Keeps a picture of what is on the screen, as {@code target/screenshots/<name>.png}. */
    public void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What the console has shown as an error since the last question. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
