package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.demo.ShopHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the webhook of the demo tells the demo, on its page. */
class AlertsIT extends BrowserTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    /** The breakers' retry time is ten seconds. */
    private static final Duration HEALING = Duration.ofSeconds(25);

    private RunningDemo demo;

    @BeforeEach
    void openThePage() throws IOException {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "18"));
        browser.open(demo.base());
        browser.await(
                "nothing has been told",
                SOON,
                () -> browser.find("#nothing-told").isDisplayed());
    }

    @Override
    void stopTheServer() {
        demo.close();
    }

    /** Their texts but the time, newest first. */
    private List<String> told(String breaker) {
        return browser.askForTexts(
                "return [...document.querySelectorAll('#told tr')]"
                        + ".filter(row => row.dataset.breaker === arguments[0])"
                        + ".map(row => [...row.cells].slice(1).map(cell => cell.textContent).join(' | '))",
                breaker);
    }

    private void awaitTold(String breaker, String... rows) {
        browser.await(
                breaker + ": " + List.of(rows), HEALING, () -> told(breaker).equals(List.of(rows)));
    }

    @Test
    void whatBreaksAndHealsIsToldWithItsCause() throws Exception {
        demo.http().put("/shop/downstream", "{\"mode\":\"refusing\"}");
        awaitTold("inventory", "inventory | Closed → Open | once | failures reached, ConnectException");
        assertThat(browser.find("#told [data-breaker=inventory] .text").getDomProperty("title"))
                .isEqualTo("java.net.ConnectException");
        assertThat(browser.find("#nothing-told").isDisplayed()).isFalse();

        demo.http().put("/shop/downstream", "{\"mode\":\"healthy\"}");
        browser.await(
                "inventory has recovered",
                HEALING,
                () -> told("inventory").get(0).matches("inventory \\| Half-open → Closed \\| .*\\| probe succeeded"));
    }

    @Test
    void ofABreakerWithKeysEachIsToldByItsOwn() throws Exception {
        demo.http().put("/shop/downstream/site", "{\"site\":\"north\"}");

        browser.await("the site is told", SOON, () -> !told("warehouse").isEmpty());
        assertThat(told("warehouse")).first().asString().startsWith("warehouse north | Closed → Open | once | ");
    }

    @Test
    void whoDidItAndWhyIsToldAndWhatTheyWroteIsNoMarkup() throws Exception {
        ShopHttp.Answer forced = demo.http()
                .operateAs(
                        "operator",
                        "operator",
                        "/switchgear/api/breakers/payment/force-open",
                        "{\"reason\": \"the <b>bank</b> is down\"}");
        assertThat(forced.status()).isEqualTo(200);

        awaitTold("payment", "payment | Closed → Forced open | once | forced, by operator: the <b>bank</b> is down");
    }

    @Test
    void whatIsNotSignedIsNotShown() throws Exception {
        ShopHttp.Answer forged = demo.http().postEvent("/shop/alerts", "{}", "sha256=0");
        assertThat(forged.status()).isEqualTo(401);

        demo.http().put("/shop/downstream/site", "{\"site\":\"north\"}");
        browser.await(
                "what came after it is shown",
                SOON,
                () -> !browser.findAll("#told tr").isEmpty());

        assertThat(browser.texts("#told tr td.breaker")).containsOnly("warehouse north");
    }

    @Test
    void itFitsAPhoneAndADeskInLightAndDark() throws Exception {
        demo.http()
                .operateAs(
                        "operator",
                        "operator",
                        "/switchgear/api/breakers/payment/force-open",
                        "{\"reason\": \"the bank told us that it will be down until about noon, and to spare it until then\"}");
        demo.http().put("/shop/downstream", "{\"mode\":\"failing\"}");
        browser.await(
                "much has been told", SOON, () -> browser.findAll("#told tr").size() > 8);
        for (int width : new int[] {390, 1280}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.size(width, 1000);
                browser.dark(dark);
                browser.ask("document.querySelector('#alerts').scrollIntoView({ block: 'center' })");
                browser.screenshot("demo-alerts-" + width + (dark ? "-dark" : "-light"));
                assertThat(browser.scrollsSideways()).as("at %d px", width).isFalse();
                assertThat(overflowingCells()).as("at %d px", width).isEmpty();
            }
        }
    }

    /** Those whose text is wider than there is room for, so that it lies on the next one. */
    private static List<String> overflowingCells() {
        return browser.askForTexts("return [...document.querySelectorAll('#told td')]"
                + ".filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent)");
    }
}
