package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The orders that an operator may choose from the menu. */
class OrderIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(
                new StagedBreaker("beta").state("OPEN", Duration.ofMinutes(5)).totals(0, 3, 0, 0, 7),
                new StagedBreaker("alpha")
                        .state("CLOSED", Duration.ofMinutes(1))
                        .totals(9, 0, 0, 0, 20),
                new StagedBreaker("gamma")
                        .state("HALF_OPEN", Duration.ofMinutes(3))
                        .totals(0, 3, 0, 0, 30));
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "worst, beta gamma alpha",
        "name, alpha beta gamma",
        "latest, alpha gamma beta",
        "rejected, gamma alpha beta",
    })
    void theRowsFollowTheChosenOrder(String order, String names) {
        browser.find("#order option[value=" + order + "]").click();
        browser.lookAway();

        browser.await(
                "the rows are " + names,
                Dashboard.SOON,
                () -> dashboard.rowNames().equals(List.of(names.split(" "))));
        assertThat(browser.find("#order").getDomProperty("value")).isEqualTo(order);
    }
}
