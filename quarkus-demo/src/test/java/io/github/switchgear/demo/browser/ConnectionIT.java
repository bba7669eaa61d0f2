package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page follows the stream, asks by itself where there is none, and never passes old data off as new. */
class ConnectionIT extends BrowserTest {
    /** The page tries a refused stream again after ten seconds, and takes twelve of silence for a broken one. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker inventory = new StagedBreaker("inventory");
    private final StagedBreaker payment = new StagedBreaker("payment");

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(inventory, payment);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @Test
    void whatTheStreamTellsIsShownAndReadOut() {
        openLive();

        open(inventory, 1);

        dashboard.awaitState("inventory", "Open");
        browser.await("it is read out", Dashboard.SOON, () -> announced().size() == 1);
        assertThat(announced()).containsExactly("inventory went from Closed to Open, failures reached. ");
        assertThat(browser.driver().getTitle()).isEqualTo("(1 open) Switchgear");
    }

    @Test
    void onlyTransitionsAreReadOut() {
        openLive();

        stage.show(List.of(payment.totals(5, 0, 0, 0, 0)));

        browser.await(
                "the total is shown",
                Dashboard.SOON,
                () -> dashboard.text("payment", "totals").startsWith("5 succeeded"));
        assertThat(announced()).isEmpty();
        assertThat(browser.texts("[aria-live]")).hasSize(1);
    }

    @Test
    void aStreamThatIsCutComesBackWithTheTransitionsThatWereMissed() {
        openLive();
        stage.streams().cut();
        open(inventory, 1);
        close(inventory, 2);

        dashboard.awaitConnection("Live.*", PATIENCE);
        browser.await("both are in the log", Dashboard.SOON, () -> events().size() == 2);
        assertThat(events().get(0)).contains("inventory", "Open → Closed");
        assertThat(events().get(1)).contains("inventory", "Closed → Open");
    }

    /** As the server ends it after its lifetime, so that who looks is asked again who they are. */
    @Test
    void aStreamThatTheServerEndsIsTakenUpAgainWithoutAWordOfIt() {
        openLive();
        browser.ask("window.states = [];"
                + "new MutationObserver(() => window.states.push(document.body.dataset.connection))"
                + ".observe(document.body, { attributes: true, attributeFilter: ['data-connection'] });");
        stage.streams().cut();
        open(inventory, 1);

        browser.await("it is back", PATIENCE, () -> stage.streams().size() == 1);
        dashboard.awaitState("inventory", "Open");
        dashboard.awaitConnection("Live, data 0 s old", PATIENCE);
        assertThat(browser.askForTexts("return window.states")).allMatch("live"::equals);
        assertThat(browser.find("#trouble").isDisplayed()).isFalse();
    }

    @Test
    void whereThereIsNoStreamThePageAsksByItselfAndMissesNoTransition() {
        stage.offerStream(false);
        dashboard.open(stage.page());
        dashboard.awaitConnection("Polling, data 0 s old", PATIENCE);

        open(inventory, 1);

        dashboard.awaitState("inventory", "Open");
        browser.await("it is read out", Dashboard.SOON, () -> announced().size() == 1);
        assertThat(browser.consoleErrors()).isNotEmpty().allMatch(error -> error.contains("/stream"));
    }

    @Test
    void aHistoryThatCannotBeReadIsAskedForAgain() {
        open(inventory, 1);
        openLiveWithoutHistory();

        stage.offerHistory(true);

        browser.await("it is in the log", PATIENCE, () -> events().size() == 1);
        assertThat(announced()).isEmpty();
        browser.consoleErrors();
    }

    @Test
    void thatThereAreNoTransitionsIsSaidOnceItIsKnown() {
        openLiveWithoutHistory();
        assertThat(browser.texts("#latest")).containsExactly("");

        stage.offerHistory(true);

        awaitNoTransitions();
        browser.consoleErrors();
    }

    @Test
    void anApplicationWithoutBreakersHasNoneAndNoTransitions() throws IOException {
        stage.close();
        stage = new Stage();
        browser.open(stage.page());
        dashboard.awaitConnection("Live.*", PATIENCE);

        assertThat(browser.find("#empty").getText()).startsWith("This application has no breakers.");
        awaitNoTransitions();
    }

