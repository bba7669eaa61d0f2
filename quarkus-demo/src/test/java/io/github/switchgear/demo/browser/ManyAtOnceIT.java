package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** All that are shown are acted on at once, by whoever has read which they are and typed how many. */
class ManyAtOnceIT extends BrowserTest {
    private final Dashboard dashboard = new Dashboard(browser);
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private Stage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = new Stage(open("inventory"), open("pay.bank"), open("pay.card"), new StagedBreaker("pay.gift"));
        stage.operate(request -> {
            sent.add(request);
            return "{\"done\":1,\"breakers\":[]}";
        });
        dashboard.open(stage.page());
        dashboard.awaitConnection("Live.*", Dashboard.SOON);
    }

    private void takeOut() {
        stage.show(List.of(new StagedBreaker("legacy").disabled()));
        dashboard.awaitState("legacy", "Disabled");
    }

    private static StagedBreaker open(String name) {
        return new StagedBreaker(name).state("OPEN", Duration.ofMinutes(1)).retryAfter(Duration.ofMinutes(3));
    }

    @Override
    void stopTheServer() {
        stage.close();
    }

    private void show(String state, String search, String button) {
        if (!state.isEmpty()) {
            browser.find("#states [data-state=" + state + "]").click();
        }
        browser.find("#search").sendKeys(search);
        browser.await(
                "the button says " + button,
                Dashboard.SOON,
                () -> browser.find("#act-on-shown").getText().equals(button));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "OPEN; ''; 3; {\"state\":[\"OPEN\"]}",
                "''; pay; 3; {\"q\":\"pay\"}",
                "OPEN; ' pay '; 2; {\"q\":\"pay\",\"state\":[\"OPEN\"]}",
            })
    void thoseThatAreShownAreWhatTheServerIsToSelect(String state, String search, int count, String select) {
        show(state, search, "Act on these " + count + " …");
        dashboard.actOnShown("Reset");
        browser.type(String.valueOf(count));
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent)
                .containsExactly(
                        "POST actions {\"action\":\"reset\",\"select\":" + select + ",\"expected\":" + count + "}");
    }

    @Test
    void nothingIsDoneToWhatConfigurationHasTakenOut() {
        takeOut();
        show("DISABLED", "", "Act on these 0 …");

        assertThat(browser.find("#act-on-shown").isEnabled()).isFalse();
    }

    @Test
    void whereOneOfThoseThatAreShownIsTakenOutTheOthersAreNamed() {
        takeOut();
        show("", "", "Act on these 4 …");
        dashboard.actOnShown("Force closed");
        browser.type("4");
        dashboard.reason("a load test");
        browser.find("#act-duration option[value=PT2H]").click();
        dashboard.confirm();

        dashboard.awaitClosed("act");
        assertThat(sent)
                .containsExactly("POST actions {\"action\":\"force-closed\",\"select\":{\"names\":"
                        + "[\"inventory\",\"pay.bank\",\"pay.card\",\"pay.gift\"]},"
                        + "\"expected\":4,\"reason\":\"a load test\",\"duration\":\"PT2H\"}");
    }

    @Test
    void theDialogNamesThemAndTakesNothingButTheirNumber() {
        show("OPEN", "", "Act on these 3 …");
        dashboard.actOnShown("Force open");

        assertThat(browser.find("#act-title").getText()).isEqualTo("Force open 3 breakers");
        assertThat(browser.find("#act-effect").getText())
                .isEqualTo("Every call of each is rejected without reaching its downstream."
                        + " No override is in force or planned among them.");
        assertThat(browser.texts("#act-lines li")).containsExactly("inventory", "pay.bank", "pay.card");
        assertThat(browser.find("label[for=act-typed]").getText()).isEqualTo("To confirm, type how many they are: 3");
        assertThat(browser.findAll("#act-typed:focus")).hasSize(1);
        dashboard.reason("flood");
        for (String wrong : new String[] {"", "2", "33", "three"}) {
            browser.find("#act-typed").clear();
            browser.find("#act-typed").sendKeys(wrong, Keys.ENTER);
            assertThat(browser.find("#act-confirm").isEnabled()).as(wrong).isFalse();
        }
        assertThat(dashboard.isOpen("act")).isTrue();
        assertThat(sent).isEmpty();

        browser.find("#act-typed").clear();
        browser.find("#act-typed").sendKeys("3", Keys.ENTER);
        dashboard.awaitClosed("act");
        assertThat(sent)
                .containsExactly("POST actions {\"action\":\"force-open\",\"select\":{\"state\":[\"OPEN\"]},"
                        + "\"expected\":3,\"reason\":\"flood\",\"duration\":\"PT10M\"}");
    }

    @Test
    void whereTheyAreOthersByNowNothingIsSent() {
        show("OPEN", "", "Act on these 3 …");
        dashboard.actOnShown("Reset");
        browser.type("3");
        stage.show(List.of(open("pay.gift"), new StagedBreaker("inventory")));
        dashboard.confirm();

        assertThat(dashboard.awaitRefusal())
                .isEqualTo("Nothing was done, as they are others now: pay.gift is among them now,"
                        + " inventory is not any more. Look at them, and ask again.");
        assertThat(sent).isEmpty();
    }

    @Test
    void whatWasRefusedAmongThemIsTold() {
        stage.operate(request -> """
                {"done":2,"breakers":[{"name":"inventory","outcome":"done","detail":null},
                {"name":"pay.bank","outcome":"refused","detail":"It has gone"}]}""");
        show("OPEN", "", "Act on these 3 …");
        dashboard.actOnShown("Reset");
        browser.type("3");
        dashboard.confirm();

        assertThat(dashboard.awaitRefusal()).isEqualTo("2 done; refused: pay.bank (It has gone)");
    }

    @Test
    void whoForcesManyGivesAReason() {
        show("OPEN", "", "Act on these 3 …");
        dashboard.actOnShown("Force open");
        browser.type("3");
        dashboard.confirm();

        assertThat(dashboard.isOpen("act")).isTrue();
        assertThat(browser.findAll("#act-reason:invalid")).hasSize(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsShownAsItIs() {
        stage.operate(request -> "3 breakers were expected, and it would be 4 now");
        show("OPEN", "", "Act on these 3 …");
        dashboard.actOnShown("Reset");
        browser.type("3");
        dashboard.confirm();

        assertThat(dashboard.awaitRefusal())
                .isEqualTo("The server refused (409): 3 breakers were expected, and it would be 4 now");
        assertThat(dashboard.isOpen("act")).isTrue();
        assertThat(browser.consoleErrors()).singleElement().asString().contains("409");
    }

    /** Those that are shown when it is asked are counted; whoever joins them later is seen in the list. */
    @Test
    void theDialogGoesOnToTellWhichTheyAre() {
        show("OPEN", "", "Act on these 3 …");
        dashboard.actOnShown("Reset");
        stage.show(List.of(open("pay.bank").override("otto", "flood", null)));

        browser.await(
                "the dialog tells it",
                Dashboard.SOON,
                () -> browser.texts("#act-lines li")
                        .contains("pay.bank: forced open by otto: “flood”, until released"));
        assertThat(browser.find("#act-effect").getText())
                .endsWith("Of these, 1 is forced or planned to be, as told below.");
    }

    @Test
    void whereNoneIsShownThereIsNothingToActOn() {
        show("HALF_OPEN", "", "Act on these 0 …");

        assertThat(browser.find("#act-on-shown").isEnabled()).isFalse();
    }

    @Test
    void theMenuOffersEachActionAndTheFocusComesBackToItsButton() {
        show("OPEN", "", "Act on these 3 …");
        dashboard.openMenuAt("#act-on-shown");
        assertThat(browser.texts("#menu [role=menuitem]"))
                .containsExactly("Reset …", "Release …", "Force open …", "Force closed …");
        browser.type(Keys.ENTER);
        assertThat(dashboard.isOpen("act")).isTrue();
        browser.type(Keys.ESCAPE);

        dashboard.awaitClosed("act");
        assertThat(browser.findAll("#act-on-shown:focus")).hasSize(1);
        assertThat(sent).isEmpty();
    }
}
