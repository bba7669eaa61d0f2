package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strip of the last minutes shows how many calls there were, and how large a share each outcome had of them. */
class StripIT extends ScriptTest {
    private static final String DRAW = """
            const [totals, seeded, now, answer] = arguments;
            import('./outcomes.js').then(({ Outcomes, TOTALS, strip, draw }) => {
              const outcomes = new Outcomes();
              const told = totals.map((line) => Object.fromEntries(line.slice(1).map((total, i) => [TOTALS[i], total])));
              outcomes.seed(() => seeded.map(([at, ...counts]) => (
                { at: at * 1000, ...Object.fromEntries(counts.map((count, i) => [TOTALS[i], count])) })));
              for (let i = 1; i < told.length; i++) outcomes.note(told[i - 1], told[i], totals[i][0] * 1000);
              const svg = strip();
              document.body.append(svg);
              draw(svg, outcomes, now * 1000);
              answer({
                label: svg.getAttribute('aria-label'),
                heights: Object.fromEntries([...svg.children].map((path) => [path.dataset.outcome, path.getBBox().height])),
                widths: Object.fromEntries([...svg.children].map((path) => [path.dataset.outcome, path.getBBox().width])),
                shapes: [...svg.children].map((path) => path.getAttribute('d').replace(/^M[\\d.]+ [\\d.]+/, '')),
              });
              svg.remove();
            });
            """;

    /** Of totals after each other, each behind its second: succeeded, failed, slow among them, neutral, rejected. */
    private static Map<String, Object> draw(List<?>... totals) {
        return drawAt(((Number) totals[totals.length - 1].get(0)).intValue(), List.of(), totals);
    }

    /** At a second, with what was there before somebody looked: what minutes came to, each behind its first second. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> drawAt(int now, List<List<Integer>> seeded, List<?>... totals) {
        return (Map<String, Object>) browser.askLater(DRAW, List.of(totals), seeded, now);
    }

    private static Map<String, Object> drawSeeded(int now, List<Integer> minute) {
        return drawAt(now, List.of(minute));
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
                        "1,000 calls within 15 minutes: 99 % succeeded, 1 % failed; in the newest: 99 % succeeded, 1 % failed");
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
                .isEqualTo("10 calls within 15 minutes: 80 % succeeded, 10 % slow, 10 % failed;"
                        + " in the newest: 80 % succeeded, 10 % slow, 10 % failed");
    }

    @Test
    void whatEndedWithinOneMinuteIsOneBar() {
        Map<String, Object> drawn =
                draw(NONE, List.of(1, 1, 0, 0, 0, 0), List.of(59, 1, 1, 0, 0, 0), List.of(60, 1, 1, 0, 0, 2));

        assertThat(drawn.get("label"))
                .isEqualTo("4 calls within 15 minutes: 25 % succeeded, 25 % failed, 50 % rejected;"
                        + " in the newest: 100 % rejected");
        assertThat(height(drawn, "succeeded")).isEqualTo(8);
        assertThat(height(drawn, "rejected")).isEqualTo(16);
    }

    @Test
    void aMinuteWithFewCallsIsLowBesideOneWithMany() {
        Map<String, Object> drawn = draw(NONE, List.of(1, 40, 0, 0, 0, 0), List.of(60, 40, 10, 0, 0, 0));

        assertThat(height(drawn, "succeeded")).isEqualTo(16);
        assertThat(height(drawn, "failed")).isEqualTo(4);
    }

    @Test
    void whatTheServerToldOfTheTimeBeforeIsThereAndWhatEndsSinceIsAdded() {
        Map<String, Object> drawn = drawAt(130, List.of(List.of(60, 3, 1, 0, 0, 0)), NONE, List.of(119, 1, 3, 0, 0, 0));

        assertThat(drawn.get("label"))
                .isEqualTo("8 calls within 15 minutes: 50 % succeeded, 50 % failed;"
                        + " in the newest: 50 % succeeded, 50 % failed");
        assertThat(height(drawn, "failed")).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "899, 1 call within 15 minutes: 100 % succeeded; in the newest: 100 % succeeded",
        "900, No calls within 15 minutes"
    })
    void whatIsOlderThanFifteenMinutesIsGone(int now, String label) {
        assertThat(drawSeeded(now, List.of(0, 1, 0, 0, 0, 0)).get("label")).isEqualTo(label);
    }

    @Test
    void eachOutcomeHasAShapeOfItsOwn() {
        assertThat((List<?>) draw(
                                NONE,
                                List.of(1, 1, 0, 0, 0, 0),
                                List.of(60, 1, 1, 0, 0, 0),
                                List.of(120, 1, 2, 1, 0, 0),
                                List.of(180, 1, 2, 1, 1, 0),
                                List.of(240, 1, 2, 1, 1, 1))
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
        assertThat(draw(NONE, NONE).get("label")).isEqualTo("No calls within 15 minutes");
    }
}
