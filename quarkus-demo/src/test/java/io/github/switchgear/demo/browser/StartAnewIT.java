package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a restart all is green, and what people had decided is gone: the page says so. Another node is no restart. */
class StartAnewIT extends BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker catalog = new StagedBreaker("catalog")
            .generation(7)
            .state("OPEN", Duration.ofSeconds(9))
            .totals(11_000, 321, 4, 20, 45);
    private final StagedBreaker inventory = new StagedBreaker("inventory").override("otto", "flood", null);
    private final StagedBreaker over = new StagedBreaker("over")
            .override("otto", "it will be over", Instant.now().plusSeconds(2));
    private final StagedBreaker payment = new StagedBreaker("payment").setting("allowedFails", 7, "runtime");

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(catalog, inventory, over, payment);
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNewStartIsToldWithWhatIsLost(boolean withStream) {
        stage.offerStream(withStream);
        Instant started = Instant.now().plusSeconds(5);
        stage.startAnew("shop-1", started, fresh());

        awaitNews(
                "The application was started anew at " + Dashboard.MOMENT + "\\. On shop-1, every breaker began closed,"
                        + " with counts of zero\\. What this page had seen at " + Dashboard.MOMENT + " is lost:");
        assertThat(lines())
                .containsExactly(
                        "inventory: forced open by otto: “flood”, until released",
                        "payment: settings changed while it ran: allowedFails 7",
                        "open or half-open: catalog",
                        "counts: 11,341 calls, 321 failures, 45 rejections");
        dashboard.awaitState("catalog", "Closed");
        assertThat(dashboard.text("catalog", "since")).isNotEmpty();

        browser.find("#news-seen").click();

        assertThat(browser.find("#news").isDisplayed()).isFalse();
        browser.consoleErrors();
    }

    @Test
    void thatNothingIsLostIsToldToo() {
        stage.show(List.of(
                inventory.free(), over.free(), payment.setting("allowedFails", 3, "annotation"), catalog.free()));
        dashboard.awaitState("inventory", "Closed");
        stage.startAnew("shop-1", Instant.now(), fresh());

        awaitNews(".*No override and no changed setting is lost of what this page had seen at .*");
        browser.consoleErrors();
    }

    @Test
    void whatWasLostFirstIsStillToldWhenItIsStartedOnceMore() {
        stage.startAnew("shop-1", Instant.now(), fresh());
        awaitNews(".*is lost:");
        stage.startAnew("shop-1", Instant.now().plusSeconds(1), fresh());

        browser.await(
                "both are told", PATIENCE, () -> browser.texts("#news-text p").size() == 2);
        assertThat(lines()).contains("inventory: forced open by otto: “flood”, until released");
        browser.consoleErrors();
    }

    @Test
    void theHeadTellsSinceWhenItRunsAlsoToWhoOpensThePageAfterwards() {
        stage.startAnew("shop-1", Instant.now().minusSeconds(40), fresh());
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", PATIENCE);

        assertThat(browser.find("#started").getText())
                .matches("running since " + Dashboard.MOMENT + ", for (\\d+ s|\\d+ min.*)");
        assertThat(browser.find("#news").isDisplayed()).isFalse();
        browser.consoleErrors();
    }

    @Test
    void anotherNodeIsToldAndNotTakenForANewStart() {
        stage.startAnew("shop-2", Instant.now().minusSeconds(7200), fresh());

        awaitNews(
                "Another node answers now: shop-2\\. Until now it was shop-1\\. Breakers are not shared: what is shown and"
                        + " done is that of shop-2 alone\\. On shop-1, this page had seen at " + Dashboard.MOMENT
                        + ":");
        assertThat(lines())
                .containsExactly(
                        "inventory: forced open by otto: “flood”, until released",
                        "over: forced open by otto: “it will be over”, until " + momentIn(lines().get(1)),
                        "payment: settings changed while it ran: allowedFails 7");
        browser.await(
                "the head names the other node",
                Dashboard.SOON,
                () -> browser.texts("#node").equals(List.of("shop-2")));
        browser.consoleErrors();
    }

    private static String momentIn(String line) {
        return line.substring(line.indexOf("until ") + 6);
    }

    @Test
    void nodesThatAnswerInTurnAreToldOnce() {
        Instant first = stage.started();
        Instant second = first.plusSeconds(60);
        stage.startAnew("shop-2", second, fresh());
        awaitNews("Another node answers now: shop-2.*");
        stage.startAnew("shop-1", first, fresh());
        awaitNews("Several nodes answer here in turn: shop-1, shop-2\\..*");
        browser.find("#news-seen").click();

        stage.startAnew("shop-2", second, fresh());

        browser.await("it is there", PATIENCE, () -> browser.texts("#node").equals(List.of("shop-2")));
        assertThat(browser.find("#news").isDisplayed()).isFalse();
        stage.startAnew("shop-1", Instant.now(), fresh());
        awaitNews("The application was started anew at .* On shop-1,.*");
        browser.consoleErrors();
    }

    @Test
    void whatWasKnownOfTheLastStartIsNotTakenForThisOnes() {
        dashboard.openDetail("catalog");
        stage.transition(catalog.generation(8).state("OPEN", Duration.ZERO), "HALF_OPEN", "PROBE_FAILED");
        browser.await(
                "it is in the timeline",
                Dashboard.SOON,
                () -> browser.texts("#timeline li").size() == 1);

        stage.startAnew(
                "shop-1",
                Instant.now(),
                new StagedBreaker("catalog").generation(8).totals(12_000, 0, 0, 0, 0));

        browser.await(
                "it is told",
                PATIENCE,
                () -> browser.find("#detail .news")
                        .getText()
                        .matches("The application was started anew at " + Dashboard.MOMENT + "\\."));
        browser.await(
                "the timeline is empty",
                PATIENCE,
                () -> browser.texts("#timeline li").isEmpty());
        assertThat(browser.find(Dashboard.row("catalog") + " .strip").getDomAttribute("aria-label"))
                .isEqualTo("No calls within 15 minutes");
        assertThat(browser.texts("#events li"))
                .as("what happened is still told")
                .hasSize(1);
        browser.consoleErrors();
    }

    private static StagedBreaker[] fresh() {
        return new StagedBreaker[] {
            new StagedBreaker("catalog"), new StagedBreaker("inventory"),
            new StagedBreaker("over"), new StagedBreaker("payment")
        };
    }

    private static void awaitNews(String pattern) {
        browser.await(
                "the news are " + pattern,
                PATIENCE,
                () -> browser.texts("#news-text p").stream()
                        .findFirst()
                        .orElse("")
                        .matches(pattern));
    }

    private static List<String> lines() {
        return browser.texts("#news-text li");
    }
}
