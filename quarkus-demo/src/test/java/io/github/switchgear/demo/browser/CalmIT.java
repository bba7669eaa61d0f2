package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.interactions.Actions;

/** Rows keep their places while a downstream is dead, never move under the pointer, and are of one moment with the counts. */
class CalmIT extends BrowserTest {
    private static final int UPDATES = 30;

    /** A browser scrolls by whole pixels, and rows are as high as their lines are. */
    private static final Offset<Double> PIXEL = within(1.0);

    private static final String WATCH_MOVES = """
            window.moves = 0;
            let order = '';
            new MutationObserver(() => {
              const now = [...document.querySelectorAll('#breakers tbody tr')].map((row) => row.dataset.breaker).join();
              if (order && now !== order) moves++;
              order = now;
            }).observe(document.querySelector('#breakers tbody'), { childList: true });
            """;

    private static final String WATCH_FRAMES = """
            window.frames = [];
            requestAnimationFrame(function look() {
              const shown = {};
              for (const row of document.querySelectorAll('#breakers tbody tr')) {
                shown[row.dataset.state] = (shown[row.dataset.state] ?? 0) + 1;
              }
              const isSame = [...document.querySelectorAll('#states button')]
                .every((button) => Number(button.querySelector('b').textContent) === (shown[button.dataset.state] ?? 0));
              window.frames.push(isSame);
              requestAnimationFrame(look);
            });
            """;

    private static final String ORDER = """
            const [steps, order, answer] = arguments;
            Promise.all([import('./order.js'), import('./pace.js')]).then(([{ chosen, noteChange }, { Pace }]) => {
              const settings = { allowedFails: { value: 3 }, 'window.calls': { value: 0 }, 'window.time': { value: 'PT0S' } };
              const entries = new Map();
              answer(steps.map(([at, ...breakers]) => {
                for (const [name, state, failures, rejected] of breakers) {
                  const entry = entries.get(name) ?? { haystack: name, pace: new Pace() };
                  const before = entry.breaker;
                  entry.breaker = { name, state, enabled: true, consecutiveFailures: failures, settings,
                    totals: { rejected }, since: new Date(at * 1000).toISOString() };
                  if (before) entry.pace.note(before.totals, at * 1000);
                  else entry.pace.begin(at * 1000);
                  noteChange(entry, before ?? entry.breaker);
                  entries.set(name, entry);
                }
                const choice = { states: new Set(), search: '', order };
                return chosen([...entries.values()], ({ breaker }) => [breaker.state], choice, at * 1000).map(({ breaker }) => breaker.name).join(' ');
              }));
            });
            """;

    private final Dashboard dashboard = new Dashboard(browser);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(breakers("CLOSED"));
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
        browser.lookAway();
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    private static StagedBreaker[] breakers(String state) {
        return IntStream.range(0, 7)
                .mapToObj(i -> new StagedBreaker("client-" + i).state(state, Duration.ZERO))
                .toArray(StagedBreaker[]::new);
    }

    /** Rejections are compared each ten seconds, and may change the order once then. */
    @ParameterizedTest
    @CsvSource({"worst, 0, 0", "worst, 3, 1", "name, 3, 0", "latest, 3, 0", "rejected, 0, 0", "rejected, 3, 1"})
    void noRowMovesWhileSevenBreakersOfOneDeadDownstreamProbe(String order, long rejections, int mostMoves)
            throws InterruptedException {
        browser.find("#order option[value=" + order + "]").click();
        stage.show(List.of(breakers("OPEN")));
        dashboard.awaitState("client-6", "Open");
        browser.lookAway();
        browser.ask(WATCH_MOVES);

        for (int update = 0; update < UPDATES; update++) {
            int probing = update % 7;
            stage.show(List.of(new StagedBreaker("client-" + probing)
                    .state(update % 2 == 0 ? "HALF_OPEN" : "OPEN", Duration.ZERO)
                    .totals(0, update, 0, 0, rejections * update)));
            Thread.sleep(70);
        }
        dashboard.awaitText("client-1", "totals", ".*29 failed.*");

        assertThat(browser.number("window.moves")).isLessThanOrEqualTo(mostMoves);
    }

