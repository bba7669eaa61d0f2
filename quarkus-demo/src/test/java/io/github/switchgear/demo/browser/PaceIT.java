package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told for a second and for a minute is of the time in which there was an application. */
class PaceIT extends ScriptTest {

    private static final Offset<Double> HUNDREDTH = within(0.01);

    /** Of a page that is opened at a second; after some more of them, its totals have grown. */
    private static final String PACE = """
            const [opened, seeded, later, grown, answer] = arguments;
            import('./pace.js').then(({ Pace }) => {
              const pace = new Pace();
              const totals = { succeeded: 1000, failed: 0, neutral: 0, rejected: 0, fallbacks: 0 };
              pace.begin(opened * 1000, 0);
              if (seeded > 0) pace.seed(() => ({ succeeded: seeded, failed: 0, neutral: 0, rejected: 0, fallbacks: 0 }));
              if (grown > 0) pace.note(totals, (opened + later) * 1000);
              answer(pace.now({ ...totals, succeeded: 1000 + grown }, (opened + later) * 1000).perSecond);
            });
            """;

    private static double perSecond(int opened, int seeded, int later, int grown) {
        return ((Number) browser.askLater(PACE, opened, seeded, later, grown)).doubleValue();
    }

    /** It was started at the second 0. */
    @ParameterizedTest
    @CsvSource({
        "12, 24, 0, 2", // two a second since the start
        "12, 24, 12, 1", // and none since
        "60, 120, 0, 2",
        "3600, 120, 0, 2",
        "3600, 120, 15, 1.5", // a quarter of that minute is over
    })
    void whatWasBeforeThePageWasOpenedIsOfNoMoreThanTheTimeSinceTheStart(
            int opened, int seeded, int later, double perSecond) {
        assertThat(perSecond(opened, seeded, later, 0)).isEqualTo(perSecond, HUNDREDTH);
    }

    @Test
    void whatCameSinceItWasOpenedCountsWithWhatWasBefore() {
        assertThat(perSecond(12, 24, 12, 24)).isEqualTo(2, HUNDREDTH);
    }

    @Test
    void withoutCallsItIsNothing() {
        assertThat(perSecond(12, 0, 12, 0)).isZero();
    }
}
