package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people on a call read the same time, wherever they are and whatever hour it is there. */
class PlacesIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(new StagedBreaker("inventory"));
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @AfterEach
    void comeHome() {
        browser.place("en-US", "");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, UTC",
        "Europe/Berlin, GMT[+][12]",
        "America/New_York, E[SD]T",
        "Asia/Kathmandu, GMT[+]5:45",
    })
    void aTimeIsToldWithItsZone(String zone, String shown) {
        browser.place("en-US", zone);
        Instant until = Instant.now().plusSeconds(600);
        stage.show(List.of(new StagedBreaker("inventory").override("otto", "flood", until)));
        open();

        String there =
                DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of(zone)).format(until);
        assertThat(dashboard.text("inventory", "override")).matches("otto until " + there + " \\(.*\\): “flood”");
        assertThat(browser.find(Dashboard.row("inventory") + " .since").getDomAttribute("title"))
                .matches("since .*" + shown + ", \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        dashboard.openDetail("inventory");
        assertThat(dashboard.detail("override"))
                .matches("otto until .*" + there + ":\\d\\d " + shown + " \\(.*\\): “flood”");
    }

    /** Wherever this runs, there is a zone where it is ten minutes to midnight. */
    @Test
    void tenMinutesBeforeMidnightTheEndOfAnOverrideIsToldWithItsDate() {
        browser.place("en-US", zoneWhereItIs(LocalTime.of(23, 50)));
        stage.show(List.of(
                new StagedBreaker("inventory")
                        .override("otto", "until today", Instant.now().plusSeconds(120)),
                new StagedBreaker("payment")
                        .override("otto", "until tomorrow", Instant.now().plusSeconds(2700))));
        open();

        assertThat(dashboard.text("payment", "override")).matches("otto until 00:\\d\\d \\(.*\\): “until tomorrow”");
        assertThat(overrideInDetail("inventory"))
                .matches("otto until 23:\\d\\d:\\d\\d GMT\\S* \\(.*\\): “until today”");
        assertThat(overrideInDetail("payment"))
                .matches(
                        "otto until [A-Z][a-z]{2} \\d{1,2}, \\d{4}, 00:\\d\\d:\\d\\d GMT\\S* \\(.*\\): “until tomorrow”")
                .matches("otto until " + Dashboard.MOMENT + " \\(.*\\): “until tomorrow”");
    }

    private String overrideInDetail(String breaker) {
        dashboard.openDetail(breaker);
        String told = dashboard.detail("override");
        browser.find("#detail-close").click();
        dashboard.awaitClosed("detail");
        return told;
    }

    private static String zoneWhereItIs(LocalTime time) {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        int minutes = Math.floorMod(Duration.between(now, time).toMinutes(), 24 * 60);
        int east = minutes > 12 * 60 ? minutes - 24 * 60 : minutes;
        return String.format(
                Locale.ROOT, "GMT%s%02d:%02d", east < 0 ? "-" : "+", Math.abs(east) / 60, Math.abs(east) % 60);
    }

    /** In the night in which clocks are set back, 02:30 is twice. */
    @Test
    void anHourThatIsTwiceIsTwoTimes() {
        browser.place("en-US", "Europe/Berlin");
        open();

        assertThat(browser.askLater("""
                const [answer] = arguments;
                import('./text.js').then(({ moment }) => answer(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(moment)));
                """))
                .isEqualTo(List.of("Oct 25, 2026, 02:30:00 GMT+2", "Oct 25, 2026, 02:30:00 GMT+1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "fr-FR", "ar-EG", "hi-IN", "ja-JP", "en-GB"})
    void whatTheFormOffersAsALengthOfTimeIsTakenInEachLocale(String locale) {
        browser.place(locale, "");
        stage.show(List.of(new StagedBreaker("inventory")
                .setting("retryTimer", "PT1M30.5S", "annotation")
                .setting("backoff.max", "PT0.25S", "annotation")));
        open();
        dashboard.openDetail("inventory");
        dashboard.openSettings();
        StringBuilder sent = new StringBuilder();
        stage.operate(request -> {
            sent.append(request);
            return new StagedBreaker("inventory").json();
        });
        browser.ask("document.querySelector('#act-settings input[name=allowedFails]').value = '5'");
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent.toString()).isEqualTo("PATCH breakers/inventory/settings {\"allowedFails\":5}");
    }

    @Test
    void aReasonThatIsWrittenFromRightToLeftTurnsNothingElseRound() {
        stage.show(List.of(new StagedBreaker("inventory").override("otto", "תחזוקה 12", null)));
        open();

        assertThat(dashboard.text("inventory", "override")).isEqualTo("otto until released: “\u2068תחזוקה 12\u2069”");
    }

    private void open() {
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }
}
