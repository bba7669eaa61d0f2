package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.demo.shop.UnreadableAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The dashboard as an operator uses it, on breakers whose downstream fails for real. */
class DashboardIT extends BrowserTest {
    /** The breakers' retry time is ten seconds, and traffic must come for the probe. */
    private static final Duration HEALING = Duration.ofSeconds(40);

    private final Dashboard dashboard = new Dashboard(browser);

    private RunningDemo demo;

    @BeforeEach
    void startTheDemo() throws IOException {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "20"));
    }

    @Override
    void stopTheServer() {
        demo.close();
    }

    @Test
    void anOperatorSeesWhichDownstreamIsIllSinceWhenAndWhyAndResetsItsBreaker() throws Exception {
        openAs("operator");
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
        downstream("failing");
        dashboard.awaitState("inventory", "Open");
        assertThat(dashboard.text("inventory", "since")).matches(Dashboard.TIME);
        assertThat(dashboard.text("inventory", "count")).isEqualTo("3 / 3");
        assertThat(dashboard.text("inventory", "failure-type")).isEqualTo("StockAnswer");
        dashboard.awaitText("inventory", "next", "Probe in \\d+ s");
        browser.await(
                "it is in the log",
                Dashboard.SOON,
                () -> browser.texts("#events li").stream()
                        .anyMatch(line -> line.contains("inventory") && line.contains("Closed → Open")));
        browser.lookAway();
        downstream("healthy");

        dashboard.click("inventory", "reset");
        dashboard.reason("the warehouse is repaired");
        dashboard.confirm();

        dashboard.awaitState("inventory", "Closed");
        assertThat(history("inventory"))
                .contains("\"cause\":\"RESET\"")
                .contains("\"actor\":\"operator\",\"reason\":\"the warehouse is repaired\"");
        browser.await(
                "it is read out",
                Dashboard.SOON,
                () -> browser.texts("#announcements")
                        .toString()
                        .contains(
                                "inventory went from Open to Closed, reset by operator: “the warehouse is repaired”"));
    }

    @Test
    void aBreakerWhoseDownstreamIsBackClosesByItself() throws Exception {
        openAs("viewer");
        downstream("failing");
        dashboard.awaitState("catalog", "Open");
        downstream("healthy");

        browser.await(
                "it is closed", HEALING, () -> dashboard.text("catalog", "word").equals("Closed"));
        assertThat(dashboard.text("catalog", "count")).isEqualTo("0 / 3");
    }

    @Test
    void aReasonIsTextNotMarkup() throws IOException {
        openAs("operator");
        dashboard.click("payment", "force-open");
        dashboard.reason("<img src=x onerror=alert(1)>");
        dashboard.confirm();

        dashboard.awaitText("payment", "override", "operator until .*: “<img src=x onerror=alert\\(1\\)>”");
        dashboard.openDetail("payment");
        browser.await(
                "the timeline has it",
                Dashboard.SOON,
                () -> browser.texts("#timeline li").stream()
                        .anyMatch(line -> line.contains("“<img src=x onerror=alert(1)>”")));
        assertThat(browser.texts("#latest").toString()).contains("<img src=x onerror=alert(1)>");
        assertThat(browser.findAll("img")).as("only the mark in the head").hasSize(1);
    }

    @Test
    void theWorstComesFirstAsSoonAsNothingIsInTheWay() throws Exception {
        openAs("operator");
        downstream("failing");
        dashboard.awaitState("inventory", "Open");
        dashboard.click("shipping", "force-open");
        dashboard.reason("the carrier is on strike");
        dashboard.confirm();
        dashboard.awaitState("shipping", "Forced open");
        int place = dashboard.rowNames().indexOf("shipping");
        new Actions(browser.driver())
                .moveToElement(browser.find(Dashboard.row("shipping") + " .link"))
                .perform();
        Instant later = Instant.now().plusSeconds(3);
        browser.await(
                "the page has had time to put it first",
                Dashboard.SOON,
                () -> Instant.now().isAfter(later));
        assertThat(dashboard.rowNames().indexOf("shipping"))
                .as("while the pointer and the focus are in the table")
                .isEqualTo(place)
                .isNotZero();

        browser.lookAway();

        browser.await(
                "the forced one is first",
                Dashboard.SOON,
                () -> dashboard.rowNames().get(0).equals("shipping"));
        browser.screenshot("dashboard");
    }

    @Test
    void aViewerSeesEverythingAndIsOfferedNothing() {
        openAs("viewer");

        assertThat(browser.find("#access").getText()).isEqualTo("Read only");
        assertThat(browser.find("#act-on-shown").isDisplayed()).isFalse();
        dashboard.openMenu("inventory");
        assertThat(browser.texts("#menu > *")).containsExactly("Details");
        browser.type(Keys.ENTER);
        browser.await("the detail view is open", Dashboard.SOON, () -> dashboard.isOpen("detail"));
        assertThat(browser.findAll("#summary button, #change-settings")).noneMatch(WebElement::isDisplayed);
        browser.await(
                "the settings are there",
                Dashboard.SOON,
                () -> browser.texts("#settings tbody tr").contains("retryTimer10 sannotation"));
    }

    @Test
    void searchAndStatesNarrowTheTable() {
        openAs("viewer");
        browser.find("#search").sendKeys("PaymentClient");
        browser.await("one is found", Dashboard.SOON, () -> dashboard.rowNames().size() == 1);

        browser.find("#search").clear();
        browser.find("#states [data-state=OPEN]").click();
        browser.await(
                "none is open", Dashboard.SOON, () -> browser.find("#empty").isDisplayed());
        browser.find("#states [data-state=CLOSED]").click();
        browser.await(
                "all are closed", Dashboard.SOON, () -> dashboard.rowNames().size() > 1);
    }

    @Test
    void whatAnExceptionsMessageSaysIsNowhereOnThePage() throws Exception {
        openAs("operator");
        downstream("wrong-content");
        dashboard.awaitState("catalog", "Open");
        dashboard.awaitText("catalog", "failure-type", ".*UnreadableAnswerException");
        dashboard.openDetail("catalog");
        browser.await(
                "the timeline has it",
                Dashboard.SOON,
                () -> !browser.texts("#timeline li").isEmpty());

        assertThat((String) browser.ask("return document.documentElement.outerHTML"))
                .contains("UnreadableAnswerException")
                .doesNotContain(new UnreadableAnswerException(200, null).getMessage());
    }

    @Test
    void aWindowsLimitIsSaid() {
        openAs("viewer");

        assertThat(dashboard.text("recommendations", "count")).endsWith(" in a row");
        dashboard.openDetail("recommendations");
        assertThat(browser.find("#summary .limit").getText()).isEqualTo("opens at 50 % of 10 calls, from 6 on");
    }

    private void openAs(String user) {
        dashboard.openAs(user, demo.base().resolve("switchgear/"));
        dashboard.awaitState("inventory", "Closed");
    }

    private void downstream(String mode) throws Exception {
        assertThat(demo.http()
                        .put("/shop/downstream", "{\"mode\":\"" + mode + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private String history(String breaker) throws Exception {
        return demo.http()
                .getAs("viewer", "viewer", "/switchgear/api/breakers/" + breaker + "/transitions")
                .body();
    }
}
