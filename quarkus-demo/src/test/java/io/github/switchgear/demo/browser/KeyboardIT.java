package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Whoever has no pointer comes to every row, and to what can be done there, with few keys. */
class KeyboardIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker catalog = new StagedBreaker("catalog");
    private final AtomicReference<String> sent = new AtomicReference<>("");

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(
                catalog,
                new StagedBreaker("family").keys(3),
                new StagedBreaker("payment")
                        .link("Runbook", "https://runbooks.example.com/payment?from=1&to=2")
                        .override("otto", "flood", null),
                new StagedBreaker("shipping"));
        stage.operate(request -> {
            sent.set(request);
            return catalog.generation(1).forced("FORCED_OPEN", "flood", "ann").json();
        });
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
        browser.await(
                "the worst is first",
                Dashboard.SOON,
                () -> dashboard.rowNames().equals(List.of("payment", "catalog", "family", "shipping")));
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    /** The breaker in whose row the focus is, and on what of it. */
    private static String focus() {
        return String.valueOf(browser.ask("""
                const on = document.activeElement;
                const name = on.closest('tr')?.dataset.breaker;
                return `${name ? `${name} ` : ''}${on.id || on.classList[0] || on.textContent}`;
                """));
    }

    private static void type(Keys key) {
        browser.type(key);
    }

    private void skipToTheRows() {
        type(Keys.TAB);
        assertThat(focus()).isEqualTo("skip");
        assertThat(browser.find("#skip").isDisplayed()).isTrue();
        type(Keys.ENTER);
        assertThat(focus()).isEqualTo("payment link");
    }

    @Test
    void theFirstStopLeadsToTheRowsAndFromThereArrowsLeadOn() {
        skipToTheRows();

        type(Keys.ARROW_DOWN);
        assertThat(focus()).isEqualTo("catalog link");
        type(Keys.ARROW_RIGHT);
        assertThat(focus()).isEqualTo("catalog menu-button");
        type(Keys.ARROW_RIGHT);
        assertThat(focus()).as("there is nothing more at the right").isEqualTo("catalog menu-button");
        type(Keys.ARROW_UP);
        assertThat(focus()).isEqualTo("payment menu-button");
        type(Keys.ARROW_UP);
        assertThat(focus()).as("there is nothing above").isEqualTo("payment menu-button");
        type(Keys.ARROW_LEFT);
        assertThat(focus()).isEqualTo("payment link");
        type(Keys.ARROW_LEFT);
        assertThat(focus()).isEqualTo("payment link");
        type(Keys.TAB);
        assertThat(focus()).isEqualTo("catalog link");
    }

    @Test
    void whatUnfoldsIsBetweenTheNameAndTheMenu() {
        skipToTheRows();
        type(Keys.ARROW_DOWN);
        type(Keys.ARROW_DOWN);
        type(Keys.ARROW_RIGHT);
        assertThat(focus()).isEqualTo("family fold");
        type(Keys.ENTER);
        browser.await(
                "the keys are there",
                Dashboard.SOON,
                () -> browser.texts("#breakers .list .link").size() == 3);
        type(Keys.ARROW_RIGHT);
        assertThat(focus()).isEqualTo("family menu-button");
        type(Keys.ARROW_DOWN);
        assertThat(focus()).as("the next row, not the keys").startsWith("shipping ");
    }

    @Test
    void itsKeysAreRowsTheSameWay() {
        browser.find(Dashboard.row("family") + " .fold").click();
        browser.await(
                "the keys are there",
                Dashboard.SOON,
                () -> browser.texts("#breakers .list .link").size() == 3);
        browser.ask("document.querySelector('[data-key=key-0] .link').focus()");

        type(Keys.ARROW_DOWN);
        assertThat(browser.texts("tr[data-key]:focus-within .link")).containsExactly("key-1");
        type(Keys.ARROW_RIGHT);
        type(Keys.ENTER);
        assertThat(browser.find("#menu").getDomAttribute("aria-label")).isEqualTo("Actions for family, key key-1");
        type(Keys.ESCAPE);
        type(Keys.TAB);
        assertThat(browser.texts("tr[data-key]:focus-within .link")).containsExactly("key-2");
    }

    @Test
    void anActionIsDoneWithoutAPointerAndTheFocusComesBack() {
        skipToTheRows();
        type(Keys.ARROW_DOWN);
        type(Keys.ARROW_RIGHT);
        type(Keys.ENTER);
        assertThat(focus()).isEqualTo("Details");
        type(Keys.ARROW_DOWN);
        type(Keys.ARROW_DOWN);
        assertThat(focus()).as("a release would do nothing").isEqualTo("Force open");
        type(Keys.ENTER);
        assertThat(focus()).isEqualTo("act-reason");
        assertThat(dashboard.isMenuOpen()).isFalse();
        browser.type("flood", Keys.ENTER);

        dashboard.awaitClosed("act");
        dashboard.awaitState("catalog", "Forced open");
        assertThat(sent).hasValue("POST breakers/catalog/force-open {\"reason\":\"flood\",\"duration\":\"PT10M\"}");
        assertThat(focus()).isEqualTo("catalog menu-button");
    }

    @Test
    void aDialogThatIsGivenUpGivesTheFocusBack() {
        openMenuOf("catalog");
        type(Keys.ARROW_DOWN);
        type(Keys.ENTER);
        assertThat(dashboard.isOpen("act")).isTrue();
        type(Keys.ESCAPE);

        dashboard.awaitClosed("act");
        assertThat(focus()).isEqualTo("catalog menu-button");
        assertThat(sent).hasValue("");
    }

    private static void openMenuOf(String breaker) {
        browser.ask("document.querySelector(arguments[0]).focus()", Dashboard.row(breaker) + " .menu-button");
        type(Keys.ENTER);
    }

    @Test
    void arrowsHomeAndEndLeadThroughTheMenuAndEscapeOutOfIt() {
        openMenuOf("payment");
        assertThat(focus()).isEqualTo("Details");
        type(Keys.ARROW_UP);
        assertThat(focus()).as("round").isEqualTo("outward");
        type(Keys.ARROW_DOWN);
        assertThat(focus()).isEqualTo("Details");
        type(Keys.ARROW_DOWN);
        assertThat(focus()).isEqualTo("Reset");
        type(Keys.END);
        assertThat(focus()).isEqualTo("outward");
        type(Keys.HOME);
        assertThat(focus()).isEqualTo("Details");

        type(Keys.ESCAPE);
        assertThat(dashboard.isMenuOpen()).isFalse();
        assertThat(focus()).isEqualTo("payment menu-button");
        assertThat(expanded("payment")).isEqualTo("false");
    }

    @Test
    void theTabulatorLeavesTheMenuAndClosesIt() {
        openMenuOf("payment");
        assertThat(expanded("payment")).isEqualTo("true");
        type(Keys.TAB);

        assertThat(dashboard.isMenuOpen()).isFalse();
        assertThat(expanded("payment")).isEqualTo("false");
        assertThat(focus()).isEqualTo("catalog link");
    }

    private static String expanded(String breaker) {
        return browser.find(Dashboard.row(breaker) + " .menu-button").getDomAttribute("aria-expanded");
    }

    @Test
    void theMenuLeadsToTheDetailViewAndThatBackToTheRow() {
        openMenuOf("catalog");
        type(Keys.ENTER);
        browser.await("the detail view is open", Dashboard.SOON, () -> dashboard.isOpen("detail"));
        type(Keys.ESCAPE);

        dashboard.awaitClosed("detail");
        assertThat(focus()).isEqualTo("catalog menu-button");
    }

    /** The page behind it gets no hold of this one. */
    @Test
    void theMenuLeadsToTheRunbook() {
        openMenuOf("payment");
        browser.await(
                "the links are told",
                Dashboard.SOON,
                () -> !browser.findAll("#menu .outward").isEmpty());

        assertThat(browser.find("#menu .outward").getDomProperty("href"))
                .isEqualTo("https://runbooks.example.com/payment?from=1&to=2");
        assertThat(browser.find("#menu .outward").getDomAttribute("rel")).isEqualTo("noopener noreferrer");
        assertThat(browser.find("#menu .outward").getDomAttribute("target")).isEqualTo("_blank");
    }

    /** A row that becomes worse must not go from under the menu that is open for it. */
    @Test
    void noRowMovesWhileTheMenuIsOpen() {
        dashboard.openMenu("shipping");
        new Actions(browser.driver()).moveToLocation(1, 1).perform();
        stage.show(List.of(catalog.state("OPEN", Duration.ZERO).retryAfter(Duration.ofMinutes(1))));
        stage.show(List.of(new StagedBreaker("payment")));
        dashboard.awaitState("payment", "Closed");

        assertThat(dashboard.rowNames()).containsExactly("payment", "catalog", "family", "shipping");
        assertThat(dashboard.isMenuOpen()).isTrue();
        browser.type(Keys.ESCAPE);
        browser.lookAway();
        browser.await(
                "it comes first",
                Dashboard.SOON,
                () -> dashboard.rowNames().get(0).equals("catalog"));
    }
}
