package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** One line a breaker: many are on a screen, those that are well are quiet, and nothing changes that need not. */
class LinesIT extends BrowserTest {
    private static final String LONG = "a story which would take several lines to be told in. ".repeat(6);
    private static final String HALF_OPEN =
            "com.acme.shop.client.InventoryClientOfTheWarehouseInTheNorth.availableStockOf#2";
    private static final String ROWS = "[...document.querySelectorAll('#breakers > tbody > tr')]";

    private final Dashboard dashboard = new Dashboard(browser);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        List<StagedBreaker> breakers = new ArrayList<>(List.of(
                new StagedBreaker("forced").override("otto", LONG, null),
                new StagedBreaker("open")
                        .state("OPEN", Duration.ofHours(30))
                        .failures(
                                12_345,
                                "com.acme.shop.downstream.AVeryLongNameOfAnExceptionThatWasThrown",
                                Duration.ZERO)
                        .retryAfter(Duration.ofMinutes(9))
                        .totals(123_456_789, 12_345_678, 1234, 5678, 99_999_999),
                new StagedBreaker(HALF_OPEN)
                        .state("HALF_OPEN", Duration.ofSeconds(5))
                        .retryAfter(Duration.ofMinutes(9))
                        .probing(),
                new StagedBreaker("family").keys(12),
                new StagedBreaker("lenient")
                        .forced("FORCED_CLOSED", LONG, "maria")
                        .wouldBeOpen(),
                new StagedBreaker("planned")
                        .planned("FORCED_OPEN", LONG, "maria", Instant.now().plusSeconds(4000), null),
                new StagedBreaker("ramp").rampingUp(0.2, Duration.ofMinutes(30)),
                new StagedBreaker("window")
                        .setting("window.calls", 100, "annotation")
                        .failures(4, "java.io.IOException", Duration.ofHours(30)),
                new StagedBreaker("disabled").disabled()));
        for (int i = 0; i < 20; i++) {
            breakers.add(new StagedBreaker(String.format(Locale.ROOT, "well-%02d", i)));
        }
        stage = new Stage(breakers.toArray(StagedBreaker[]::new));
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @Test
    void fifteenAndMoreAreOnAScreenAndNoneIsHigherThanItsLine() throws IOException {
        browser.size(1280, 800);
        browser.screenshot("lines-1280");

        assertThat(heights()).hasSize(29).allMatch(height -> height >= 36 && height <= 40);
        assertThat(browser.number(ROWS + ".filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length"))
                .isGreaterThanOrEqualTo(15);
        assertThat(browser.scrollsSideways()).isFalse();
    }

    /** What is too long for its place ends there, and is not written over what stands beside it. */
    @Test
    void noPartOfARowIsWiderThanItsPlace() {
        for (int width : new int[] {1280, 900}) {
            browser.size(width, 800);

            assertThat(browser.askForTexts("return " + ROWS + ".flatMap((row) => [...row.children]).filter((cell) =>"
                            + " cell.scrollWidth > cell.clientWidth && getComputedStyle(cell).overflowX === 'visible')"
                            + ".map((cell) => cell.className)"))
                    .as("at %d", width)
                    .isEmpty();
        }
    }

    @Test
    void theTableIsAsWideAsTheScreen() throws IOException {
        browser.size(2200, 1000);
        browser.screenshot("lines-2200");

        assertThat(browser.number("document.querySelector('#breakers').getBoundingClientRect().width"))
                .isGreaterThan(2200 - 50);
        assertThat(heights()).allMatch(height -> height <= 40);
    }

    @Test
    void onAPhoneEachIsACardOfTwoLinesThatItsNameOpens() throws IOException {
        browser.size(380, 800);
        browser.screenshot("lines-380");

        assertThat(heights()).hasSize(29).allMatch(height -> height <= 76);
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(dashboard.isDisplayed("forced", "override")).isTrue();
        assertThat(dashboard.isDisplayed("open", "since")).isTrue();
        dashboard.openDetail("open");
        assertThat(browser.find("#detail-title").getText()).isEqualTo("open");
    }

    /** Rounded up to whole pixels. */
    private static List<Long> heights() {
        return browser
                .askForTexts("return " + ROWS + ".map((row) => String(Math.ceil(row.getBoundingClientRect().height)))")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    @Test
    void whatIsWellIsQuietAndWhatIsNotIsLoud() {
        assertThat(looks("well-00")).isEqualTo(looks("well-01")).isNotEqualTo(looks("open"));
        assertThat(weight("well-00", "word")).isEqualTo(400);
        assertThat(weight("open", "word")).isGreaterThanOrEqualTo(600);
        assertThat(weight("forced", "word")).isGreaterThanOrEqualTo(600);
        assertThat(colour("well-00", "word")).isEqualTo(colour("well-00", "since"));
        assertThat(colour("open", "word")).isNotEqualTo(colour("open", "since"));
    }

    private static Object looks(String breaker) {
        return browser.ask(
                "const { backgroundColor, borderLeftColor } = getComputedStyle(document.querySelector(arguments[0]));"
                        + " return `${backgroundColor} ${borderLeftColor}`",
                Dashboard.row(breaker));
    }

    private static double weight(String breaker, String part) {
        return browser.number("getComputedStyle(document.querySelector(\"" + Dashboard.row(breaker) + " ." + part
                + "\")).fontWeight * 1");
    }

    private static Object colour(String breaker, String part) {
        return browser.ask(
                "return getComputedStyle(document.querySelector(arguments[0])).color",
                Dashboard.row(breaker) + " ." + part);
    }

    /** What counts down does; a row that is well and is not called stands still. */
    @Test
    void nothingTicksWhereNothingHappens() {
        browser.ask("""
                window.changed = [];
                new MutationObserver((changes) => changed.push(...changes.map(({ target }) =>
                  (target.closest ? target : target.parentElement).closest('tr')?.dataset.breaker ?? 'the table')))
                  .observe(document.querySelector('#breakers'), { subtree: true, childList: true, characterData: true });
                window.watchedFrom = performance.now();
                """);
        browser.await(
                "five seconds have passed",
                Dashboard.SOON,
                () -> browser.number("performance.now() - watchedFrom") > 5000);

        Set<String> changed = new HashSet<>(browser.askForTexts("return window.changed"));
        assertThat(changed).contains("open", "ramp").isSubsetOf("open", "ramp", "planned", "lenient", HALF_OPEN);
    }

    @Test
    void aRowIsOneStopOfTheTabulator() {
        assertThat(browser.askForTexts("return " + ROWS + ".map((row) => [...row.querySelectorAll('*')]"
                        + ".filter((one) => one.tabIndex >= 0 && one.checkVisibility()).length + row.dataset.breaker)"))
                .allMatch(stops -> stops.startsWith("1"));

        browser.ask("document.querySelector('#breakers .link').focus()");
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stops.add((String) browser.ask("return document.activeElement.closest('tr').dataset.breaker"));
            browser.type(Keys.TAB);
        }
        assertThat(stops)
                .isEqualTo(browser.askForTexts("return " + ROWS + ".slice(0, 5).map((row) => row.dataset.breaker)"));
    }
}