    @Test
    void countsAndRowsAreOfOneMomentInEachFrame() throws InterruptedException {
        browser.ask(WATCH_FRAMES);
        List<String> states = List.of("OPEN", "HALF_OPEN", "CLOSED", "FORCED_OPEN", "FORCED_CLOSED");

        for (int update = 0; update < UPDATES; update++) {
            List<StagedBreaker> changed = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                changed.add(new StagedBreaker("client-" + i)
                        .state(states.get((update * (i + 1)) % states.size()), Duration.ZERO));
            }
            stage.show(changed);
            Thread.sleep(70);
        }

        assertThat(browser.number("window.frames.length")).isGreaterThan(20);
        assertThat(browser.number("window.frames.filter((isSame) => !isSame).length"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 300})
    void theRowUnderThePointerStaysWhereItIsWhateverGrowsAboveIt(int height) {
        stage.show(List.of(new StagedBreaker("client-1").keys(3)));
        dashboard.open(stage.page());
        browser.find(Dashboard.row("client-1") + " .fold").click();
        awaitKeys(3);
        browser.size(1280, height);
        pointAt("client-5");
        double top = top("client-5");

        stage.show(List.of(new StagedBreaker("client-1").keys(11)));
        awaitKeys(11);
        assertThat(top("client-5")).isCloseTo(top, PIXEL);

        stage.show(List.of(new StagedBreaker("client-1").keys(2)));
        awaitKeys(2);
        assertThat(top("client-5")).isCloseTo(top, PIXEL);
    }

    private static void awaitKeys(int count) {
        browser.await(
                "there are " + count + " keys",
                Dashboard.SOON,
                () -> browser.texts(Dashboard.row("client-1") + " .list .link").size() == count);
    }

    /** However long a story it is, it takes one line, and none of the rows changes places under the pointer. */
    @Test
    void theRowUnderThePointerStaysWhereItIsWhenAnotherBecomesWorse() {
        pointAt("client-5");
        double top = top("client-5");
        String height = "document.querySelector(\"" + Dashboard.row("client-1") + "\").getBoundingClientRect().height";
        double before = browser.number(height);

        stage.show(List.of(new StagedBreaker("client-1")
                .override("otto", "a long story, which would take several lines. ".repeat(8), null)));
        dashboard.awaitState("client-1", "Forced open");

        assertThat(browser.number(height)).isCloseTo(before, PIXEL);
        assertThat(top("client-5")).isCloseTo(top, PIXEL);
        assertThat(dashboard.rowNames()).first().isEqualTo("client-0");
        browser.lookAway();
        browser.await(
                "it comes first",
                Dashboard.SOON,
                () -> dashboard.rowNames().get(0).equals("client-1"));
    }

    @Test
    void theRowUnderThePointerStaysWhereItIsWhenThePageHasSomethingToSay() {
        pointAt("client-3");
        double top = top("client-3");

        stage.startAnew("shop-1", Instant.now(), breakers("CLOSED"));
        browser.await(
                "it is told",
                Duration.ofSeconds(30),
                () -> browser.find("#news").isDisplayed());

        assertThat(top("client-3")).isCloseTo(top, PIXEL);
        browser.consoleErrors();
    }

    private static void pointAt(String breaker) {
        new Actions(browser.driver())
                .moveToElement(browser.find(Dashboard.row(breaker) + " .link"))
                .perform();
    }

    private static double top(String breaker) {
        return browser.number("document.querySelector(\"" + Dashboard.row(breaker) + "\").getBoundingClientRect().top");
    }

