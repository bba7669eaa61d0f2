package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * No state of the page is a barrier, by day and by night, at a desk and on a phone, twice as large, and in the colours of
 * those who need theirs; and each has its picture.
 */
class AccessibilityIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker inventory = new StagedBreaker("inventory");

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(inventory.totals(12_044, 3, 1, 14, 0));
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @Test
    void allIsWell() throws IOException {
        stage.show(List.of(
                new StagedBreaker("catalog").totals(9_120, 0, 0, 211, 0),
                new StagedBreaker("payment").totals(420, 2, 0, 31, 9),
                new StagedBreaker("shipping").totals(77, 0, 0, 0, 0)));
        openLive();
        stageCalls();

        inspect("well");
    }

    @Test
    void everyStateAtOnce() throws IOException {
        stageEveryState();
        stage.transition(inventory.generation(3), "CLOSED", "FAILURES_REACHED");
        openLive();
        browser.find("summary").click();
        browser.await(
                "the log is there",
                Dashboard.SOON,
                () -> !browser.texts("#events li").isEmpty());

        inspect("states");
    }

    @Test
    void theDetailView() throws IOException {
        stageEveryState();
        stage.transition(inventory.generation(3), "CLOSED", "FAILURES_REACHED");
        openLive();
        dashboard.openDetail("inventory");
        browser.await(
                "the timeline is there",
                Dashboard.SOON,
                () -> !browser.texts("#timeline li").isEmpty());

        inspect("detail");
    }

    /** A text that may be broken is several, one for each part that may not. */
    @Test
    void noNameOfASettingIsBrokenWithinAWordOnAPhone() {
        stage.show(List.of(inventory
                .setting("window.minimumCalls", 1_000, "microprofile-config.properties")
                .failures(1, "com.acme.shop.downstream.UnreadableAnswerException", Duration.ofMinutes(1))));
        openLive();
        dashboard.openDetail("inventory");
        assertThat(brokenTexts("#summary")).isEmpty();
        browser.size(380, 900);

        Awaitility.await("the phone's layout")
                .untilAsserted(() -> assertThat(brokenTexts("#settings")).isEmpty());
        assertThat(brokenTexts("#summary")).isEmpty();
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.number("document.querySelector('#detail').scrollWidth"
                        + " - document.querySelector('#detail').clientWidth"))
                .isZero();
        dashboard.openSettings();
        assertThat(brokenTexts("#act-settings")).isEmpty();
    }

    /** Those that take more than one line. */
    private static List<String> brokenTexts(String selector) {
        return browser.askForTexts("""
                const texts = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
                const broken = [];
                while (texts.nextNode()) {
                  const range = document.createRange();
                  range.selectNodeContents(texts.currentNode);
                  if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(String(range));
                }
                return broken;
                """, selector);
    }

    @Test
    void theDialogAndARefusalInIt() throws IOException {
        openLive();
        stage.operate(request -> "Breaker 'inventory' is switched off by configuration");
        dashboard.click("inventory", "force-open");
        inspect("dialog");
        dashboard.reason("the warehouse is flooded");
        dashboard.confirm();
        dashboard.awaitRefusal();

        inspect("refusal");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("409");
    }

    @Test
    void whatAColleagueDidMeanwhile() throws IOException {
        openLive();
        StagedBreaker forced = inventory
                .generation(1)
                .override("otto", "the warehouse is flooded", Instant.now().plusSeconds(600));
        stage.operate(request -> Stage.changedSince(
                forced,
                Stage.told(forced, "CLOSED", "FORCED", "otto", "the warehouse is flooded", Duration.ofSeconds(3))));
        dashboard.click("inventory", "reset");
        stage.show(List.of(forced));
        dashboard.confirm();
        dashboard.awaitMeanwhile();

        inspect("meanwhile");
        assertThat(browser.consoleErrors()).singleElement().asString().contains("412");
    }

    @Test
    void theNewsThatItWasStartedAnew() throws IOException {
        stageEveryState();
        openLive();
        stage.startAnew("shop-1", Instant.now(), inventory.free(), new StagedBreaker("payment"));
        browser.await(
                "it is told",
                Duration.ofSeconds(30),
                () -> browser.find("#news").isDisplayed());

        inspect("news");
        browser.consoleErrors();
    }

    @Test
    void theMenuOfARow() throws IOException {
        stageEveryState();
        openLive();

        // It does not outlive another width of the page.
        inspect("menu", () -> dashboard.openMenu("payment"));
    }

    @Test
    void theWall() throws IOException {
        stageEveryState();
        dashboard.open(URI.create(stage.page() + "?wall"));
        dashboard.awaitConnection("Live.*", Duration.ofSeconds(30));

        inspect("wall");
    }

    @Test
    void theLastHour() throws IOException {
        inventory
                .generation(2)
                .state("OPEN", Duration.ofMinutes(12))
                .failures(3, "java.net.ConnectException", Duration.ofMinutes(12))
                .totals(12_044, 115, 22, 43, 798)
                .retryAfter(Duration.ofSeconds(21));
        stage.show(List.of(inventory));
        StagedHistory hour = new StagedHistory();
        for (int ago = 55; ago > 12; ago--) {
            hour.minute(ago, 70L + ago % 7, ago % 5 + ago % 2, ago % 2, 1, 0);
        }
        for (int ago = 12; ago > 0; ago--) {
            hour.minute(ago, 0, 1, 0, 0, 60L + ago);
        }
        stage.remember("inventory", hour.answeredByFallback(212));
        stage.rememberOfAll(hour);
        stage.happened(Stage.told(inventory, "CLOSED", "FAILURES_REACHED", null, null, Duration.ofMinutes(12)));
        openLive();
        inspect("history");
        dashboard.openDetail("inventory");
        browser.await(
                "the picture is there",
                Dashboard.SOON,
                () -> !browser.findAll(".hour [data-state]").isEmpty());
        browser.screenshot("dashboard-detail");
        browser.find("#last-hour summary").click();

        inspect("hour");
        browser.size(380, 900);
        Awaitility.await("the phone's layout")
                .untilAsserted(() -> assertThat(brokenTexts("#hour-table"))
                        .as("broken, be it between words")
                        .allMatch(text -> text.contains(" ")));
        assertThat(browser.number("document.querySelector('#detail').scrollWidth"
                        + " - document.querySelector('#detail').clientWidth"))
                .isZero();
    }

    @Test
    void theSettingsDialogAndTheOneThatActsOnMany() throws IOException {
        stage.show(List.of(
                new StagedBreaker("payment").override("maria", "the bank moves to its new data centre", null),
                new StagedBreaker("ratings").forced("FORCED_CLOSED", "a load test", "otto")));
        openLive();
        dashboard.actOnShown("Force open");
        inspect("many");
        browser.find("#act-cancel").click();
        dashboard.openDetail("inventory");
        dashboard.openSettings();

        inspect("settings");
    }

    @Test
    void aRampAPlanAndTheDialogThatPlans() throws IOException {
        stage.show(List.of(
                inventory.rampingUp(0.37, Duration.ofMinutes(9)),
                new StagedBreaker("payment")
                        .planned(
                                "FORCED_OPEN",
                                "the bank moves to its new data centre",
                                "maria",
                                Instant.now().plus(Duration.ofHours(30)),
                                null)));
        openLive();
        inspect("planned");
        dashboard.click("payment", "force-closed");
        browser.find("#act-begin option[value=later]").click();

        inspect("planning");
    }

    @Test
    void aLostConnection() throws IOException {
        stageEveryState();
        openLive();
        stage.leave();
        dashboard.awaitConnection("Lost.*", Dashboard.SOON);

        inspect("lost");
        assertThat(browser.consoleErrors()).isNotEmpty();
        stage.comeBack();
        dashboard.awaitConnection("Live.*", Duration.ofSeconds(30));
        browser.consoleErrors();
    }

    @Test
    void nothingIsFound() throws IOException {
        openLive();
        browser.find("#search").sendKeys("nothing like it");
        browser.await("it says so", Dashboard.SOON, () -> browser.find("#empty").isDisplayed());

        inspect("none");
    }

    @Test
    void whateverTheKeyboardIsOnIsOutlined() {
        openLive();

        assertThat(outlinesByTab()).hasSizeGreaterThan(10).allMatch(outline -> outline.contains(" solid 3px "));

        dashboard.openMenu("inventory");
        for (int i = 0; i < 5; i++) {
            browser.type(Keys.ARROW_DOWN);
            assertThat(outlineOfFocus()).contains(" solid 3px ").contains("menuitem");
        }
        browser.type(Keys.ESCAPE);

        dashboard.openDetail("inventory");
        assertThat(outlinesByTab()).hasSizeGreaterThan(2).allMatch(outline -> outline.contains(" solid 3px "));
    }

    /** What the tabulator comes to, until it comes to the same again, and the outline that it has there. */
    private static Set<String> outlinesByTab() {
        Set<String> outlines = new LinkedHashSet<>();
        boolean isNew = true;
        while (isNew) {
            browser.type(Keys.TAB);
            isNew = outlines.add(outlineOfFocus());
        }
        return outlines;
    }

    private static String outlineOfFocus() {
        return String.valueOf(browser.ask("""
                const on = document.activeElement;
                if (on === document.body) return 'the body solid 3px once a round';
                const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(on);
                const at = [...document.querySelectorAll('*')].indexOf(on);
                return `${at} ${on.outerHTML.slice(0, 150)} ${outlineStyle} ${outlineWidth} ${outlineColor}`;
                """));
    }

    @Test
    void thePageStandsStillForThoseWhomMotionHurts() {
        openLive();
        browser.stillness();

        Object moves = browser.ask("return document.getAnimations().length > 0"
                + " || [...document.querySelectorAll('*')].some((e) =>"
                + " getComputedStyle(e).transitionDuration !== '0s' || getComputedStyle(e).animationName !== 'none')");
        assertThat(moves).isEqualTo(false);
    }

    private void inspect(String state) throws IOException {
        inspect(state, () -> {});
    }

    /** What is to be seen is there after {@code show}, at any size. */
    private void inspect(String state, Runnable show) throws IOException {
        for (int width : new int[] {1280, 380}) {
            for (boolean isDark : new boolean[] {false, true}) {
                browser.size(width, 900);
                browser.dark(isDark);
                inspectAsItIs(state + "-" + width + (isDark ? "-dark" : "-light"), show);
            }
        }
        browser.dark(false);
        browser.zoom(1280, 900, 2);
        inspectAsItIs(state + "-twice-as-large", show);
        browser.size(1280, 900);
        browser.forcedColours();
        inspectAsItIs(state + "-forced-colours", show);
        browser.dark(false);
    }

    private void inspectAsItIs(String name, Runnable show) throws IOException {
        show.run();
        browser.screenshot("dashboard-" + name);
        assertThat(Axe.violations(browser)).as(name).isEmpty();
        assertThat(browser.scrollsSideways()).as(name).isFalse();
    }

    private void openLive() {
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Duration.ofSeconds(30));
    }

    /** With some seconds of calls, of which the strips tell. */
    private void stageCalls() {
        for (int second = 1; second <= 6; second++) {
            stage.show(List.of(
                    inventory.totals(12_044 + 90L * second, 3 + 10L * second, 1 + 2L * second, 14, 0),
                    new StagedBreaker("shipping").totals(77 + 40L * second, 0, 0, 0, 0),
                    new StagedBreaker("payment").totals(420, 2, 0, 31 + 3L * second, 9 + 6L * second)));
            int shown = second;
            browser.await(
                    "the second has passed",
                    Dashboard.SOON,
                    () -> browser.number("Date.now() % 1000") < 300
                            && dashboard.text("shipping", "totals").startsWith((77 + 40 * shown) + " succeeded"));
        }
    }

    private void stageEveryState() {
        stage.show(List.of(
                inventory
                        .generation(2)
                        .state("OPEN", Duration.ofSeconds(9))
                        .failures(3, "java.net.ConnectException", Duration.ofSeconds(9))
                        .retryAfter(Duration.ofSeconds(21)),
                new StagedBreaker("payment")
                        .totals(420, 2, 0, 31, 9)
                        .forced("FORCED_OPEN", "the bank moves to its new data centre", "operator"),
                new StagedBreaker("shipping")
                        .state("HALF_OPEN", Duration.ofSeconds(4))
                        .failures(5, "java.net.http.HttpTimeoutException", Duration.ofSeconds(34))
                        .retryAfter(Duration.ofSeconds(26))
                        .probing(),
                new StagedBreaker("ratings").forced("FORCED_CLOSED", "a load test", "maria"),
                new StagedBreaker("search")
                        .setting("window.calls", 100, "annotation")
                        .failures(4, "java.io.IOException", Duration.ofSeconds(2)),
                new StagedBreaker("legacy").disabled()));
    }
}