    @Test
    void itReturnsToTheStreamWhenThereIsOneAgain() {
        openLive();
        stage.offerStream(false);
        browser.await(
                "the stream is refused",
                PATIENCE,
                () -> browser.consoleErrors().stream()
                        .anyMatch(error -> error.contains("/stream") && error.contains("404")));
        dashboard.awaitConnection("Polling.*", PATIENCE);

        stage.offerStream(true);

        dashboard.awaitConnection("Live.*", PATIENCE);
        open(inventory, 1);
        dashboard.awaitState("inventory", "Open");
    }

    @Test
    void aStreamThatSomethingHoldsBackIsNotTrusted() {
        openLive();
        stage.streams().mute(true);

        dashboard.awaitConnection("Polling.*", PATIENCE);
        open(inventory, 1);
        dashboard.awaitState("inventory", "Open");
    }

    @Test
    void aLostConnectionIsSaidTheClockStandsStillAndItIsFoundAgain() throws IOException {
        inventory.state("OPEN", Duration.ofSeconds(5)).retryAfter(Duration.ofSeconds(60));
        stage.show(List.of(inventory));
        openLive();
        stage.leave();

        dashboard.awaitConnection("Lost since " + Dashboard.MOMENT + ", data [3-9] s old", PATIENCE);
        String next = dashboard.text("inventory", "next");
        browser.screenshot("dashboard-lost");
        assertThat(browser.find("#trouble").getText())
                .startsWith("The server does not answer. Nothing was heard since ");
        assertThat(browser.driver().getTitle()).isEqualTo("Lost: (1 open) Switchgear");
        assertThat(dashboard.rowNames()).hasSize(2);
        dashboard.awaitConnection(".*data [6-9] s old", PATIENCE);
        assertThat(dashboard.text("inventory", "next")).isEqualTo(next);

        stage.comeBack();

        dashboard.awaitConnection("Live.*", PATIENCE);
        assertThat(browser.find("#trouble").isDisplayed()).isFalse();
        assertThat(browser.consoleErrors()).isNotEmpty().allMatch(error -> error.contains("net::ERR_"));
    }

    @Test
    void aPageThatNobodySeesGivesItsStreamAwayAndTakesItAgainWhenItIsSeen() {
        openLive();
        hide(true);

        // It waits for half a minute, and this server finds out when it next writes.
        browser.await(
                "the stream is given away",
                Duration.ofSeconds(60),
                () -> stage.streams().size() == 0);
        open(inventory, 1);
        hide(false);

        dashboard.awaitConnection("Live.*", PATIENCE);
        assertThat(stage.streams().size()).isEqualTo(1);
        dashboard.awaitState("inventory", "Open");
        close(inventory, 2);
        dashboard.awaitState("inventory", "Closed");
    }

    /** No headless window can be hidden, so the page is told that it is. */
    private static void hide(boolean hidden) {
        browser.ask(
                "Object.defineProperty(document, 'hidden', { value: arguments[0], configurable: true });"
                        + "document.dispatchEvent(new Event('visibilitychange'));",
                hidden);
    }

    @Test
    void breakersThatAreNoMoreDisappear() throws IOException {
        openLive();
        stage.close();
        int port = stage.page().getPort();
        stage = new Stage(port, payment);

        browser.await("only one is left", PATIENCE, () -> dashboard.rowNames().equals(List.of("payment")));
        browser.consoleErrors();
    }

    private void openLive() {
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", PATIENCE);
    }

    private void openLiveWithoutHistory() {
        stage.offerHistory(false);
        openLive();
        browser.await(
                "it is refused",
                Dashboard.SOON,
                () -> browser.consoleErrors().stream().anyMatch(error -> error.contains("/transitions")));
    }

    private static void awaitNoTransitions() {
        browser.await("it is said", PATIENCE, () -> browser.texts("#latest").equals(List.of("No transitions yet")));
    }

    private void open(StagedBreaker breaker, long generation) {
        stage.transition(
                breaker.generation(generation)
                        .state("OPEN", Duration.ZERO)
                        .failures(3, "java.net.ConnectException", Duration.ZERO)
                        .retryAfter(Duration.ofSeconds(30)),
                "CLOSED",
                "FAILURES_REACHED");
    }

    private void close(StagedBreaker breaker, long generation) {
        stage.transition(breaker.generation(generation).state("CLOSED", Duration.ZERO), "OPEN", "RESET");
    }

    private static List<String> announced() {
        return browser.texts("#announcements span");
    }

    private static List<String> events() {
        return browser.texts("#events li");
    }
}
