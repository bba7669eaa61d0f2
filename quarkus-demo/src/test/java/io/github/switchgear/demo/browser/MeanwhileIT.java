package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Nobody undoes what a colleague has decided while a dialog was open without having read it. */
class MeanwhileIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker inventory = new StagedBreaker("inventory").generation(4);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(inventory, new StagedBreaker("payment"));
        stage.operate(answers(inventory.json()));
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    /** One answer after the other, and then always the last. */
    private static UnaryOperator<String> answers(String... answers) {
        AtomicInteger next = new AtomicInteger();
        return request -> answers[Math.min(next.getAndIncrement(), answers.length - 1)];
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "force-open", "force-closed"})
    void anActionIsSentForTheStateInWhichTheBreakerWasSeen(String action) {
        act(action);

        dashboard.awaitClosed("act");
        assertThat(stage.conditions()).containsExactly("\"t4\"");
    }

    @Test
    void aReleaseIsSentForTheStateInWhichTheBreakerWasSeen() {
        stage.show(List.of(inventory.generation(5).forced("FORCED_OPEN", "flood", "otto")));
        dashboard.awaitState("inventory", "Forced open");
        dashboard.click("inventory", "release");
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(stage.conditions()).containsExactly("\"t5\"");
    }

    @Test
    void aChangeOfSettingsIsSentForTheStateInWhichTheBreakerWasSeen() {
        changeAllowedFailsTo("5");

        dashboard.awaitClosed("act");
        assertThat(stage.conditions()).containsExactly("\"t4\"");
    }

    @Test
    void whatAColleagueForcedMeanwhileIsToldAndOnlyASecondConfirmationUndoesIt() {
        dashboard.click("inventory", "reset");
        StagedBreaker forced = inventory.generation(5).override("otto", "the warehouse is flooded", null);
        stage.show(List.of(forced));
        stage.operate(answers(
                Stage.changedSince(
                        forced, Stage.told(forced, "CLOSED", "FORCED", "otto", "the warehouse is flooded", ago(3))),
                inventory.json()));
        dashboard.confirm();

        assertThat(dashboard.awaitMeanwhile())
                .matches("otto forced it open \\d+ s ago: “the warehouse is flooded”\\. Do it all the same\\?");
        assertThat(stage.conditions()).containsExactly("\"t4\"");
        assertThat(browser.find("#act-confirm").getText()).isEqualTo("Reset all the same");
        assertThat(browser.findAll("#act-meanwhile:focus"))
                .as("the key that sent it sends nothing more")
                .hasSize(1);
        browser.type(Keys.ENTER);
        assertThat(stage.conditions()).hasSize(1);

        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(stage.conditions()).containsExactly("\"t4\"", "\"t5\"");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("412");
    }

    @Test
    void whoCancelsThenHasDoneNothing() {
        refuseFor("FORCED", "otto", "flood");
        act("reset");
        dashboard.awaitMeanwhile();

        browser.find("#act-cancel").click();

        dashboard.awaitClosed("act");
        assertThat(stage.conditions()).hasSize(1);
        browser.consoleErrors();
        dashboard.click("inventory", "reset");
        assertThat(browser.find("#act-meanwhile").isDisplayed()).isFalse();
        assertThat(browser.find("#act-confirm").getText()).isEqualTo("Reset");
    }

    @ParameterizedTest
    @CsvSource({
        "FORCED, FORCED_CLOSED, otto forced it closed",
        "RESET, CLOSED, otto reset it",
        "RELEASED, HALF_OPEN, otto released it",
    })
    void eachDecisionIsToldAsWhatItIs(String cause, String state, String told) {
        StagedBreaker after = inventory.generation(5).state(state, Duration.ZERO);
        stage.operate(
                answers(Stage.changedSince(after, Stage.told(after, "OPEN", cause, "otto", "my reason", ago(3)))));
        act("force-open");

        assertThat(dashboard.awaitMeanwhile()).matches(told + " \\d+ s ago: “my reason”\\. Do it all the same\\?");
        browser.consoleErrors();
    }

    @Test
    void settingsThatAColleagueChangedMeanwhileAreToldWithWhatTheyWere() {
        StagedBreaker after =
                inventory.etag("t4s1").setting("allowedFails", 7, "runtime").setting("retryTimer", "PT2M", "runtime");
        stage.operate(answers(
                Stage.changedSince(after, Stage.told(after, "CLOSED", "RECONFIGURED", "otto", "fewer alarms", ago(3))),
                after.json()));
        changeAllowedFailsTo("5");

        assertThat(dashboard.awaitMeanwhile())
                .matches("otto changed its settings \\d+ s ago: “fewer alarms”,"
                        + " allowedFails 7 instead of 3, retryTimer 2 min instead of 30 s\\. Do it all the same\\?");
        dashboard.confirm();
        dashboard.awaitClosed("act");
        assertThat(stage.conditions()).containsExactly("\"t4\"", "\"t4s1\"");
        browser.consoleErrors();
    }

    @Test
    void whatABreakerDidByItselfMeanwhileIsToldInTheDialogAndNeedsNoSecondConfirmation() {
        dashboard.click("inventory", "force-open");
        StagedBreaker open = inventory.generation(6).state("OPEN", Duration.ZERO);
        stage.show(List.of(open));
        stage.operate(answers(
                Stage.changedSince(open, Stage.told(open, "CLOSED", "FAILURES_REACHED", null, null, Duration.ZERO)),
                Stage.changedSince(inventory.etag("t6h")),
                inventory.json()));
        browser.await(
                "the dialog tells it",
                Dashboard.SOON,
                () -> browser.find("#act-now")
                        .getText()
                        .startsWith("It is Open, for 0 s. When you opened this, it was Closed."));
        dashboard.reason("flood");
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(stage.conditions()).containsExactly("\"t4\"", "\"t6\"", "\"t6h\"");
        browser.consoleErrors();
    }

    @Test
    void aBreakerThatNeverStandsStillIsAskedAboutInTheEnd() {
        stage.operate(answers(Stage.changedSince(inventory.generation(6).state("OPEN", Duration.ZERO))));
        act("force-open");

        assertThat(dashboard.awaitMeanwhile()).isEqualTo("It is Open now. Do it all the same?");
        assertThat(stage.conditions()).hasSize(4);
        browser.consoleErrors();
    }

    @Test
    void aStateOfAnotherStartIsToldAsThat() {
        stage.operate(answers(Stage.unknownCondition(inventory.etag("u0"))));
        dashboard.click("inventory", "reset");
        stage.startAnew("shop-1", Instant.now(), inventory);
        browser.await(
                "it is noticed",
                Duration.ofSeconds(30),
                () -> browser.find("#news").isDisplayed());
        dashboard.confirm();

        assertThat(dashboard.awaitMeanwhile())
                .matches("The application was started anew at " + Dashboard.MOMENT
                        + "\\. It is Closed now\\. Do it all the same\\?");
        dashboard.confirm();
        browser.await(
                "it is sent for the new one",
                Dashboard.SOON,
                () -> stage.conditions().equals(List.of("\"t4\"", "\"u0\"")));
        browser.consoleErrors();
    }

    @Test
    void theSecondOfTwoClicksIsNoConfirmationOfWhatTheFirstHasBrought() {
        refuseFor("FORCED", "otto", "flood");
        dashboard.click("inventory", "reset");
        new Actions(browser.driver()).doubleClick(browser.find("#act-confirm")).perform();

        dashboard.awaitMeanwhile();
        assertThat(stage.conditions()).hasSize(1);
        browser.consoleErrors();
    }

    @Test
    void theDialogSaysWhoseOverrideItEndsOrReplaces() {
        stage.show(List.of(inventory.override("otto", "flood", null)));
        dashboard.awaitState("inventory", "Forced open");

        dashboard.click("inventory", "reset");
        assertThat(browser.find("#act-effect").getText())
                .isEqualTo("This ends what holds now: it is forced open by otto: “flood”, until released."
                        + " It closes, and its count of failures goes to zero.");
        browser.find("#act-cancel").click();
        dashboard.click("inventory", "force-open");
        assertThat(browser.find("#act-effect").getText())
                .endsWith("This replaces what holds now: it is forced open by otto: “flood”, until released.");
    }

    @Test
    void anActionOnAllListsTheOverridesThatItEndsTakesAReasonAndAsksAboutThoseThatCameSince() {
        stage.show(List.of(inventory.override("otto", "flood", null)));
        dashboard.awaitState("inventory", "Forced open");
        StringBuilder sent = new StringBuilder();
        stage.operate(request -> {
            sent.append(request);
            return "{\"done\":1,\"breakers\":[]}";
        });
        dashboard.actOnShown("Reset");
        assertThat(browser.find("#act-effect").getText())
                .isEqualTo("Each closes, and its count of failures goes to zero."
                        + " Of these, 1 is forced or planned to be, as told below.");
        assertThat(browser.texts("#act-lines li"))
                .containsExactly("inventory: forced open by otto: “flood”, until released", "payment");
        assertThat(browser.find("#act-confirm").isEnabled())
                .as("before it is typed")
                .isFalse();
        browser.type("2");
        dashboard.reason("the network is back");
        stage.show(List.of(new StagedBreaker("payment").override("maria", "the bank moves", null)));
        dashboard.confirm();

        assertThat(dashboard.awaitMeanwhile())
                .matches("payment was forced open by maria: “the bank moves”, until released \\(\\d+ s ago\\)\\."
                        + " Do it all the same\\?");
        assertThat(sent).isEmpty();
        dashboard.confirm();
        dashboard.awaitClosed("act");
        assertThat(sent.toString())
                .isEqualTo("POST actions {\"action\":\"reset\",\"select\":{\"state\":"
                        + "[\"FORCED_OPEN\",\"OPEN\",\"HALF_OPEN\",\"FORCED_CLOSED\",\"CLOSED\"]},"
                        + "\"expected\":2,\"reason\":\"the network is back\"}");
    }

    /** As that of a key's own override below the same one of its breaker: that a generation began tells it. */
    @Test
    void aReleaseThatLeftTheStateAsItWasIsOneOfAnOverrideWhereAGenerationBegan() {
        StagedBreaker released = inventory.generation(5).override("maria", "all sites move", null);
        stage.operate(answers(Stage.changedSince(
                released, Stage.told(released, "FORCED_OPEN", "RELEASED", "otto", "it has moved", ago(3)))));
        act("reset");

        assertThat(dashboard.awaitMeanwhile())
                .matches("otto released it \\d+ s ago: “it has moved”\\. Do it all the same\\?");
        browser.find("#act-cancel").click();
        browser.consoleErrors();
    }

    @Test
    void whatAColleaguePlannedOrDroppedMeanwhileIsTold() {
        Instant tonight = Instant.now().plus(Duration.ofHours(9));
        StagedBreaker planned = inventory.generation(4).planned("FORCED_OPEN", "the move", "otto", tonight, null);
        stage.operate(answers(
                Stage.changedSince(planned, Stage.told(planned, "CLOSED", "PLANNED", "otto", "the move", ago(3)))));
        act("reset");
        assertThat(dashboard.awaitMeanwhile())
                .matches("otto planned an override \\d+ s ago: “the move”, forced open from " + Dashboard.MOMENT
                        + " by otto: “the move”, until released\\. Do it all the same\\?");
        browser.find("#act-cancel").click();
        browser.consoleErrors();

        StagedBreaker dropped = inventory.free();
        stage.operate(
                answers(Stage.changedSince(dropped, Stage.told(dropped, "CLOSED", "RELEASED", "otto", null, ago(3)))));
        act("reset");
        assertThat(dashboard.awaitMeanwhile())
                .matches("otto dropped what was planned \\d+ s ago\\. Do it all the same\\?");
        browser.consoleErrors();
    }

    @Test
    void anActionOnAllListsWhatIsPlannedAndAsksAboutWhatWasPlannedSince() {
        Instant tonight = Instant.now().plus(Duration.ofHours(9));
        stage.show(List.of(inventory.planned("FORCED_CLOSED", "a load test", "otto", tonight, null)));
        dashboard.awaitText("inventory", "planned", "Planned: .*");
        stage.operate(request -> "{\"done\":1,\"breakers\":[]}");
        dashboard.actOnShown("Release");
        assertThat(browser.find("#act-effect").getText())
                .endsWith("Of these, 1 is forced or planned to be, as told below.");
        assertThat(browser.texts("#act-lines li"))
                .filteredOn(line -> !line.equals("payment"))
                .singleElement()
                .asString()
                .matches("inventory: forced closed from " + Dashboard.MOMENT
                        + " by otto: “a load test”, until released");
        browser.type("2");
        stage.show(List.of(new StagedBreaker("payment").planned("FORCED_OPEN", "the move", "maria", tonight, null)));
        dashboard.confirm();

        assertThat(dashboard.awaitMeanwhile())
                .matches("payment is planned to be forced open from " + Dashboard.MOMENT
                        + " by maria: “the move”, until released\\. Do it all the same\\?");
        assertThat(stage.conditions()).isEmpty();
        dashboard.confirm();
        dashboard.awaitClosed("act");
    }

    private void refuseFor(String cause, String actor, String reason) {
        StagedBreaker forced = inventory.generation(5).override(actor, reason, null);
        stage.operate(answers(Stage.changedSince(forced, Stage.told(forced, "CLOSED", cause, actor, reason, ago(3)))));
    }

    private void act(String action) {
        dashboard.click("inventory", action);
        dashboard.reason("because");
        dashboard.confirm();
    }

    private void changeAllowedFailsTo(String value) {
        dashboard.openDetail("inventory");
        dashboard.openSettings();
        browser.type(Keys.chord(Keys.CONTROL, "a"), value);
        dashboard.confirm();
    }

    private static Duration ago(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
