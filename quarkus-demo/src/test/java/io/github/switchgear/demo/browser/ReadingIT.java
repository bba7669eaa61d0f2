package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What the head and the rows say of breakers in every state, to the eye and to what reads a page out. */
class ReadingIT extends BrowserTest {
    private static final String DAY = "[A-Z][a-z]{2} \\d{1,2}";

    private final Dashboard dashboard = new Dashboard(browser);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(
                new StagedBreaker("inventory")
                        .state("OPEN", Duration.ofSeconds(9))
                        .failures(3, "java.net.ConnectException", Duration.ofSeconds(9))
                        .totals(12_044, 3, 1, 14, 7)
                        .retryAfter(Duration.ofSeconds(21)),
                new StagedBreaker("shipping")
                        .state("HALF_OPEN", Duration.ofSeconds(4))
                        .retryAfter(Duration.ofSeconds(26))
                        .probing(),
                new StagedBreaker("payment").forced("FORCED_OPEN", "the bank moves", "maria"),
                new StagedBreaker("ratings").forced("FORCED_CLOSED", "a load test", "maria"),
                new StagedBreaker("search").failures(2, "java.io.IOException", Duration.ofMinutes(3)),
                new StagedBreaker("catalog"),
                new StagedBreaker("legacy").disabled());
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @Test
    void theHeadCountsTheStatesAndTellsTheNodeTheDatasAgeAndWhatTheCallerMayDo() {
        assertThat(browser.texts("#states button").stream().map(String::strip))
                .containsExactly("Forced open 1", "Open 1", "Half-open 1", "Forced closed 1", "Closed 2", "Disabled 1");
        assertThat(browser.texts("#node")).containsExactly("shop-1");
        assertThat(dashboard.connection()).matches("Live, data \\d s old");
        assertThat(browser.texts("#access")).containsExactly("You may operate");
        assertThat(browser.driver().getTitle()).isEqualTo("(2 open) Switchgear");
    }

    @Test
    void aRowSaysAllThereIsToKnowOfABreaker() {
        assertThat(dashboard.text("inventory", "link")).isEqualTo("inventory");
        assertThat(dashboard.text("inventory", "method")).isEqualTo("InventoryClient.call(String)");
        assertThat(dashboard.text("inventory", "word")).isEqualTo("Open");
        assertThat(dashboard.text("inventory", "since")).matches(Dashboard.TIME);
        assertThat(dashboard.text("inventory", "count")).isEqualTo("3 / 3");
        assertThat(dashboard.text("inventory", "totals"))
                .isEqualTo("12,044 succeeded3 failed1 slow14 neutral7 rejected");
        assertThat(dashboard.text("inventory", "failure-type")).isEqualTo("ConnectException");
        assertThat(dashboard.text("inventory", "failure-at")).matches(Dashboard.TIME);
        assertThat(dashboard.text("search", "failure-at")).matches(Dashboard.TIME);
        assertThat(dashboard.text("payment", "override"))
                .matches("maria until " + Dashboard.TIME + " \\((10 min|9 min.*)\\): “the bank moves”");
    }

    @Test
    void aTimeThatIsOlderThanADayIsTheDay() {
        Duration longAgo = Duration.ofHours(50);
        stage.show(List.of(
                new StagedBreaker("catalog").state("CLOSED", longAgo).failures(1, "java.io.IOException", longAgo)));

        dashboard.awaitText("catalog", "since", DAY);
        assertThat(dashboard.text("catalog", "failure-at")).matches(DAY);
        assertThat(browser.find(Dashboard.row("catalog") + " .since").getDomAttribute("title"))
                .matches("since " + Dashboard.MOMENT + ", \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    /** In one line, what holds until when says it all; the detail view has it to the second. */
    @Test
    void theDetailViewSaysItExactly() {
        assertThat(dashboard.isDisplayed("payment", "next"))
                .as("that every call is rejected goes without saying")
                .isFalse();
        dashboard.openDetail("payment");

        assertThat(dashboard.detail("next")).isEqualTo("Every call is rejected");
        assertThat(dashboard.detail("override"))
                .matches("maria until " + Dashboard.MOMENT + " \\(.+\\): “the bank moves”");
        assertThat(browser.texts("#summary [data-action]"))
                .containsExactly("Reset", "Release", "Force open", "Force closed");
    }

    @Test
    void theDetailViewCountsAllThatEverCame() {
        dashboard.openDetail("inventory");

        assertThat(browser.find("#summary .totals").getText().replaceAll("\\s+", " "))
                .isEqualTo("12,044 succeeded 3 failed 1 slow 14 neutral 7 rejected");
        assertThat(dashboard.detail("failure-type")).isEqualTo("java.net.ConnectException");
        assertThat(dashboard.detail("limit")).isEmpty();
    }

    @Test
    void theCountdownAndTheProbesAgeGoOnWithoutNewData() {
        String countdown = dashboard.text("inventory", "next");
        String probe = dashboard.text("shipping", "next");
        assertThat(countdown).matches("Probe in \\d+ s");
        assertThat(probe).matches("Probe running for \\d+ s");

        browser.await(
                "the one counts down and the other up",
                Dashboard.SOON,
                () -> seconds("inventory") < seconds(countdown) && seconds("shipping") > seconds(probe));
    }

    private int seconds(String breakerOrText) {
        String text = breakerOrText.contains(" ") ? breakerOrText : dashboard.text(breakerOrText, "next");
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    @Test
    void aStateIsToldByItsShapeAndItsColourAndNotByItsWordAlone() {
        List<Map<String, Object>> states = browser.askForObjects("""
                return [...document.querySelectorAll('#breakers tbody tr')].map((row) => ({
                  word: row.querySelector('.word').textContent,
                  shape: row.querySelector('.shape').getAttribute('d'),
                  colour: getComputedStyle(row.querySelector('.state')).color,
                }))
                """);
        Set<Map<String, Object>> kinds = new HashSet<>(states);

        assertThat(states).hasSize(7);
        assertThat(kinds).hasSize(6);
        for (String part : new String[] {"word", "shape", "colour"}) {
            assertThat(kinds).extracting(state -> state.get(part)).doesNotHaveDuplicates();
        }
    }

    @Test
    void theTableIsOneToWhatReadsItOut() {
        assertThat(browser.texts("table#breakers > caption")).containsExactly("Circuit breakers of this application");
        assertThat(browser.findAll("#breakers thead th"))
                .filteredOn(WebElement::isDisplayed)
                .hasSize(10);
        assertThat(browser.findAll("#breakers thead th:not([scope=col])")).isEmpty();
        assertThat(browser.findAll("#breakers tbody tr > th[scope=row]")).hasSize(7);
        assertThat(browser.findAll("#breakers tbody button[aria-label='Actions for inventory'][aria-haspopup=menu]"))
                .hasSize(1);
        dashboard.openMenu("inventory");
        assertThat(browser.texts("#menu[role=menu][aria-label='Actions for inventory'] > [role=menuitem]"))
                .containsExactly("Details", "Reset", "Release", "Force open", "Force closed");
        assertThat(browser.texts("#menu [aria-label='Force open inventory']")).containsExactly("Force open");
        assertThat(browser.find(Dashboard.row("inventory") + " .menu-button").getDomAttribute("aria-expanded"))
                .isEqualTo("true");
    }
}
