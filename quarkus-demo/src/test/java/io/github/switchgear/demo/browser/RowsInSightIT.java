package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Of very many breakers only the rows that somebody can see are in the page, and nobody notices. */
class RowsInSightIT extends BrowserTest {
    private static final int BREAKERS = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Dashboard dashboard = new Dashboard(browser);
    private final List<StagedBreaker> breakers = IntStream.range(0, BREAKERS)
            .mapToObj(i -> new StagedBreaker(name(i)))
            .toList();

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        breakers.get(2500).keys(3).state("OPEN", Duration.ofSeconds(9)).retryAfter(Duration.ofMinutes(5));
        stage = new Stage(breakers.toArray(StagedBreaker[]::new));
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    private static String name(int i) {
        return String.format(Locale.ROOT, "client-%04d", i);
    }

    private void open() {
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", PATIENCE);
        browser.lookAway();
    }

    private static void scrollTo(String where) {
        browser.ask("scrollTo(0, " + where + ")");
    }

    private void awaitRow(String breaker) {
        browser.await(
                breaker + " is there",
                Dashboard.SOON,
                () -> dashboard.rowNames().contains(breaker));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 380})
    void onlyTheRowsNearTheScreenAreThereAndAllCanBeReached(int width) throws IOException {
        browser.size(width, 900);
        browser.watchFor("tooMany", "#breakers tbody tr:nth-child(61)");
        open();

        assertThat(dashboard.rowCount()).isEqualTo(BREAKERS);
        assertThat(dashboard.rowNames()).hasSizeLessThan(60).startsWith(name(2500), name(0));
        assertThat(browser.scrollsSideways()).isFalse();
        browser.screenshot("rows-in-sight-top-" + width);

        scrollTo("document.body.scrollHeight / 2");
        awaitRow(name(BREAKERS / 2));
        assertThat(dashboard.rowNames()).hasSizeLessThan(60).isSorted();
        browser.screenshot("rows-in-sight-middle-" + width);

        scrollTo("document.body.scrollHeight");
        awaitRow(name(BREAKERS - 1));
        assertThat(dashboard.rowNames()).hasSizeLessThan(60).endsWith(name(BREAKERS - 1));
        assertThat(browser.number("document.body.scrollHeight - innerHeight - scrollY"))
                .isCloseTo(0, within(1.0));
        assertThat(browser.number("document.querySelector('#breakers > tbody').lastElementChild"
                        + ".getBoundingClientRect().bottom - innerHeight"))
                .as("the last row is on the screen")
                .isNegative();
        assertThat(browser.ask("return window.tooMany ?? null"))
                .as("when there were more")
                .isNull();
    }

    @Test
    void whatReadsThePageOutKnowsHowManyRowsThereAreAndWhichThisIs() throws IOException {
        open();
        scrollTo("document.body.scrollHeight");
        awaitRow(name(BREAKERS - 1));

        assertThat(browser.texts("#breakers > thead > tr[aria-rowindex='1']")).hasSize(1);
        assertThat(browser.find(Dashboard.row(name(BREAKERS - 1))).getDomAttribute("aria-rowindex"))
                .isEqualTo(Integer.toString(BREAKERS + 1));
        assertThat(Axe.violations(browser)).isEmpty();
    }

    @Test
    void theFocusStaysInItsRowWhereverThePageIsScrolledAndGoesOnFromThere() {
        open();
        browser.ask("document.querySelector(\"" + Dashboard.row(name(3)) + " .link\").focus()");

        scrollTo("document.body.scrollHeight");
        awaitRow(name(BREAKERS - 1));
        assertThat(focused()).isEqualTo(name(3));
        assertThat(dashboard.rowNames()).hasSizeLessThan(60);

        browser.type(Keys.TAB);
        assertThat(focused()).isEqualTo(name(4));
        awaitRow(name(10));
        browser.type(Keys.ARROW_DOWN);
        assertThat(focused()).isEqualTo(name(5));
    }

    /** The name of the row that has the focus. */
    private static String focused() {
        return (String) browser.ask("return document.activeElement.closest('tr')?.dataset.breaker ?? ''");
    }

    @Test
    void theRowsOnTheScreenStayWhereTheyAreWhileOthersChange() {
        open();
        scrollTo("document.body.scrollHeight / 2");
        awaitRow(name(BREAKERS / 2));
        double top = top(name(BREAKERS / 2));

        breakers.forEach(breaker -> breaker.totals(7, 0, 0, 0, 0));
        stage.show(breakers);
        dashboard.awaitText(name(BREAKERS / 2), "totals", "7 succeeded.*");

        assertThat(top(name(BREAKERS / 2))).isCloseTo(top, within(1.0));
        scrollTo("0");
        awaitRow(name(0));
        dashboard.awaitText(name(0), "totals", "7 succeeded.*");
    }

    private static double top(String breaker) {
        return browser.number("document.querySelector(\"" + Dashboard.row(breaker) + "\").getBoundingClientRect().top");
    }

    @Test
    void aSearchFindsWhatIsNotInThePageAndItsEndBringsAllBack() {
        open();

        browser.find("#search").sendKeys("client-1777");
        browser.await(
                "it alone is there", Dashboard.SOON, () -> dashboard.rowNames().equals(List.of("client-1777")));
        assertThat(dashboard.rowCount()).isEqualTo(1);

        browser.find("#search").clear();
        browser.find("#search").sendKeys(" ");
        browser.await("all are back", Dashboard.SOON, () -> dashboard.rowCount() == BREAKERS);
        assertThat(browser.texts("#states [data-state=CLOSED] b")).containsExactly("2,999");
    }

    @Test
    void anUnfoldedRowIsStillUnfoldedWhenItIsSeenAgain() {
        open();
        browser.find(Dashboard.row(name(2500)) + " .fold").click();
        browser.await("its keys are there", Dashboard.SOON, () -> keys().size() == 3);
        browser.lookAway();

        scrollTo("document.body.scrollHeight");
        awaitRow(name(BREAKERS - 1));
        assertThat(dashboard.rowNames()).doesNotContain(name(2500));
        scrollTo("0");
        awaitRow(name(2500));

        assertThat(keys()).hasSize(3);
        assertThat(browser.find(Dashboard.row(name(2500)) + " .fold").getDomAttribute("aria-expanded"))
                .isEqualTo("true");
    }

    private static List<String> keys() {
        return browser.texts(Dashboard.row(name(2500)) + " .list .link");
    }
}
