package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.demo.ShopHttp;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Every action on the running demo, by mouse and by keyboard alone. No traffic disturbs the breakers. */
class OperatingIT extends BrowserTest {
    private static RunningDemo demo;

    private final Dashboard dashboard = new Dashboard(browser);

    @BeforeAll
    static void startTheDemo() throws IOException {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "0"));
    }

    @AfterAll
    static void stopTheDemo() {
        if (demo != null) {
            demo.close();
        }
    }

    @Override
    void stopTheServer() {}

    @BeforeEach
    void openTheDashboardOnClosedBreakers() throws Exception {
        for (String breaker : new String[] {"inventory", "payment"}) {
            operate(breaker, "reset", "{}");
        }
        dashboard.openAs("operator", demo.base().resolve("switchgear/"));
        dashboard.awaitState("inventory", "Closed");
    }

    @ParameterizedTest
    @CsvSource({
        "force-open, Forced open",
        "force-closed, Forced closed",
        "reset, Closed",
    })
    void anActionIsDoneByMouse(String action, String state) throws Exception {
        dashboard.click("inventory", action);
        dashboard.reason("stocktaking");
        dashboard.confirm();

        dashboard.awaitClosed("act");
        dashboard.awaitState("inventory", state);
        assertThat(history())
                .contains("\"to\":\"" + state.toUpperCase(Locale.ROOT).replace(' ', '_') + "\"", "stocktaking");
    }

    @ParameterizedTest
    @CsvSource({
        "force-open, Forced open",
        "force-closed, Forced closed",
        "reset, Closed",
    })
    void anActionIsDoneByKeyboardAlone(String action, String state) throws Exception {
        tabTo("#search");
        browser.type("inventory");
        choose("inventory", action);
        browser.type("a load test", Keys.ENTER);

        dashboard.awaitClosed("act");
        dashboard.awaitState("inventory", state);
        assertThat(history()).contains("a load test", "\"actor\":\"operator\"");
        assertThat(browser.findAll(Dashboard.row("inventory") + " .menu-button:focus"))
                .as("the focus is back where it was")
                .hasSize(1);
    }

    @Test
    void aForcedBreakerIsReleasedByMouse() throws Exception {
        operate("inventory", "force-closed", "{\"reason\": \"a load test\"}");
        dashboard.awaitState("inventory", "Forced closed");
        dashboard.click("inventory", "release");
        assertThat(browser.find("#act-effect").getText()).endsWith("closed, with no failures counted.");
        dashboard.confirm();

        dashboard.awaitState("inventory", "Closed");
        assertThat(dashboard.text("inventory", "override")).isEmpty();
    }

    @Test
    void aForcedBreakerIsReleasedByKeyboardAlone() throws Exception {
        operate("inventory", "force-open", "{\"reason\": \"stocktaking\"}");
        dashboard.awaitState("inventory", "Forced open");
        choose("inventory", "release");
        tabTo("#act-confirm");
        browser.type(Keys.SPACE);

        dashboard.awaitState("inventory", "Half-open");
        assertThat(dashboard.text("inventory", "next")).isEqualTo("The next call is the probe");
    }

    @Test
    void anOverrideIsPlannedAndDroppedByKeyboardAlone() throws Exception {
        choose("inventory", "force-open");
        browser.type("the warehouse moves");
        tabTo("#act-begin");
        browser.type("later");
        tabTo("#act-from");
        tabTo("#act-confirm");
        browser.type(Keys.ENTER);

        dashboard.awaitClosed("act");
        dashboard.awaitText(
                "inventory",
                "planned",
                "Planned: forced open from .* \\(in .*\\) by operator: “the warehouse moves”, until .*");
        assertThat(dashboard.text("inventory", "word")).isEqualTo("Closed");
        assertThat(history()).contains("\"cause\":\"PLANNED\"", "the warehouse moves");

        choose("inventory", "release");
        tabTo("#act-confirm");
        browser.type(Keys.SPACE);
        dashboard.awaitText("inventory", "planned", "");
        assertThat(history()).contains("\"cause\":\"RELEASED\"");
    }

    @Test
    void settingsAreChangedWhileTheApplicationRuns() throws Exception {
        dashboard.openDetail("inventory");
        dashboard.openSettings();
        browser.find("#act-settings input[name=allowedFails]").clear();
        browser.find("#act-settings input[name=allowedFails]").sendKeys("7");
        browser.find("#act-settings input[name=retryTimer]").clear();
        browser.find("#act-settings input[name=retryTimer]").sendKeys("12s");
        dashboard.reason("fewer alarms");
        dashboard.confirm();

        dashboard.awaitText("inventory", "count", "0 / 7");
        browser.await(
                "the table tells the source",
                Dashboard.SOON,
                () -> browser.texts("#settings tbody tr")
                        .containsAll(List.of("allowedFails7runtime", "retryTimer12 sruntime")));
        assertThat(history()).contains("RECONFIGURED", "fewer alarms");
    }

    @Test
    void settingsAreChangedByKeyboardAlone() throws Exception {
        tabTo(Dashboard.row("inventory") + " .link");
        browser.type(Keys.ENTER);
        tabTo("#change-settings");
        browser.type(Keys.SPACE);
        tabTo("#act-settings input[name=probeSuccesses]");
        browser.type(Keys.chord(Keys.CONTROL, "a"), "2");
        tabTo("#act-reason");
        browser.type("one good call is luck", Keys.ENTER);

        dashboard.awaitClosed("act");
        browser.await(
                "the table tells it",
                Dashboard.SOON,
                () -> browser.texts("#settings tbody tr").contains("probeSuccesses2runtime"));
        assertThat(history()).contains("one good call is luck", "\"actor\":\"operator\"");
        browser.type(Keys.ESCAPE);
        dashboard.awaitClosed("detail");
    }

    @Test
    void allAreResetByKeyboardAlone() throws Exception {
        operate("inventory", "force-open", "{\"reason\": \"stocktaking\"}");
        operate("payment", "force-closed", "{\"reason\": \"a load test\"}");
        dashboard.awaitState("payment", "Forced closed");
        tabTo("#act-on-shown");
        browser.type(Keys.ENTER);
        assertThat(browser.find("#menu :focus").getText()).isEqualTo("Reset …");
        browser.type(Keys.ENTER);
        browser.type(browser.find("#act-typed-word").getText(), Keys.ENTER);

        dashboard.awaitClosed("act");
        dashboard.awaitState("inventory", "Closed");
        dashboard.awaitState("payment", "Closed");
    }

    @Test
    void theCurlLinesDoWhatTheySay() throws Exception {
        dashboard.openDetail("inventory");
        for (String command : browser.texts("#commands pre")) {
            assertThat(command).startsWith("curl -u operator -X ");
            assertThat(Curl.run(command.replaceFirst("-u operator", "-u operator:operator"), Map.of()))
                    .as(command)
                    .startsWith("{\"name\":\"inventory\"");
        }

        assertThat(history())
                .contains("\"to\":\"FORCED_OPEN\"", "\"to\":\"FORCED_CLOSED\"")
                .contains("\"cause\":\"RESET\"", "\"cause\":\"PLANNED\"", "\"cause\":\"RECONFIGURED\"")
                .contains("\"actor\":\"operator\",\"reason\":\"why\"");
    }

    @Test
    void whoForcedItWhyAndUntilWhenIsSaid() {
        dashboard.click("payment", "force-open");
        assertThat(browser.find("#act-title").getText()).isEqualTo("Force open payment");
        assertThat(browser.find("#act-effect").getText()).startsWith("Every call is rejected");
        assertThat(browser.find("#act-now").getText()).startsWith("It is Closed, for ");
        dashboard.reason("the bank moves");
        browser.find("#act-duration option[value=other]").click();
        browser.find("#act-minutes").clear();
        browser.find("#act-minutes").sendKeys("45");
        dashboard.confirm();

        dashboard.awaitText(
                "payment", "override", "operator until " + Dashboard.TIME + " \\(4\\d min.*\\): “the bank moves”");
        dashboard.openDetail("payment");
        assertThat(dashboard.detail("override"))
                .matches("operator until " + Dashboard.MOMENT + " \\(4\\d min.*\\): “the bank moves”");
        assertThat(dashboard.detail("next")).isEqualTo("Every call is rejected");
    }

    @Test
    void whatTheServerRefusesIsShownAsItIsAndNothingHasHappened() throws IOException {
        dashboard.click("inventory", "force-open");
        dashboard.reason("flood");
        browser.find("#act-duration option[value=other]").click();
        browser.find("#act-minutes").clear();
        browser.find("#act-minutes").sendKeys("60000000");
        dashboard.confirm();

        assertThat(dashboard.awaitRefusal()).startsWith("The server refused (400): 'duration' is out of bounds");
        browser.screenshot("dashboard-refused");
        assertThat(dashboard.text("inventory", "word")).isEqualTo("Closed");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("400");

        browser.type(Keys.ESCAPE);
        dashboard.awaitClosed("act");
    }

    @Test
    void forcingWithoutAReasonIsNotEvenSent() {
        dashboard.click("inventory", "force-open");
        dashboard.confirm();

        assertThat(dashboard.isOpen("act")).isTrue();
        assertThat(browser.findAll("#act-reason:invalid")).hasSize(1);
        assertThat(dashboard.text("inventory", "word")).isEqualTo("Closed");
    }

    @Test
    void anotherOperatorsChangeIsSeenInTheSecondWindowAndInTheDialogThatIsOpenThere() {
        String first = browser.driver().getWindowHandle();
        browser.openWindow(1280, 900);
        String second = browser.driver().getWindowHandle();
        dashboard.open(demo.base().resolve("switchgear/"));
        dashboard.click("inventory", "reset");
        browser.driver().switchTo().window(first);
        dashboard.click("inventory", "force-open");
        dashboard.reason("stocktaking");
        dashboard.confirm();
        dashboard.awaitState("inventory", "Forced open");

        browser.driver().switchTo().window(second);

        dashboard.awaitState("inventory", "Forced open");
        browser.await(
                "the dialog says so",
                Dashboard.SOON,
                () -> browser.find("#act-now")
                        .getText()
                        .matches("It is Forced open, for .* When you opened this, it was Closed\\."));
        assertThat(browser.find("#act-effect").getText())
                .startsWith("This ends what holds now: it is forced open by operator: “stocktaking”, until ");
        dashboard.confirm();
        assertThat(dashboard.awaitMeanwhile())
                .matches("operator forced it open \\d+ s ago: “stocktaking”, until " + Dashboard.MOMENT
                        + "\\. Do it all the same\\?");
        assertThat(dashboard.text("inventory", "word")).isEqualTo("Forced open");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("412");
        assertThat(browser.find("#act-confirm").getText()).isEqualTo("Reset all the same");
        dashboard.confirm();
        dashboard.awaitState("inventory", "Closed");
        assertThat(browser.complaints()).isEmpty();
        browser.driver().close();
        browser.driver().switchTo().window(first);
        dashboard.awaitState("inventory", "Closed");
    }

    /** Opens the menu of a row and chooses an action there, without a pointer. */
    private static void choose(String breaker, String action) {
        tabTo(Dashboard.row(breaker) + " .link");
        browser.type(Keys.ARROW_RIGHT);
        browser.type(Keys.ENTER);
        for (int presses = 0;
                browser.findAll("#menu [data-action=" + action + "]:focus").isEmpty();
                presses++) {
            assertThat(presses).isLessThan(6);
            browser.type(Keys.ARROW_DOWN);
        }
        browser.type(Keys.ENTER);
    }

    /** Presses the tabulator until the focus is there. */
    private static void tabTo(String selector) {
        for (int presses = 0; presses < 80; presses++) {
            browser.type(Keys.TAB);
            if (!browser.driver()
                    .findElements(By.cssSelector(selector + ":focus-visible"))
                    .isEmpty()) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not lead to " + selector);
    }

    private static void operate(String breaker, String action, String json) throws Exception {
        ShopHttp.Answer answer = demo.http()
                .operateAs("operator", "operator", "/switchgear/api/breakers/" + breaker + "/" + action, json);
        assertThat(answer.status()).isEqualTo(200);
    }

    private static String history() throws Exception {
        return demo.http()
                .getAs("viewer", "viewer", "/switchgear/api/breakers/inventory/transitions")
                .body();
    }
}