    /** At some second, what some breakers were: name, state, failures in a row, rejections in all. */
    private static List<Object> at(int second, Object... breakers) {
        List<Object> step = new ArrayList<>(List.of(second));
        step.addAll(List.of(breakers));
        return step;
    }

    private static Object is(String name, String state, int failures, int rejected) {
        return List.of(name, state, failures, rejected);
    }

    private static Object orders(String order, List<?>... steps) {
        return browser.askLater(ORDER, List.of(steps), order);
    }

    @Test
    void theWorstAreTheForcedOpenThenAllThatIsNotClosedByNameThenWhatIsNearestToTripping() {
        assertThat(orders(
                        "worst",
                        at(
                                0,
                                is("a", "CLOSED", 0, 0),
                                is("b", "HALF_OPEN", 3, 0),
                                is("c", "OPEN", 9, 0),
                                is("d", "FORCED_OPEN", 0, 0),
                                is("e", "CLOSED", 2, 0),
                                is("f", "OPEN", 3, 0))))
                .isEqualTo(List.of("d b c f e a"));
    }

    /** As often as they are compared; one more is not worse, four times as many are. */
    @Test
    void withinAStateTheWorstAreThoseThatRejectMostAMinute() {
        assertThat(orders(
                        "worst",
                        at(0, is("a", "OPEN", 3, 0), is("b", "OPEN", 3, 0), is("c", "CLOSED", 0, 0)),
                        at(8, is("b", "OPEN", 3, 20)),
                        at(10),
                        at(20, is("a", "OPEN", 3, 24)),
                        at(40, is("b", "OPEN", 3, 160)),
                        at(50),
                        at(120, is("c", "CLOSED", 0, 5000))))
                .isEqualTo(List.of("a b c", "a b c", "b a c", "a b c", "b a c", "b a c", "a b c"));
    }

    @Test
    void whatFailedLatelyKeepsItsPlaceForHalfAMinute() {
        assertThat(orders(
                        "worst",
                        at(0, is("a", "CLOSED", 0, 0), is("b", "CLOSED", 2, 0)),
                        at(1, is("b", "CLOSED", 0, 0)),
                        at(20, is("b", "CLOSED", 1, 0)),
                        at(29, is("b", "CLOSED", 2, 0)),
                        at(30, is("b", "CLOSED", 0, 0)),
                        at(58, is("a", "CLOSED", 1, 0)),
                        at(60)))
                .isEqualTo(List.of("b a", "b a", "b a", "b a", "b a", "b a", "a b"));
    }

    @Test
    void whatHasClosedIsTheFirstOfTheClosedForHalfAMinute() {
        assertThat(orders(
                        "worst",
                        at(0, is("a", "CLOSED", 2, 0), is("b", "OPEN", 3, 0), is("c", "OPEN", 3, 0)),
                        at(5, is("b", "CLOSED", 0, 0)),
                        at(36)))
                .isEqualTo(List.of("b c a", "c b a", "c a b"));
    }

    @Test
    void theLatestChangeIsNotAProbe() {
        assertThat(orders(
                        "latest",
                        at(0, is("a", "CLOSED", 0, 0), is("b", "CLOSED", 0, 0)),
                        at(5, is("a", "OPEN", 3, 0)),
                        at(6, is("b", "OPEN", 3, 0)),
                        at(9, is("a", "HALF_OPEN", 3, 0)),
                        at(10, is("a", "OPEN", 4, 0)),
                        at(11, is("a", "CLOSED", 0, 0))))
                .isEqualTo(List.of("a b", "a b", "b a", "b a", "b a", "a b"));
    }

    @ParameterizedTest
    @CsvSource({"9, a b", "10, b a"})
    void rejectionsAreComparedEachTenSeconds(int second, String order) {
        assertThat(orders(
                        "rejected",
                        at(0, is("a", "OPEN", 3, 20), is("b", "OPEN", 3, 10)),
                        at(second, is("b", "OPEN", 3, 30))))
                .isEqualTo(List.of("a b", order));
    }
}
