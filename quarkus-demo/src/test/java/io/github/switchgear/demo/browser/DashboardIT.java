package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The dashboard as an operator uses it, on breakers whose downstream fails for real. */
@Timeout(120)
class DashboardIT {
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

    @BeforeEach
    void startTheDemo() throws IOException {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "9"));
        browser.size(1280, 800);
        browser.dark(false);
    }

    @AfterEach
    void theConsoleIsCleanAndTheDemoStops() {
        List<String> errors = browser.consoleErrors();
        browser.driver().get("about:blank");
        demo.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void anOperatorSeesTheBreakerOpenResetsItInTheDialogAndSeesItClosed() throws Exception {
        openAs("operator");
        downstream("failing");
        awaitState("inventory", "Open");
        assertThat(text("inventory", "next")).matches("Probe in \\d+ s");
        assertThat(text("inventory", "failures")).isEqualTo("3 / 3");
        assertThat(text("inventory", "last-failure")).contains("StockAnswer");
        browser.await("the open ones come first", SOON, () -> rowNames().get(2).equals("payment"));
        browser.screenshot("dashboard-open");
        downstream("healthy");

        click("inventory", "reset");
        assertThat(browser.find("#act-title").getText()).isEqualTo("Reset inventory");
        browser.find("#act-reason").sendKeys("the warehouse is repaired");
        browser.find("#act-confirm").click();

        awaitState("inventory", "Closed");
        assertThat(browser.find("dialog").isDisplayed()).isFalse();
        assertThat(demo.http()
                        .getAs("viewer", "viewer", "/switchgear/api/breakers/inventory/transitions")
                        .body())
                .contains("\"cause\":\"RESET\"")
                .contains("\"actor\":\"operator\",\"reason\":\"the warehouse is repaired\"");
        assertThat(browser.texts("#announcements").toString()).contains("inventory went from Closed to Open");
    }

    @Test
    void aBreakerWhoseDownstreamIsBackClosesByItself() throws Exception {
        openAs("viewer");
        downstream("failing");
        awaitState("catalog", "Open");
        downstream("healthy");

        browser.await("it is closed", HEALING, () -> text("catalog", "state").equals("Closed"));
        assertThat(text("catalog", "failures")).isEqualTo("0 / 3");
    }

    @Test
    void anOperatorForcesABreakerOpenAndReleasesItAndAReasonIsTextNotMarkup() throws Exception {
        openAs("operator");
        downstream("failing");
        awaitState("inventory", "Open");
        click("payment", "force-open");
        assertThat(browser.find("#act-effect").getText()).contains("Every call is rejected");
        browser.find("#act-reason").sendKeys("<img src=x onerror=alert(1)>");
        browser.find("#act-confirm").click();

        awaitState("payment", "Forced open");
        assertThat(text("payment", "next")).contains("operator: “<img src=x onerror=alert(1)>”, until ");
        assertThat(browser.findAll("tbody img")).isEmpty();
        downstream("healthy");

        click("payment", "release");
        browser.find("#act-confirm").click();
        awaitState("payment", "Closed");
        assertThat(text("payment", "next")).isEmpty();
    }

    @Test
    void theWorstComesFirstAsSoonAsNothingIsInTheWay() throws Exception {
        browser.size(1280, 440);
        openAs("operator");
        downstream("failing");
        awaitState("inventory", "Open");
        click("payment", "force-open");
        browser.find("#act-reason").sendKeys("the bank moves to its new data centre");
        browser.find("#act-confirm").click();
        awaitState("payment", "Forced open");
        assertThat(rowNames())
                .as("while its button has the focus and the pointer is on the table")
                .last()
                .isEqualTo("payment");

        browser.driver().executeScript("document.activeElement.blur()");
        new Actions(browser.driver()).moveToElement(browser.find("h1")).perform();
        browser.await(
                "the forced one is first", SOON, () -> rowNames().equals(List.of("payment", "catalog", "inventory")));
        browser.screenshot("dashboard");
    }

    @Test
    void aBreakerIsForcedClosedByKeyboardAlone() {
        openAs("operator");
        awaitState("inventory", "Closed");
        button("inventory", "force-closed").sendKeys(Keys.ENTER);
        WebElement reason = browser.driver().switchTo().activeElement();
        assertThat(reason.getDomAttribute("id")).isEqualTo("act-reason");
        reason.sendKeys("a load test", Keys.TAB, Keys.TAB, Keys.TAB);
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);

        awaitState("inventory", "Forced closed");
    }

    @Test
    void whatTheServerRefusesIsShownAsItIsAndNothingHasHappened() throws IOException {
        openAs("operator");
        awaitState("inventory", "Closed");
        click("inventory", "force-open");
        browser.find("#act-reason").sendKeys("flood");
        browser.find("#act-duration option[value=other]").click();
        browser.find("#act-other").sendKeys("ten minutes");
        browser.find("#act-confirm").click();

        browser.await("the refusal", SOON, () -> browser.find("#act-refused").isDisplayed());
        assertThat(browser.find("#act-refused").getText())
                .isEqualTo("The server refused (400): 'duration' must be an ISO 8601 duration as PT10M"
                        + " but is 'ten minutes'");
        browser.screenshot("dashboard-refused");
        assertThat(text("inventory", "state")).isEqualTo("Closed");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("400");

        browser.find("#act-cancel").click();
        assertThat(browser.find("dialog").isDisplayed()).isFalse();
    }

    @Test
    void forcingWithoutAReasonIsNotEvenSent() {
        openAs("operator");
        awaitState("inventory", "Closed");
        click("inventory", "force-open");
        browser.find("#act-confirm").click();

        assertThat(browser.find("dialog").isDisplayed()).isTrue();
        assertThat(browser.findAll("#act-reason:invalid")).hasSize(1);
        assertThat(text("inventory", "state")).isEqualTo("Closed");
    }

    @Test
    void aViewerSeesEverythingAndIsOfferedNothing() {
        openAs("viewer");
        awaitState("inventory", "Closed");

        assertThat(browser.find("#access").getText()).isEqualTo("Read only");
        assertThat(browser.findAll("tbody button")).noneMatch(WebElement::isDisplayed);
        assertThat(browser.find("#connection").getText()).startsWith("Live");
    }

    @Test
    void searchAndStatesNarrowTheTable() {
        openAs("viewer");
        awaitState("inventory", "Closed");
        browser.find("#search").sendKeys("PaymentClient");
        assertThat(rowNames()).containsExactly("payment");

        browser.find("#search").clear();
        browser.find("#search").sendKeys("nothing like it");
        assertThat(rowNames()).isEmpty();
        assertThat(browser.find("#empty").getText()).startsWith("No breaker is like that");
    }

    @Test
    void aLostConnectionIsSaidAndTheLastDataStay() {
        openAs("viewer");
        awaitState("inventory", "Closed");
        demo.close();

        browser.await(
                "it is said", SOON, () -> browser.find("#connection").getText().startsWith("Connection lost, data is"));
        assertThat(rowNames()).hasSize(3);
        assertThat(browser.consoleErrors()).isNotEmpty().allMatch(error -> error.contains("ERR_CONNECTION_REFUSED"));
        browser.driver().get("about:blank");
        browser.consoleErrors();
    }

    @Test
    void itFitsAPhoneInTheDark() throws Exception {
        openAs("operator");
        downstream("failing");
        awaitState("inventory", "Open");
        browser.size(380, 800);
        browser.dark(true);

        browser.screenshot("dashboard-phone-dark");
        assertThat(browser.scrollsSideways()).isFalse();
    }

    private void openAs(String user) {
        browser.openAs(user, user, demo.base().resolve("switchgear/"));
        browser.await("the table is there", SOON, () -> rowNames().size() == 3);
    }

    private void downstream(String mode) throws Exception {
        assertThat(demo.http()
                        .put("/shop/downstream", "{\"mode\":\"" + mode + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static List<String> rowNames() {
        return browser.texts("tbody th strong");
    }

    private static String text(String breaker, String column) {
        return String.join("", browser.texts(row(breaker) + " ." + column));
    }

    private static void awaitState(String breaker, String state) {
        browser.await(
                breaker + " is " + state, SOON, () -> text(breaker, "state").equals(state));
    }

    private static WebElement button(String breaker, String action) {
        return browser.driver().findElement(By.cssSelector(row(breaker) + " button[data-action=" + action + "]"));
    }

    private static void click(String breaker, String action) {
        button(breaker, action).click();
    }

    private static String row(String breaker) {
        return "tr[data-breaker=" + breaker + "]";
    }
}
