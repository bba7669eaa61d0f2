package io.github.switchgear.demo.browser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The dashboard in a browser, in the words of an operator. */
record Dashboard(Browser browser) {
    static final Duration SOON = Duration.ofSeconds(10);

    /** A node is silent after 8 seconds. */
    private static final Duration FLEET_SOON = Duration.ofSeconds(30);

    /** A time of day with its zone, in English, and with the date where that is not today's. */
    static final String MOMENT = "(?:[A-Z][a-z]{2} \\d{1,2}, \\d{4}, )?\\d\\d:\\d\\d:\\d\\d (?:GMT[+-]\\S+|[A-Z]{2,5})";

    /** As a row has it, in the reader's own zone. */
    static final String TIME = "\\d\\d:\\d\\d";

    /** Opens it and waits until it shows breakers. */
    void open(URI page) {
        browser.open(page);
        awaitRows();
    }

    void openAs(String user, URI page) {
        browser.openAs(user, user, page);
        awaitRows();
    }

    private void awaitRows() {
        browser.await("the table is there", SOON, () -> !rowNames().isEmpty());
    }

    List<String> rowNames() {
        return browser.texts("#breakers tbody .link");
    }

    /** How many rows there are to scroll to, be they in the page or not. */
    int rowCount() {
        return Integer.parseInt(browser.find("#breakers").getDomAttribute("aria-rowcount")) - 1;
    }

    /** What one part of a breaker's row says: {@code word}, {@code next}, {@code count} and so on. */
    String text(String breaker, String part) {
        return String.join("", browser.texts(row(breaker) + " ." + part));
    }

    /** Whether a part of a breaker's row can be seen. */
    boolean isDisplayed(String breaker, String part) {
        return browser.find(row(breaker) + " ." + part).isDisplayed();
    }

    void awaitText(String breaker, String part, String pattern) {
        browser.await(
                breaker + " has " + pattern + " as its " + part,
                SOON,
                () -> text(breaker, part).matches(pattern));
    }

    void awaitState(String breaker, String state) {
        awaitText(breaker, "word", state);
    }

    /** What one part of the detail view's head says. */
    String detail(String part) {
        return String.join("", browser.texts("#summary ." + part));
    }

    /** Opens the menu of a breaker's row. */
    void openMenu(String breaker) {
        openMenuAt(row(breaker) + " .menu-button");
    }

    /** Opens a menu by its button, which would close it where it is open already. */
    void openMenuAt(String button) {
        if (isMenuOpen()) browser.type(Keys.ESCAPE);
        pointAt(button);
        browser.find(button).click();
        browser.await("the menu is open", SOON, this::isMenuOpen);
    }

    /**
     * As people do before they click: from then on no row changes its place. A menu does not outlive that the page is
     * scrolled, so that comes before.
     */
    private void pointAt(String selector) {
        WebElement element = browser.find(selector);
        browser.askLater("""
                const [element, answer] = arguments;
                element.scrollIntoView({ block: 'nearest' });
                requestAnimationFrame(() => requestAnimationFrame(() => answer()));
                """, element);
        new Actions(browser.driver()).moveToElement(element).perform();
    }

    boolean isMenuOpen() {
        return !browser.findAll("#menu:popover-open").isEmpty();
    }

    /** The button of an action in the menu of a breaker's row, which is open from then on. */
    WebElement button(String breaker, String action) {
        openMenu(breaker);
        return browser.find("#menu button[data-action=" + action + "]");
    }

    void click(String breaker, String action) {
        button(breaker, action).click();
    }

    /** Opens the dialog that asks about all that are shown, by the word of an action. */
    void actOnShown(String word) {
        openMenuAt("#act-on-shown");
        browser.findAll("#menu [role=menuitem]").stream()
                .filter(item -> item.getText().equals(word + " …"))
                .findFirst()
                .orElseThrow()
                .click();
        browser.await("the dialog is open", SOON, () -> isOpen("act"));
    }

    /** Opens the detail view of a breaker by its name in the table. */
    void openDetail(String breaker) {
        pointAt(row(breaker) + " .link");
        browser.find(row(breaker) + " .link").click();
        browser.await("the detail view is open", SOON, () -> isOpen("detail"));
    }

    /** Opens the dialog for other settings; what the detail view is still to be told may move its button from under a click. */
    void openSettings() {
        browser.await("the dialog for settings is open", SOON, () -> {
            try {
                if (!isOpen("act")) browser.find("#change-settings").click();
            } catch (ElementClickInterceptedException moved) {
                return false;
            }
            return isOpen("act");
        });
    }

    boolean isOpen(String dialog) {
        return !browser.findAll("dialog#" + dialog + "[open]").isEmpty();
    }

    void awaitClosed(String dialog) {
        browser.await("the dialog " + dialog + " is closed", SOON, () -> !isOpen(dialog));
    }

    void reason(String text) {
        browser.find("#act-reason").sendKeys(text);
    }

    void confirm() {
        browser.find("#act-confirm").click();
    }

    /** Unfolds a breaker's row to one for each node of a fleet. */
    void unfoldNodes(String breaker) {
        browser.find(row(breaker) + " .fold[data-of=nodes]").click();
    }

    /** What one part of the row of a breaker on one node says. */
    String onNode(String breaker, String node, String part) {
        return String.join("", browser.texts(row(breaker) + " tr[data-node='" + node + "'] ." + part));
    }

    void awaitOnNode(String breaker, String node, String part, String pattern) {
        browser.await(
                breaker + " on " + node + " has " + pattern + " as its " + part,
                SOON,
                () -> onNode(breaker, node, part).matches(pattern));
    }

    /** How a node of the fleet is said to be; empty where nothing is. */
    String member(String node) {
        return String.join("", browser.texts("#members li[data-node='" + node + "'] .quiet"));
    }

    void awaitMember(String node, String pattern) {
        browser.await(node + " is " + pattern, FLEET_SOON, () -> member(node).matches(pattern));
    }

    String awaitRefusal() {
        browser.await("the refusal", SOON, () -> browser.find("#act-refused").isDisplayed());
        return browser.find("#act-refused").getText();
    }

    /** What the dialog tells of what somebody else has done since. */
    String awaitMeanwhile() {
        browser.await(
                "what was done meanwhile",
                SOON,
                () -> browser.find("#act-meanwhile").isDisplayed());
        return browser.find("#act-meanwhile").getText();
    }

    void awaitConnection(String pattern, Duration atMost) {
        browser.await("the connection is " + pattern, atMost, () -> connection().matches(pattern));
    }

    String connection() {
        return String.join("", browser.texts("#connection"));
    }

    static String row(String breaker) {
        return "#breakers tr[data-breaker='" + breaker + "']";
    }
}
