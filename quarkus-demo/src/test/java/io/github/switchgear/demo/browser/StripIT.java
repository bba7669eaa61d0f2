package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strip of recent outcomes shows how large a share each had, and not only the worst. */
class StripIT extends BrowserTest {
    private static final String DRAW = """
            const [totals, answer] = arguments;
            import('./outcomes.js').then(({ Outcomes, TOTALS, strip, draw }) => {
              const outcomes = new Outcomes();
              const told = totals.map((line) => Object.fromEntries(line.slice(1).map((total, i) => [TOTALS[i], total])));
              for (let i = 1; i < told.length; i++) outcomes.note(told[i - 1], told[i], totals[i][0] * 1000);
              const svg = strip();
              document.body.append(svg);
              draw(svg, outcomes);
              answer({
                label: svg.getAttribute('aria-label'),
                heights: Object.fromEntries([...svg.children].map((path) => [path.dataset.outcome, path.getBBox().height])),
                widths: Object.fromEntries([...svg.children].map((path) => [path.dataset.outcome, path.getBBox().width])),
                shapes: [...svg.children].map((path) => path.getAttribute('d').replace(/^M[\\d.]+ [\\d.]+/, '')),
              });
              svg.remove();
            });
            """;

    private static Stage stage;

    @BeforeAll
    static void setTheStage() throws Exception {
        stage = new Stage(new StagedBreaker("inventory"));
    }

    @AfterAll
    static void closeTheStage() {
        stage.close();
    }

    @Override
    void stopTheServer() {}

    @BeforeEach
    void openThePage() {
        new Dashboard(browser).open(stage.page());
    }

    /** Of totals after each other, each behind its second: succeeded, failed, slow among them, neutral, rejected. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> draw(List<?>... totals) {
        return (Map<String, Object>) browser.askLater(DRAW, List.of(totals));
    }

    private static double height(Map<String, Object> drawn, String outcome) {
        return ((Number) ((Map<?, ?>) drawn.get("heights")).get(outcome)).doubleValue();
    }

    private static final List<Integer> NONE = List.of(0, 0, 0, 0, 0, 0);

    @Test
    void onePercentOfFailuresIsALittleOfTheBar() {
        Map<String, Object> drawn = draw(NONE, List.of(1, 990, 10, 0, 0, 0));

        assertThat(height(drawn, "failed")).isBetween(1.0, 2.0);
        assertThat(height(drawn, "succeeded")).isGreaterThan(14.0);
        assertThat(drawn.get("label"))
                .isEqualTo(
                        "Recent outcomes of 1,000 calls: 99 % succeeded, 1 % failed; of the newest: 99 % succeeded, 1 % failed");
    }

    @Test
    void halfAndHalfIsHalfAndHalf() {
        Map<String, Object> drawn = draw(NONE, List.of(1, 5, 5, 0, 0, 0));

        assertThat(height(drawn, "failed")).isEqualTo(8);
        assertThat(height(drawn, "succeeded")).isEqualTo(8);
    }

    @Test
    void aSlowCallIsOneAndNotAFailureMore() {
        assertThat(draw(NONE, List.of(1, 8, 2, 1, 0, 0)).get("label"))
                .isEqualTo("Recent outcomes of 10 calls: 80 % succeeded, 10 % slow, 10 % failed;"
                        + " of the newest: 80 % succeeded, 10 % slow, 10 % failed");
    }

    @Test
    void whatEndedWithinOneSecondIsOneBar() {
        assertThat(draw(NONE, List.of(1, 1, 0, 0, 0, 0), List.of(1, 1, 1, 0, 0, 0), List.of(2, 1, 1, 0, 0, 2))
                        .get("label"))
                .isEqualTo("Recent outcomes of 4 calls: 25 % succeeded, 25 % failed, 50 % rejected;"
                        + " of the newest: 100 % rejected");
    }

    @Test
    void eachOutcomeHasAShapeOfItsOwn() {
        assertThat((List<?>) draw(
                                NONE,
                                List.of(1, 1, 0, 0, 0, 0),
                                List.of(2, 1, 1, 0, 0, 0),
                                List.of(3, 1, 2, 1, 0, 0),
                                List.of(4, 1, 2, 1, 1, 0),
                                List.of(5, 1, 2, 1, 1, 1))
                        .get("shapes"))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"99999, 99.9 % succeeded", "999, 99.9 % succeeded", "1, 50 % succeeded"})
    void neitherAllNorNothingIsSaidOfAlmostAllAndHardlyAny(int succeeded, String share) {
        assertThat(String.valueOf(draw(NONE, List.of(1, succeeded, 1, 0, 0, 0)).get("label")))
                .contains(share)
                .doesNotContain(" 0 %")
                .doesNotContain(" 100 %");
    }

    @Test
    void withoutCallsThatIsSaid() {
        assertThat(draw(NONE, NONE).get("label")).isEqualTo("No calls since the page was opened");
    }
}
