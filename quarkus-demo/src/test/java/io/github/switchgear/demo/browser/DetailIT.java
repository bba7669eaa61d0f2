package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The detail view, the change of settings, and that nothing is shown as done before it is. */
class DetailIT extends BrowserTest {
    /** The page asks again after five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Dashboard dashboard = new Dashboard(browser);
    private final StagedBreaker inventory = new StagedBreaker("inventory");
    private final StagedBreaker odd = new StagedBreaker("odd.Client.$call[](int,long)#1");
    private final AtomicReference<String> sent = new AtomicReference<>("");

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(inventory, odd, new StagedBreaker("legacy").disabled());
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    @Test
    void itTellsTheSettingsWithTheirSourcesTheMethodsAndTheTimeline() {
        stage.transition(inventory.generation(1).state("OPEN", Duration.ZERO), "CLOSED", "FAILURES_REACHED");
        dashboard.openDetail("inventory");

        browser.await(
                "the timeline is there",
                Dashboard.SOON,
                () -> browser.texts("#timeline li").size() == 1);
        assertThat(browser.texts("#timeline li").get(0)).endsWith("Closed → Openfailures reached");
        assertThat(browser.texts("#settings tbody tr"))
                .contains("allowedFails3annotation", "retryTimer30 sapplication.properties", "slowCalloffdefault");
        assertThat(browser.texts("#methods li")).containsExactly("com.acme.shop.InventoryClient.call(String)");

        stage.transition(inventory.generation(2).state("CLOSED", Duration.ZERO), "OPEN", "RESET");
        browser.await(
                "it goes on while open",
                Dashboard.SOON,
                () -> browser.texts("#timeline li").size() == 2);
        assertThat(browser.texts("#summary .word")).containsExactly("Closed");
    }

    @Test
    void thatABreakerHasNotChangedIsSaidOnceItIsKnown() {
        openWithoutHistory("inventory");
        assertThat(saidOfNoHistory()).isEqualTo("none");

        stage.offerHistory(true);

        browser.await("it is said", PATIENCE, () -> saidOfNoHistory().startsWith("\"It has not changed"));
        browser.consoleErrors();
    }

    @Test
    void aHistoryThatCannotBeReadIsAskedForAgain() {
        stage.transition(inventory.generation(1).state("OPEN", Duration.ZERO), "CLOSED", "FAILURES_REACHED");
        openWithoutHistory("inventory");

        stage.offerHistory(true);

        awaitTimeline("Closed → Openfailures reached");
        browser.consoleErrors();
    }

    @Test
    void aHistoryThatIsStillAskedForDoesNotKeepThatOfTheNextBreakerAway() {
        stage.transition(inventory.generation(1).state("OPEN", Duration.ZERO), "CLOSED", "FAILURES_REACHED");
        openWithoutHistory("legacy");

        stage.offerHistory(true);
        browser.ask("location.hash = '#breaker/inventory'");

        awaitTimeline("Closed → Openfailures reached");
        browser.consoleErrors();
    }

    private void openWithoutHistory(String breaker) {
        stage.offerHistory(false);
        dashboard.openDetail(breaker);
        browser.await(
                "it is refused",
                Dashboard.SOON,
                () -> browser.consoleErrors().stream().anyMatch(error -> error.contains(breaker + "/transitions")));
    }

    private static String saidOfNoHistory() {
        return browser.askForTexts("return [getComputedStyle(document.querySelector('#timeline'), '::before').content]")
                .get(0);
    }

    private static void awaitTimeline(String end) {
        browser.await(
                "the timeline is there",
                PATIENCE,
                () -> browser.texts("#timeline li").stream().anyMatch(line -> line.endsWith(end)));
    }

    @Test
    void itsAddressCanBeSharedAndTheWayBackClosesIt() {
        dashboard.openDetail(odd.name());
        URI address = URI.create(browser.driver().getCurrentUrl());
        browser.driver().navigate().back();
        dashboard.awaitClosed("detail");

        browser.driver().get("about:blank");
        dashboard.open(address);

        browser.await("it is open at once", Dashboard.SOON, () -> dashboard.isOpen("detail"));
        assertThat(browser.find("#detail-title").getText()).isEqualTo(odd.name());
        browser.type(Keys.ESCAPE);
        // The browser tells the page a little later that the dialog is closed.
        browser.await(
                "the address is the page's again",
                Dashboard.SOON,
                () -> stage.page().toString().equals(browser.driver().getCurrentUrl()));
        dashboard.awaitClosed("detail");
    }

    @Test
    void theWayBackDoesNotOpenAgainWhatWasClosed() {
        dashboard.openDetail("inventory");
        browser.find("#detail-close").click();
        browser.await(
                "the address is the page's again",
                Dashboard.SOON,
                () -> stage.page().toString().equals(browser.driver().getCurrentUrl()));

        browser.driver().navigate().back();

        assertThat(browser.driver().getCurrentUrl()).isEqualTo(stage.page().toString());
        assertThat(dashboard.isOpen("detail")).isFalse();
    }

    @Test
    void nobodySignedInMeansNoNameInTheCurlLines() {
        stage.signIn("");
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
        dashboard.openDetail("inventory");

        assertThat(browser.texts("#commands pre")).hasSize(6).allMatch(line -> line.startsWith("curl -X "));
    }

    @Test
    void aNameThatMeansSomethingToAShellIsQuoted() {
        stage.signIn("o%27hara%20%24%28id%29");
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
        assertThat(browser.find("#user").getText()).isEqualTo("Signed in as o'hara $(id)");
        dashboard.openDetail("inventory");

        assertThat(browser.texts("#commands pre")).allMatch(line -> line.startsWith("curl -u 'o'\\''hara $(id)' -X "));
    }

    @Test
    void theCurlLinesAreWhatTheApiWants() {
        dashboard.openDetail(odd.name());

        String breaker = stage.page() + "api/breakers/odd.Client.%24call%5B%5D(int%2Clong)%231/";
        String headers = " -H 'X-Switchgear: 1' \\\n  -H 'Content-Type: application/json' -d '";
        assertThat(browser.texts("#commands pre"))
                .contains(
                        "curl -u ann -X POST" + headers + "{\"reason\":\"why\"}' \\\n  '" + breaker + "reset'",
                        "curl -u ann -X POST" + headers + "{\"reason\":\"why\",\"duration\":\"PT10M\"}' \\\n  '"
                                + breaker + "force-open'",
                        "curl -u ann -X PATCH" + headers
                                + "{\"allowedFails\":5,\"retryTimer\":\"PT10S\",\"reason\":\"why\"}' \\\n  '" + breaker
                                + "settings'")
                .anyMatch(line -> line.matches("(?s)curl .* -d '\\{\"reason\":\"why\",\"from\":\"\\d{4}-\\d\\d-\\d\\dT"
                        + "\\d\\d:\\d\\d:\\d\\dZ\",\"duration\":\"PT10M\"}' .*force-open'"))
                .hasSize(6);
        browser.find("#commands button").click();
        browser.await(
                "it is copied",
                Dashboard.SOON,
                () -> browser.find("#commands button").getText().startsWith("Copied"));

        String copied = browser.texts("#commands pre").get(0);
        browser.type(Keys.ESCAPE);
        dashboard.awaitClosed("detail");
        browser.find("#search").sendKeys(Keys.chord(Keys.CONTROL, "v"));
        assertThat(browser.find("#search").getDomProperty("value"))
                .as("the clipboard, on the one line of the field")
                .isEqualTo(copied.replace("\n", " "));
    }

    @Test
    void onlyChangedSettingsAreSentAndTheTableTellsThatTheyAreOfRunTime() {
        stage.operate(request -> {
            sent.set(request);
            return inventory.setting("allowedFails", 5, "runtime").json();
        });
        dashboard.openDetail("inventory");
        dashboard.openSettings();
        browser.type(Keys.chord(Keys.CONTROL, "a"), "5");
        dashboard.reason("fewer alarms");
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent).hasValue("PATCH breakers/inventory/settings {\"allowedFails\":5,\"reason\":\"fewer alarms\"}");
        browser.await(
                "the table tells it",
                Dashboard.SOON,
                () -> browser.texts("#settings tbody tr").contains("allowedFails5runtime"));
        dashboard.awaitText("inventory", "count", "0 / 5");
    }

    @Test
    void nothingIsShownAsDoneBeforeTheServerSaidSo() {
        CountDownLatch permission = new CountDownLatch(1);
        stage.operate(request -> {
            await(permission);
            return inventory
                    .generation(1)
                    .forced("FORCED_OPEN", "flood", "operator")
                    .json();
        });
        dashboard.click("inventory", "force-open");
        dashboard.reason("flood");
        dashboard.confirm();

        browser.await(
                "it is on its way",
                Dashboard.SOON,
                () -> !browser.findAll("#act-confirm[aria-disabled=true]").isEmpty());
        assertThat(dashboard.text("inventory", "word")).isEqualTo("Closed");
        assertThat(dashboard.isOpen("act")).isTrue();

        permission.countDown();
        dashboard.awaitState("inventory", "Forced open");
        dashboard.awaitClosed("act");
    }

    @Test
    void theSettingsDialogSpeaksAsTheTableAndTakesWhatPeopleWrite() {
        stage.operate(request -> {
            sent.set(request);
            return inventory.json();
        });
        stage.show(List.of(inventory.setting("backoff.max", "PT1M30.5S", "annotation")));
        dashboard.openDetail("inventory");
        dashboard.openSettings();
        assertThat(value("retryTimer")).isEqualTo("30 s");
        assertThat(value("slowCall")).isEqualTo("off");
        assertThat(value("probeLease")).isEqualTo("as retryTimer");
        assertThat(value("probes")).isEqualTo("1");
        assertThat(value("rampUp")).isEqualTo("off");
        assertThat(value("backoff.max")).isEqualTo("1 min 30.5 s");
        assertThat(browser.texts("#act-settings label").toString()).doesNotContain("validator");

        write("retryTimer", "1 min 30 s");
        write("slowCall", "500 ms");
        write("rampUp", "2 min");
        write("backoff.max", "no cap");
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent)
                .hasValue(
                        "PATCH breakers/inventory/settings"
                                + " {\"retryTimer\":\"PT90S\",\"slowCall\":\"PT0.5S\",\"rampUp\":\"PT120S\",\"backoff.max\":\"PT0S\"}");
    }

    @Test
    void whatIsNoLengthOfTimeIsNotSent() {
        dashboard.openDetail("inventory");
        dashboard.openSettings();
        write("retryTimer", "soon");
        dashboard.confirm();

        assertThat(dashboard.isOpen("act")).isTrue();
        assertThat(browser.find("#act-settings input[name=retryTimer]").getDomProperty("validationMessage"))
                .isEqualTo("Write a length of time as 10 s, 2 min, 500 ms.");
        assertThat(stage.conditions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10 s, PT10S, 10 s",
        "10s, PT10S, 10 s",
        "10, PT10S, 10 s",
        "PT10S, PT10S, 10 s",
        "pt1m, PT1M, 1 min",
        "1.5 s, PT1.5S, 1.5 s",
        "500 ms, PT0.5S, 500 ms",
        "1 h 30 min, PT5400S, 1 h 30 min",
        "1 day 2 hours 3 minutes 4 seconds, PT93784S, 1 d 2 h 3 min 4 s",
        "0.0000005 s, PT0.0000005S, 0.0005 ms",
        "0, PT0S, 0 s",
        "soon, , ",
        "10 x, , ",
        "-1 s, , ",
        "PT, , ",
    })
    void aLengthOfTimeIsReadAsItIsShown(String written, String iso, String shown) {
        assertThat(browser.askLater("""
                const [written, answer] = arguments;
                import('./duration.js').then(({ toDuration, duration }) => {
                  const iso = toDuration(written);
                  answer([iso, iso && duration(iso), iso && toDuration(duration(iso)) && duration(toDuration(duration(iso)))]);
                });
                """, written)).isEqualTo(Arrays.asList(iso, shown, shown));
    }

    private static String value(String setting) {
        return browser.find("#act-settings input[name='" + setting + "']").getDomProperty("value");
    }

    private static void write(String setting, String value) {
        WebElement field = browser.find("#act-settings input[name='" + setting + "']");
        field.clear();
        field.sendKeys(value);
    }

    @Test
    void theLengthOfAnOverrideIsToldAsTheTimeOfItsEnd() {
        dashboard.click("inventory", "force-open");
        assertThat(browser.find("#act-until").getText()).matches("until " + Dashboard.MOMENT);
        browser.find("#act-duration option[value='']").click();
        browser.await(
                "it has none",
                Dashboard.SOON,
                () -> browser.find("#act-until").getText().isEmpty());
    }

    @Test
    void aReasonIsCountedInCharactersAndNotInHalvesOfThem() {
        dashboard.click("inventory", "force-open");
        reason("😀".repeat(500));
        assertThat(browser.findAll("#act-reason:valid")).hasSize(1);
        reason("😀".repeat(501));
        assertThat(browser.find("#act-reason").getDomProperty("validationMessage"))
                .isEqualTo("At most 500 characters; these are 501.");
    }

    private static void reason(String text) {
        browser.ask("""
                const field = document.getElementById('act-reason');
                field.value = arguments[0];
                field.dispatchEvent(new Event('input'));
                """, text);
    }

    @Test
    void aDisabledBreakerIsMarkedAndOffersNothing() {
        assertThat(dashboard.text("legacy", "word")).isEqualTo("Disabled");
        assertThat(dashboard.text("legacy", "next")).isEqualTo("Switched off: calls pass unguarded and uncounted");
        dashboard.openMenu("legacy");
        assertThat(browser.texts("#menu > :enabled, #menu > a")).containsExactly("Details");
        browser.type(Keys.ARROW_DOWN, Keys.ENTER);
        browser.await(
                "its detail view is the only way on",
                Dashboard.SOON,
                () -> browser.find("#detail-title").getText().equals("legacy"));
        assertThat(browser.findAll("#summary button:enabled, #change-settings:enabled"))
                .isEmpty();
        assertThat(dashboard.rowNames()).last().isEqualTo("legacy");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
