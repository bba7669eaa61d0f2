package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** The page's address holds what is shown, so that a link in a chat shows the same; and one is for a wall. */
class AddressIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(
                new StagedBreaker("inventory")
                        .state("OPEN", Duration.ofMinutes(5))
                        .retryAfter(Duration.ofMinutes(3)),
                new StagedBreaker("pay.card").state("HALF_OPEN", Duration.ofMinutes(1)),
                new StagedBreaker("pay.bank")
                        .state("OPEN", Duration.ofMinutes(2))
                        .retryAfter(Duration.ofMinutes(3)),
                new StagedBreaker("pay.gift"),
                new StagedBreaker("legacy").disabled());
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    private void open(String rest) {
        dashboard.open(URI.create(stage.page() + rest));
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    private void awaitAddress(String rest) {
        browser.await(
                "the address ends with " + rest,
                Dashboard.SOON,
                () -> (stage.page() + rest).equals(browser.driver().getCurrentUrl()));
    }

    private void awaitRows(String... names) {
        browser.await(
                "the rows are " + List.of(names),
                Dashboard.SOON,
                () -> dashboard.rowNames().equals(List.of(names)));
    }

    @Test
    void whatIsChosenIsInTheAddress() {
        open("");
        browser.find("#states [data-state=OPEN]").click();
        awaitAddress("?state=OPEN");
        browser.find("#states [data-state=HALF_OPEN]").click();
        awaitAddress("?state=OPEN,HALF_OPEN");
        browser.find("#search").sendKeys("pay");
        awaitAddress("?state=OPEN,HALF_OPEN&q=pay");
        browser.find("#order option[value=name]").click();
        awaitAddress("?state=OPEN,HALF_OPEN&q=pay&order=name");
        awaitRows("pay.bank", "pay.card");
        dashboard.openDetail("pay.card");
        awaitAddress("?state=OPEN,HALF_OPEN&q=pay&order=name#breaker/pay.card");
    }

    @Test
    void whoeverOpensThatAddressSeesTheSame() {
        open("?state=OPEN,HALF_OPEN&q=pay&order=name#breaker/pay.card");

        browser.await("it is open at once", Dashboard.SOON, () -> dashboard.isOpen("detail"));
        assertThat(browser.find("#detail-title").getText()).isEqualTo("pay.card");
        browser.find("#detail-close").click();
        awaitAddress("?state=OPEN,HALF_OPEN&q=pay&order=name");
        awaitRows("pay.bank", "pay.card");
        assertThat(
                        browser.askForTexts(
                                "return [...document.querySelectorAll('#states [aria-pressed=true]')].map((b) => b.dataset.state)"))
                .containsExactlyInAnyOrder("OPEN", "HALF_OPEN");
        assertThat(browser.find("#search").getDomProperty("value")).isEqualTo("pay");
        assertThat(browser.find("#order").getDomProperty("value")).isEqualTo("name");
    }

    @Test
    void whatIsAsUsualIsNotInTheAddressAndNoChoiceIsAStepBack() {
        open("");
        browser.find("#states [data-state=OPEN]").click();
        browser.find("#search").sendKeys("pay");
        browser.find("#order option[value=latest]").click();
        awaitAddress("?state=OPEN&q=pay&order=latest");
        double steps = browser.number("history.length");

        browser.find("#states [data-state=OPEN]").click();
        browser.find("#search").sendKeys("\b\b\b");
        browser.find("#order option[value=worst]").click();

        awaitAddress("");
        assertThat(browser.number("history.length")).isEqualTo(steps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=NOPE&order=sideways", "?state=&q=&order=", "?unknown=1", "?state=open"})
    void whatNobodyKnowsIsAsThoughItWereNotThere(String rest) {
        open(rest);

        awaitRows("inventory", "pay.bank", "pay.card", "pay.gift", "legacy");
        assertThat(browser.find("#order").getDomProperty("value")).isEqualTo("worst");
    }

    @Test
    void whatASearchHoldsIsTextWhateverItMeansInAnAddress() {
        open("");
        browser.find("#search").sendKeys("a&state=OPEN#ü +%");

        browser.await(
                "nothing is found", Dashboard.SOON, () -> browser.find("#empty").isDisplayed());
        browser.driver().navigate().refresh();
        browser.await(
                "nothing is found again",
                Dashboard.SOON,
                () -> browser.find("#empty").isDisplayed());
        assertThat(browser.find("#search").getDomProperty("value")).isEqualTo("a&state=OPEN#ü +%");
        assertThat(browser.findAll("#states [aria-pressed=true]")).isEmpty();
    }

    @Test
    void onTheWallThereIsNothingToPress() {
        open("?wall");

        assertThat(browser.findAll("button:enabled, input, select, summary, #skip, #menu"))
                .noneMatch(WebElement::isDisplayed);
        assertThat(dashboard.rowNames()).startsWith("inventory");
        assertThat(browser.texts("#states button").stream().map(String::strip)).contains("Open 2", "Half-open 1");
        assertThat(browser.find("#states").isDisplayed()).isTrue();
    }

    @Test
    void onTheWallAllIsLarger() {
        open("");
        double usual = fontSize();
        open("?wall");

        assertThat(fontSize()).isGreaterThanOrEqualTo(1.3 * usual);
        assertThat(browser.scrollsSideways()).isFalse();
    }

    private static double fontSize() {
        return browser.number("parseFloat(getComputedStyle(document.querySelector('#breakers .word')).fontSize)");
    }

    @Test
    void theWallShowsWhatItsAddressSaysAndGoesOn() {
        open("?wall&state=OPEN&q=pay");
        awaitRows("pay.bank");

        stage.show(List.of(
                new StagedBreaker("pay.gift").state("OPEN", Duration.ZERO).retryAfter(Duration.ofMinutes(3))));

        awaitRows("pay.bank", "pay.gift");
        dashboard.awaitText("pay.gift", "next", "Probe in .*");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(stage.page() + "?wall&state=OPEN&q=pay");
    }
}
