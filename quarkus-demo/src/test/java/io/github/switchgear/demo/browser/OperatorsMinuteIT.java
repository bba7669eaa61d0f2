package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dashboard is for, from the page that wakes an operator to the breaker that works by itself again. */
class OperatorsMinuteIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);

    private RunningDemo demo;

    @BeforeEach
    void aDownstreamFails() throws Exception {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "20"));
        downstream("failing");
    }

    @Override
    void stopTheServer() {
        demo.close();
    }

    @Test
    void anOperatorFindsTheIllDownstreamForcesItsBreakerOpenAndHandsItBack() throws Exception {
        dashboard.openAs("operator", demo.base().resolve("switchgear/"));

        // Which is ill, since when and why.
        dashboard.awaitState("inventory", "Open");
        browser.await(
                "the ill come first",
                Dashboard.SOON,
                () -> dashboard.text(dashboard.rowNames().get(0), "word").matches("Open|Half-open"));
        assertThat(dashboard.text("inventory", "since")).matches(Dashboard.TIME);
        assertThat(dashboard.text("inventory", "failure-type")).isEqualTo("StockAnswer");
        assertThat(dashboard.text("inventory", "failure-at")).matches(Dashboard.TIME);

        // Ten minutes are what the dialog offers.
        dashboard.click("inventory", "force-open");
        assertThat(browser.find("#act-now").getText()).startsWith("It is Open, for ");
        dashboard.reason("the warehouse restarts");
        dashboard.confirm();
        dashboard.awaitState("inventory", "Forced open");
        dashboard.awaitText(
                "inventory",
                "override",
                "operator until " + Dashboard.TIME + " \\((10 min|9 min \\d+ s)\\): “the warehouse restarts”");

        // Who did that is in the breaker's story, too.
        dashboard.openDetail("inventory");
        browser.await(
                "the timeline has it",
                Dashboard.SOON,
                () -> browser.texts("#timeline li").stream()
                        .anyMatch(line -> line.endsWith("Forced openforced by operator: “the warehouse restarts”")));
        browser.find("#detail-close").click();

        // Handed back, it probes, and it closes because the downstream is well.
        downstream("healthy");
        dashboard.click("inventory", "release");
        dashboard.reason("it is back");
        dashboard.confirm();
        dashboard.awaitState("inventory", "Closed");
        assertThat(dashboard.text("inventory", "override")).isEmpty();
    }

    private void downstream(String mode) throws Exception {
        assertThat(demo.http()
                        .put("/shop/downstream", "{\"mode\":\"" + mode + "\"}")
                        .status())
                .isEqualTo(200);
    }
}
