package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The demo's page as a visitor uses it. */
@Timeout(120)
class DemoPageIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The breakers' retry time is ten seconds. */
    private static final Duration HEALING = Duration.ofSeconds(25);

    private static Browser browser;

    private RunningDemo demo;

    @BeforeAll
    static void startTheBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** A demo of its own for every test, because a breaker remembers what the test before did to it. */
    @BeforeEach
    void openThePageOnADesk() throws IOException {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "9"));
        browser.size(1280, 1000);
        browser.dark(false);
        browser.open(demo.base());
        browser.await("the page shows the mode", SOON, () -> checkedModes().equals(List.of("healthy")));
    }

    @AfterEach
    void theConsoleIsCleanAndTheDemoStops() {
        List<String> errors = browser.consoleErrors();
        // Otherwise the page would ask a demo that is gone, and the next test would find that in its console.
        browser.driver().get("about:blank");
        if (demo != null) {
            demo.close();
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void thePageExplainsItselfAndLeadsToTheDashboard() {
        assertThat(browser.driver().getTitle()).isEqualTo("Switchgear demo shop");
        assertThat(browser.find("#dashboard").getDomProperty("href")).isEqualTo(demo.base() + "switchgear/");
        assertThat(browser.texts("#users dt")).containsExactly("viewer / viewer", "operator / operator");
    }

    @Test
    void theDashboardOpensForADemoUser() throws IOException {
        browser.openAs("viewer", "viewer", demo.base().resolve("switchgear/"));

        browser.await(
                "the dashboard lists the breakers",
                SOON,
                () -> browser.texts("body").stream()
                        .anyMatch(text ->
                                text.contains("catalog") && text.contains("inventory") && text.contains("payment")));
        browser.screenshot("dashboard-for-a-viewer");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        @SuppressWarnings("unchecked")
        List<String> loaded = (List<String>) browser.driver()
                .executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)");

        assertThat(loaded)
                .isNotEmpty()
                .allMatch(address -> address.startsWith(demo.base().toString()));
    }

    @Test
    void breakingTheDownstreamShowsFailuresThenRejectionsAndHealingShowsSuccesses() throws IOException {
        awaitOutcome("inventory", "succeeded");
        choose("failing");
        awaitOutcome("catalog", "rejected");
        awaitOutcome("inventory", "rejected");
        assertThat(outcomes("inventory")).matches("(succeeded )+(failed ){3}(rejected )+");
        awaitOutcome("payment", "neutral");
        assertThat(browser.find("#inventory .effect").getText()).startsWith("Opens it.");
        assertThat(browser.find("#payment .effect").getText()).startsWith("Does not open it.");
        browser.screenshot("demo-page-failing");

        choose("healthy");
        awaitLatest("inventory", "succeeded");
        awaitLatest("catalog", "succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "failing", "flaky", "wrong-content", "slow", "hanging", "refusing"})
    void everyModeIsExplainedForEveryBreaker(String mode) {
        choose(mode);

        assertThat(browser.find("#effect").getText()).isNotBlank();
        assertThat(browser.texts("article .effect"))
                .hasSize(9)
                .allMatch(text -> text.matches("(Opens|Does not open) it\\. .+"));
    }

    @Test
    void theModeIsChosenByKeyboardToo() {
        browser.find("#modes input[value=healthy]").sendKeys(Keys.ARROW_RIGHT);

        browser.await("the demo took the mode", SOON, () -> mode().equals("failing"));
    }

    @Test
    void theSliderSetsTheTraffic() {
        browser.find("#rate").sendKeys(Keys.HOME);

        browser.await("the traffic stands still", SOON, () -> rate() == 0);
        assertThat(browser.find("#rate-text").getText()).isEqualTo("none");
    }

    @Test
    void theRushShowsBothBreakersSideBySideAndIsTurnedOff() throws IOException {
        browser.find("#rush-turn").click();

        browser.await(
                "both have opened", SOON, () -> browser.texts(".sides .state").equals(List.of("Open.", "Open.")));
        assertThat(browser.texts(".sides .openings")).containsExactly("Opened once.", "Opened once.");
        browser.await(
                "the share grows",
                HEALING,
                () -> browser.find("#search-ramped .state")
                        .getText()
                        .matches("Closed, ramping up: \\d+ % of the calls go through\\."));
        browser.await(
                "the other opens again",
                HEALING,
                () -> browser.find("#search-at-once .openings").getText().matches("Opened \\d+ times\\."));
        browser.screenshot("demo-page-rush");

        browser.find("#rush-turn").click();
        browser.await(
                "the rush is over",
                SOON,
                () -> "false".equals(browser.find("#rush-turn").getDomAttribute("aria-pressed")));
        assertThat(ask("/shop/rush").path("rush").asText()).isEqualTo("off");
    }

    @Test
    void aPausedStreamStandsStillAndThenCatchesUp() {
        browser.await("calls come in", SOON, () -> !browser.findAll("#calls tr").isEmpty());
        browser.find("#pause").click();
        List<String> paused = browser.texts("#calls tr");
        String requests = browser.find("#requests").getText();
        browser.await(
                "the page goes on",
                SOON,
                () -> !requests.equals(browser.find("#requests").getText()));
        assertThat(browser.texts("#calls tr")).isEqualTo(paused);

        browser.find("#pause").click();

        browser.await("the stream goes on", SOON, () -> !paused.equals(browser.texts("#calls tr")));
    }

    @Test
    void itFitsAPhoneAndADeskInLightAndDark() throws IOException {
        choose("failing");
        awaitOutcome("inventory", "rejected");
        for (int width : new int[] {380, 1280}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.size(width, 1000);
                browser.dark(dark);
                browser.screenshot("demo-page-" + width + (dark ? "-dark" : "-light"));
                assertThat(browser.scrollsSideways()).as("at %d px", width).isFalse();
            }
        }
    }

    private void choose(String mode) {
        browser.find("#modes input[value=" + mode + "]").click();
        browser.await("the demo took the mode " + mode, SOON, () -> mode().equals(mode));
    }

    private void awaitOutcome(String breaker, String outcome) {
        browser.await(
                "a call of " + breaker + " is " + outcome,
                SOON,
                () -> outcomes(breaker).contains(outcome));
    }

    /** How the breaker's calls on the page ended, oldest first, a space behind each. */
    private String outcomes(String breaker) {
        return (String) browser.driver()
                .executeScript(
                        "return [...document.querySelectorAll('#calls tr')].reverse()"
                                + ".filter(row => row.dataset.breaker === arguments[0])"
                                + ".map(row => row.dataset.outcome + ' ').join('')",
                        breaker);
    }

    private void awaitLatest(String breaker, String outcome) {
        String shapes = "#%s .strip .shape:last-child[data-outcome=%s]".formatted(breaker, outcome);
        browser.await(
                "the latest call of " + breaker + " is " + outcome,
                HEALING,
                () -> !browser.findAll(shapes).isEmpty());
    }

    private List<String> checkedModes() {
        return browser.findAll("#modes input:checked").stream()
                .map(input -> input.getDomProperty("value"))
                .toList();
    }

    private String mode() {
        return ask("/shop/downstream").path("mode").asText();
    }

    private int rate() {
        return ask("/shop/traffic").path("rate").asInt();
    }

    private JsonNode ask(String path) {
        try {
            return demo.http().get(path).json();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
