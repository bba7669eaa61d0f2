package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened before the page was opened is there from the first moment on. */
class HistoryIT extends BrowserTest {
    private static final String INVENTORY = Dashboard.row("inventory");

    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker inventory = new StagedBreaker("inventory")
            .generation(3)
            .state("CLOSED", Duration.ofMinutes(10))
            .totals(48, 36, 0, 0, 36)
            .answeredByFallback(30);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(inventory, new StagedBreaker("payment"));
        stage.remember(
                "inventory",
                new StagedHistory()
                        .minute(3, 8, 2, 0, 0, 0)
                        .minute(1, 0, 4, 0, 0, 6)
                        .answeredByFallback(30));
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    private void open() {
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Test
    void aRowsPictureIsOfTheMinutesBefore() {
        open();

        awaitStrip(
                "120 calls within 15 minutes: 40 % succeeded, 30 % failed, 30 % rejected; in the newest: 40 % failed, 60 % rejected");
        assertThat(browser.askForTexts(
                        "return [...document.querySelectorAll(arguments[0])].map((path) =>"
                                + " path.getAttribute('d') && path.dataset.outcome).filter(Boolean)",
                        INVENTORY + " .strip path"))
                .containsExactly("succeeded", "failed", "rejected");
        assertThat(browser.find(Dashboard.row("payment") + " .strip").getDomAttribute("aria-label"))
                .isEqualTo("No calls within 15 minutes");
    }

    @Test
    void whatEndsSinceIsAddedToIt() {
        open();
        awaitStrip("120 calls .*");

        stage.show(List.of(inventory.totals(128, 36, 0, 0, 36)));

        awaitStrip("200 calls within 15 minutes: 64 % succeeded, 18 % failed, 18 % rejected; in the newest: .*");
    }

    private static void awaitStrip(String label) {
        browser.await(
                "the strip is of " + label,
                Dashboard.SOON,
                () -> browser.find(INVENTORY + " .strip")
                        .getDomAttribute("aria-label")
                        .matches(label));
    }

    @Test
    void aRowSaysHowMuchItHurtsNow() {
        open();

        dashboard.awaitText("inventory", "rejected", "3[456]");
        assertThat(dashboard.text("inventory", "rate")).isEqualTo("1");
        assertThat(dashboard.text("inventory", "failing")).isEqualTo("100 %");
        assertThat(browser.find(INVENTORY + " .amount:has(.rejected)").getDomAttribute("title"))
                .matches("(30|2\\d) answered by fallback");
        assertThat(dashboard.text("payment", "rate")).isEqualTo("0");
        assertThat(dashboard.text("payment", "failing")).isEqualTo("–");
        assertThat(dashboard.text("payment", "rejected")).isEqualTo("0");
        dashboard.openDetail("inventory");
        // What was told of the minute before goes out of the last minute second by second.
        assertThat(browser.find("#summary .by-fallback").getText()).matches("(30|2\\d) answered by fallback");
    }

    @Test
    void theHeadTellsOfAllNowAndAnHourAgo() {
        stage.rememberOfAll(new StagedHistory().minute(60, 200, 0, 0, 0, 0).minute(1, 95, 5, 2, 0, 20));
        open();

        awaitFigures("calls/s12(20 an hour ago)", "failing5 %(0 % an hour ago)", "rejected/min120(0 an hour ago)");
        assertThat(browser.texts("#figures [data-bad=true] dt")).containsExactly("rejected/min");
    }

    @Test
    void whereNothingIsKnownOfAllNothingIsSaid() {
        open();
        awaitStrip("120 calls .*");

        assertThat(browser.find("#figures").isDisplayed()).isFalse();
    }

    private static void awaitFigures(String... figures) {
        browser.await(
                "the figures are " + List.of(figures),
                Dashboard.SOON,
                () -> browser.texts("#figures > div").equals(List.of(figures)));
    }

    @Test
    void theDetailViewHasAnHourWithWhatStateItWasInAndWhatPeopleDid() {
        happened("OPEN", "CLOSED", 1, "FAILURES_REACHED", null, 30);
        happened("FORCED_OPEN", "OPEN", 2, "FORCED", "ann", 20);
        happened("CLOSED", "FORCED_OPEN", 3, "RESET", "ann", 10);
        openHour();

        assertThat(
                        browser.askForTexts(
                                "return [...document.querySelectorAll('.hour [data-state]')].map((path) => path.dataset.state)"))
                .containsExactly("CLOSED", "OPEN", "FORCED_OPEN", "CLOSED");
        assertThat(browser.findAll(".hour .mark")).as("what ann did").hasSize(2);
        assertThat(widths()).as("that of the forced one is a sixth").anyMatch(width -> Math.abs(width - 60) < 2);
        String words = "120 calls within the hour: 40 % succeeded, 30 % failed, 30 % rejected; 1 opening";
        assertThat(browser.find(".hour").getDomAttribute("aria-label")).isEqualTo(words);
        assertThat(browser.find("#hour-words").getText()).isEqualTo(words);
        assertThat(browser.texts(".times span"))
                .hasSize(5)
                .endsWith("now")
                .filteredOn(time -> !time.equals("now"))
                .allMatch(time -> time.matches(Dashboard.TIME));
    }

    private static List<Double> widths() {
        return browser
                .askForTexts("return [...document.querySelectorAll('.hour [data-state]')]"
                        + ".map((path) => String(path.getBBox().width))")
                .stream()
                .map(Double::valueOf)
                .toList();
    }

    @Test
    void theHourIsATableToo() {
        happened("OPEN", "CLOSED", 1, "FAILURES_REACHED", null, 30);
        happened("CLOSED", "OPEN", 2, "PROBE_SUCCEEDED", null, 10);
        openHour();

        browser.find("#last-hour summary").click();

        assertThat(browser.texts("#hour-table thead th[scope=col]"))
                .containsExactly("From", "Succeeded", "Failed", "Slow", "Neutral", "Rejected", "State at the end");
        assertThat(browser.findAll("#hour-table tbody th[scope=row]")).hasSize(12);
        assertThat(sum(2)).isEqualTo(48);
        assertThat(sum(3)).isEqualTo(36);
        assertThat(sum(6)).isEqualTo(36);
        assertThat(browser.texts("#hour-table tbody td:last-child"))
                .startsWith("Closed")
                .contains("Open")
                .endsWith("Closed");
    }

    /** The server keeps fifty transitions: what was before them is not known, and not drawn as if it were. */
    @Test
    void whatWasBeforeAllThatIsKeptIsNotKnown() {
        for (int i = 50; i > 0; i--) {
            boolean isProbe = i % 2 == 0;
            Duration ago = Duration.ofSeconds(30L * i);
            StagedBreaker after =
                    new StagedBreaker("inventory").generation(50 - i).state(isProbe ? "HALF_OPEN" : "OPEN", ago);
            stage.happened(Stage.told(
                    after,
                    isProbe ? "OPEN" : "HALF_OPEN",
                    isProbe ? "RETRY_TIME_PASSED" : "PROBE_FAILED",
                    null,
                    null,
                    ago));
        }
        openHour();

        assertThat(browser.find("#hour-words").getText()).endsWith("; at least 24 openings");
        browser.find("#last-hour summary").click();
        assertThat(browser.texts("#hour-table tbody td:last-child"))
                .hasSize(12)
                .startsWith("not known", "not known", "not known", "not known", "not known", "not known")
                .endsWith("Closed");
    }

    private static int sum(int column) {
        return browser.texts("#hour-table tbody > tr > :nth-child(" + column + ")").stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    void anHourWithoutCallsIsSaid() {
        open();
        dashboard.openDetail("payment");

        browser.await(
                "it is said",
                Dashboard.SOON,
                () -> browser.texts("#hour-words").equals(List.of("No calls within the hour")));
    }

    /** Nobody takes an hour of which nothing is known for one without calls. */
    @Test
    void whatTheServerDoesNotTellIsNotShown() {
        stage.forget("payment");
        open();
        dashboard.openDetail("payment");
        browser.await(
                "it has been asked",
                Dashboard.SOON,
                () -> browser.consoleErrors().stream().anyMatch(error -> error.contains("/payment/history")));

        browser.await(
                "it is not there",
                Dashboard.SOON,
                () -> !browser.find("#last-hour").isDisplayed());
    }

    private void openHour() {
        open();
        dashboard.openDetail("inventory");
        browser.await(
                "the hour is there",
                Dashboard.SOON,
                () -> !browser.texts("#hour-words").equals(List.of("Not known yet")));
    }

    private void happened(String to, String from, int generation, String cause, String actor, int minutesAgo) {
        StagedBreaker after =
                new StagedBreaker("inventory").generation(generation).state(to, Duration.ofMinutes(minutesAgo));
        stage.happened(Stage.told(after, from, cause, actor, null, Duration.ofMinutes(minutesAgo)));
    }
}
