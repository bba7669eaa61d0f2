package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breakers that ramp up, probes beside each other, and overrides that begin later. */
class PlanningIT extends BrowserTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Kathmandu");

    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker inventory = new StagedBreaker("inventory");
    private final AtomicReference<String> sent = new AtomicReference<>("");
    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        browser.place("en-US", HERE.getId());
        stage = new Stage(inventory, new StagedBreaker("payment"));
        stage.operate(request -> {
            sent.set(request);
            return inventory.json();
        });
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @AfterEach
    void comeHome() {
        browser.place("en-US", "");
    }

    private void planFrom(LocalDateTime moment) {
        browser.find("#act-begin option[value=later]").click();
        browser.ask("""
                const field = document.getElementById('act-from');
                field.value = arguments[0];
                field.dispatchEvent(new Event('input'));
                """, moment.truncatedTo(ChronoUnit.MINUTES).toString());
    }

    private String effect() {
        return browser.find("#act-effect").getText();
    }

    private void awaitEffect(String pattern) {
        browser.await("the effect is " + pattern, Dashboard.SOON, () -> effect().matches(pattern));
    }

    @Test
    void aRampTellsItsShareAndWhenAllAreLetThroughAndGoesOnWithoutNewData() {
        stage.show(List.of(inventory.rampingUp(0.37, Duration.ofSeconds(63))));
        dashboard.awaitText("inventory", "next", "Ramping up 3[789] %, all in 1 min( \\d s)?");
        assertThat(dashboard.text("inventory", "word")).isEqualTo("Closed");

        dashboard.awaitText("inventory", "next", "Ramping up 4\\d %, all in 5\\d s");
    }

    @Test
    void untilTheServerSaysThatARampHasEndedNothingElseIsTold() {
        stage.show(List.of(inventory.rampingUp(0.9, Duration.ofSeconds(1))));
        dashboard.awaitText("inventory", "next", "Ramped up: the ramp is over");

        stage.show(List.of(inventory.rampedUp()));
        dashboard.awaitText("inventory", "next", "");
    }

    @Test
    void whatRampsUpIsJustBelowWhatIsHalfOpen() {
        stage.show(List.of(
                new StagedBreaker("billing").failures(2, "java.io.IOException", Duration.ofMinutes(1)),
                new StagedBreaker("orders").state("HALF_OPEN", Duration.ofSeconds(3)),
                new StagedBreaker("zoo").rampingUp(0.5, Duration.ofMinutes(2)),
                new StagedBreaker("loads")
                        .forced("FORCED_CLOSED", "a load test", "otto")
                        .wouldBeOpen()));

        browser.await(
                "the order is told",
                Dashboard.SOON,
                () -> dashboard
                        .rowNames()
                        .equals(List.of("orders", "zoo", "loads", "billing", "inventory", "payment")));
    }

    @Test
    void probesBesideEachOtherAreCounted() {
        StagedBreaker probed = new StagedBreaker("orders")
                .state("HALF_OPEN", Duration.ofSeconds(3))
                .setting("probes", 3, "annotation");
        stage.show(List.of(probed.retryAfter(Duration.ZERO)));
        dashboard.awaitText("orders", "next", "The next calls are probes, 3 at most at once");
        stage.show(List.of(probed.probing()));
        dashboard.awaitText("orders", "next", "Probing; the next call is a probe, too");
        stage.show(List.of(probed.retryAfter(Duration.ofSeconds(20))));
        dashboard.awaitText("orders", "next", "3 probes running, the first for 1\\d s");
        stage.show(List.of(probed.retryAfter(Duration.ofMillis(100))));
        dashboard.awaitText("orders", "next", "A probe takes too long: the next call is another");
    }

    @Test
    void whatIsPlannedIsToldWithWhoWhyFromAndUntilAndCanBeDropped() {
        assertThat(dashboard.button("inventory", "release").isEnabled()).isFalse();
        stage.show(List.of(inventory.planned(
                "FORCED_OPEN", "<img src=x>", "maria", tomorrow, tomorrow.plus(Duration.ofHours(2)))));

        dashboard.awaitText(
                "inventory",
                "planned",
                "Planned: forced open from " + Dashboard.MOMENT + " \\(in 2[34] h.*\\) by maria: “<img src=x>”, until "
                        + Dashboard.MOMENT);
        dashboard.click("inventory", "release");
        assertThat(effect())
                .startsWith("This drops what is planned: forced open from ")
                .endsWith("It works by itself already.");
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent).hasValue("POST breakers/inventory/release {}");
    }

    @Test
    void aNewStartLosesWhatIsPlannedAndSaysSo() {
        stage.show(List.of(inventory.planned("FORCED_OPEN", "the move", "maria", tomorrow, null)));
        dashboard.awaitText("inventory", "planned", "Planned: .*");
        stage.startAnew("shop-1", Instant.now(), new StagedBreaker("inventory"));

        browser.await(
                "it is told",
                Duration.ofSeconds(30),
                () -> browser.find("#news").isDisplayed());
        assertThat(browser.texts("#news-text li"))
                .singleElement()
                .asString()
                .matches("inventory: forced open from " + Dashboard.MOMENT + " by maria: “the move”, until released");
        browser.consoleErrors();
    }

    @Test
    void aPlanIsThereOnAPhoneToo() {
        stage.show(List.of(inventory.planned("FORCED_OPEN", "the move", "maria", tomorrow, null)));
        dashboard.awaitText("inventory", "planned", "Planned: .*");
        browser.size(380, 900);

        assertThat(browser.find(Dashboard.row("inventory") + " .planned").isDisplayed())
                .isTrue();
        assertThat(browser.find(Dashboard.row("payment") + " .coming").isDisplayed())
                .isFalse();
    }

    @Test
    void anOverrideIsPlannedInTheReadersZoneAndSentAsAnInstant() {
        dashboard.click("inventory", "force-open");
        assertThat(browser.find("#act-from").isDisplayed()).isFalse();
        dashboard.reason("the move");
        planFrom(LocalDateTime.ofInstant(tomorrow, HERE));

        assertThat(browser.find("#act-zone").getText()).isIn("(Asia/Kathmandu)", "(Asia/Katmandu)");
        awaitEffect("From then on, every call is rejected without reaching the downstream\\.");
        // The effect reads the same for the time that was offered first.
        String planned = "from " + Dashboard.MOMENT + " \\(" + tomorrow + "\\) until " + Dashboard.MOMENT;
        browser.await(
                "the time that was typed",
                Dashboard.SOON,
                () -> browser.find("#act-until").getText().matches(planned));
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent)
                .hasValue("POST breakers/inventory/force-open {\"reason\":\"the move\",\"from\":\"" + tomorrow
                        + "\",\"duration\":\"PT10M\"}");
    }

    @Test
    void whatIsOfferedFirstIsWithinWhatIsAllowed() {
        dashboard.click("inventory", "force-open");
        dashboard.reason("the move");
        browser.find("#act-begin option[value=later]").click();
        browser.find("#act-duration option[value='']").click();
        dashboard.confirm();

        dashboard.awaitClosed("act");
        String from = sent.get().replaceAll(".*\"from\":\"([^\"]+)\"}", "$1");
        assertThat(Instant.parse(from)).isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(62)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 91})
    void whatIsPastOrTooFarAwayIsNotEvenSent(long days) {
        dashboard.click("inventory", "force-open");
        dashboard.reason("the move");
        planFrom(LocalDateTime.now(HERE).plusDays(days));
        dashboard.confirm();

        assertThat(dashboard.isOpen("act")).isTrue();
        assertThat(browser.findAll("#act-from:invalid")).hasSize(1);
        assertThat(stage.conditions()).isEmpty();
    }

    @Test
    void aBeginningThatWasChosenIsNotThereTheNextTime() {
        dashboard.click("inventory", "force-open");
        planFrom(LocalDateTime.now(HERE).plusDays(1));
        browser.find("#act-cancel").click();
        dashboard.click("inventory", "force-closed");
        dashboard.reason("a load test");
        assertThat(browser.find("#act-from").isDisplayed()).isFalse();
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent)
                .hasValue("POST breakers/inventory/force-closed {\"reason\":\"a load test\",\"duration\":\"PT10M\"}");
    }

    @Test
    void forcingNowLeavesWhatIsPlannedAndForcingLaterReplacesIt() {
        stage.show(List.of(inventory.planned("FORCED_OPEN", "the move", "maria", tomorrow, null)));
        dashboard.awaitText("inventory", "planned", "Planned: .*");
        dashboard.click("inventory", "force-closed");
        assertThat(effect()).contains("What is planned stays: forced open from ");

        planFrom(LocalDateTime.now(HERE).plusDays(2));
        awaitEffect("From then on, every call goes through.* This replaces what is planned: forced open from .*");
    }

    @Test
    void theTimelineTellsOfAPlanThoughNoGenerationBegan() {
        dashboard.openDetail("inventory");
        stage.transition(inventory.planned("FORCED_OPEN", "the move", "maria", tomorrow, null), "CLOSED", "PLANNED");

        browser.await(
                "the timeline has it",
                Dashboard.SOON,
                () -> browser.texts("#timeline li").stream().anyMatch(line -> line.endsWith("Closedplanned")));
        assertThat(browser.texts("#summary .planned"))
                .singleElement()
                .asString()
                .startsWith("Planned: forced open from ");
    }
}
