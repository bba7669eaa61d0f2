package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What people who look after the same breakers know of each other, and what each may do, in the demo itself. */
class ColleaguesIT extends BrowserTest {

    private static RunningDemo demo;

    private final Dashboard dashboard = new Dashboard(browser);

    @BeforeAll
    static void startTheDemo() throws IOException {
        demo = RunningDemo.start(Map.of(
                "shop.traffic.rate", "20",
                "switchgear.admin.title", "Shop, test",
                "switchgear.admin.links.runbook", "https://runbooks.example.com/{name}?from={from}",
                "switchgear.admin.roles.operate.pri*", "switchgear-viewer",
                "switchgear.breaker.inventory.record", "1000"));
    }

    @AfterAll
    static void stopTheDemo() {
        if (demo != null) {
            demo.close();
        }
    }

    @Override
    void stopTheServer() {}

    private static URI page(String address) {
        return demo.base().resolve("switchgear/" + address);
    }

    private void awaitText(String selector, String pattern) {
        browser.await(
                selector + " is " + pattern,
                Dashboard.SOON,
                () -> String.join("|", browser.texts(selector)).matches(pattern));
    }

    @Test
    void thePageTellsWhichApplicationItIsAndWhoIsSignedIn() {
        dashboard.openAs("operator", page(""));

        awaitText("#title", "Shop, test");
        awaitText("#user", "Signed in as operator");
        awaitText("#access", "You may operate");
        browser.await(
                "the window is called so",
                Dashboard.SOON,
                () -> browser.driver().getTitle().endsWith("Shop, test"));
    }

    @Test
    void whatSomebodyWritesDownStandsInThePageOfEachColleagueAtOnce() {
        dashboard.openAs("operator", page("#breaker/catalog"));
        browser.await("the detail view is open", Dashboard.SOON, () -> dashboard.isOpen("detail"));
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
        browser.ask("""
                const [url] = arguments;
                fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Switchgear': '1' },
                  body: JSON.stringify({ text: 'the carrier <b>knows</b>' }) });
                """, page("api/breakers/catalog/notes").toString());
        awaitText("#timeline .note", ".*operator“the carrier <b>knows</b>”.*");

        browser.find("#note-text").sendKeys("back at 4");
        browser.find("#note-form button").click();

        awaitText("#timeline .note", ".*operator“back at 4”\\|.*");
        assertThat(browser.find("#note-text").getDomProperty("value")).isEmpty();
    }

    @Test
    void theMenuAndTheDetailViewLeadOnToTheRunbook() {
        dashboard.openAs("operator", page(""));
        dashboard.openMenu("payment");
        awaitText("#menu .outward", "runbook");
        WebElement link = browser.find("#menu .outward");
        assertThat(link.getDomAttribute("href"))
                .matches("https://runbooks.example.com/payment\\?from=\\d{4}-\\d\\d-\\d\\dT\\d\\d%3A.*");
        assertThat(link.getDomAttribute("rel")).contains("noopener");
        browser.find("#menu a").click();
        awaitText("#links", "runbook");
    }

    @Test
    void whoMayOperateSomeBreakersCanPressNothingAtOthers() {
        dashboard.openAs("viewer", page(""));
        awaitText("#access", "You may operate 1");
        awaitText("#act-on-shown", "Act on these 1 …");
        dashboard.openMenu("inventory");
        assertThat(browser.findAll("#menu button")).hasSize(4).noneMatch(WebElement::isEnabled);
        assertThat(browser.find("#menu button").getDomAttribute("title"))
                .isEqualTo("You lack a role to operate this breaker");
        browser.type(org.openqa.selenium.Keys.ESCAPE);

        dashboard.click("prices", "reset");
        dashboard.reason("mine");
        dashboard.confirm();
        dashboard.awaitClosed("act");

        dashboard.openDetail("inventory");
        assertThat(browser.find("#note-form").isDisplayed()).isFalse();
        assertThat(browser.find("#change-settings").isEnabled()).isFalse();
        browser.await(
                "what it keeps is told",
                Dashboard.SOON,
                () -> browser.find("#rehearsal").isDisplayed());
        assertThat(browser.find("#keep-calls").isEnabled()).isFalse();
    }

    @Test
    void theAuditTellsWhoTriedWhat() throws Exception {
        dashboard.openAs("operator", page(""));
        browser.ask("""
                const [url] = arguments;
                fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Switchgear': '1' },
                  body: JSON.stringify({ reason: 'for the audit' }) });
                """, page("api/breakers/delivery/reset").toString());
        browser.find("#show-audit").click();
        browser.find("#audit [name=breaker]").sendKeys("delivery\n");

        awaitText("#audit-attempts tr", ".*operatorresetdeliveryfor the auditdone");
        browser.find("#audit [name=outcome] option[value=refused]").click();
        awaitText("#audit-note", "No attempt is like that\\.");
        assertThat(browser.texts("#audit-attempts tr")).isEmpty();
        assertThat(browser.driver().getCurrentUrl()).endsWith("#audit");
        browser.find("#audit [name=breaker]").clear();
        browser.find("#audit [name=outcome] option[value='']").click();
        browser.await(
                "all are told again",
                Dashboard.SOON,
                () -> !browser.texts("#audit-attempts tr").isEmpty());
        assertThat(Axe.violations(browser)).isEmpty();
        browser.screenshot("dashboard-audit");
    }

    @Test
    void otherSettingsAreTriedOnWhatHappenedAndPutInForce() throws Exception {
        downstream("failing");
        dashboard.openAs("operator", page("#breaker/inventory"));
        browser.await(
                "it has opened",
                Duration.ofSeconds(30),
                () -> dashboard.text("inventory", "word").equals("Open"));
        downstream("healthy");
        browser.await(
                "it keeps calls",
                Dashboard.SOON,
                () -> browser.find("#kept").getText().startsWith("It keeps "));
        WebElement allowed = browser.find("#tried-settings input[name=allowedFails]");
        allowed.clear();
        allowed.sendKeys("2");
        browser.find("#rehearsal form .buttons button:last-child").click();
        awaitText("#rehearsed tbody th", "Openings\\|Time open\\|Calls rejected\\|Failures let through\\|.*");
        assertThat(browser.findAll("#rehearsed .band")).hasSize(2);
        List<String> openings = browser.texts("#rehearsed tbody tr:first-child td");
        assertThat(openings.get(0)).isNotEqualTo("0");
        assertThat(Axe.violations(browser)).isEmpty();
        browser.ask("document.querySelector('#rehearsal').scrollIntoView()");
        browser.screenshot("dashboard-rehearsal");

        browser.find("#enforce").click();
        assertThat(browser.find("#act-settings input[name=allowedFails]").getDomProperty("value"))
                .isEqualTo("2");
        browser.find("#act-cancel").click();
    }

    private static void downstream(String mode) throws Exception {
        assertThat(demo.http()
                        .put("/shop/downstream", "{\"mode\":\"" + mode + "\"}")
                        .status())
                .isEqualTo(200);
    }
}
