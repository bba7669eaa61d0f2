package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A breaker with keys unfolds to them: the demo's warehouse with its five sites. */
class KeysIT extends BrowserTest {
    private static final String WAREHOUSE = "#breakers tr[data-breaker=warehouse]:not([data-key])";
    private static final String FOLD = WAREHOUSE + " .fold";
    private static final String LIST = WAREHOUSE + " .list";

    /** Each site is called now and then only. */
    private static final Duration TRIPPING = Duration.ofSeconds(30);

    private final Dashboard dashboard = new Dashboard(browser);

    private RunningDemo demo;

    @BeforeEach
    void startTheDemo() throws Exception {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "20"));
    }

    @Override
    void stopTheServer() {
        demo.close();
    }

    private void openAs(String user) {
        dashboard.openAs(user, demo.base().resolve("switchgear/"));
        browser.await(
                "all five sites are tracked, and what the test has added",
                TRIPPING,
                () -> browser.texts(FOLD).toString().matches("\\[[5-9] keys.*"));
    }

    private void takeDown(String site) throws Exception {
        assertThat(demo.http()
                        .put("/shop/downstream/site", "{\"site\":\"" + site + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private void force(String key) throws IOException, InterruptedException {
        String path = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(demo.http()
                        .operateAs(
                                "operator",
                                "operator",
                                "/switchgear/api/breakers/warehouse/keys/" + path + "/force-closed",
                                "{\"reason\":\"<b>a test</b>\"}")
                        .status())
                .isEqualTo(200);
    }

    private void unfold() {
        browser.find(FOLD).click();
        browser.await("keys are there", Dashboard.SOON, () -> !keys().isEmpty());
    }

    private List<String> keys() {
        return browser.texts(LIST + " .link");
    }

    private static String row(String key) {
        return LIST + " tr[data-key='" + key + "']";
    }

    private void awaitState(String key, String state) {
        browser.await(
                key + " is " + state,
                TRIPPING,
                () -> browser.texts(row(key) + " .word").equals(List.of(state)));
    }

    @Test
    void aSiteThatIsDownIsSeenFromItsFamilyAndIsTheFirstOfItsKeys() throws Exception {
        openAs("viewer");
        takeDown("south");
        browser.await(
                "the family tells of it", TRIPPING, () -> browser.texts(FOLD).equals(List.of("5 keys: 1 open")));
        assertThat(browser.texts(WAREHOUSE + " > .state .word")).containsExactly("Closed");

        browser.find(FOLD).sendKeys(Keys.ENTER);

        browser.await("all keys are there", Dashboard.SOON, () -> keys().size() == 5);
        assertThat(browser.find(FOLD).getDomAttribute("aria-expanded")).isEqualTo("true");
        awaitState("south", "Open");
        assertThat(keys().get(0)).isEqualTo("south");
        assertThat(browser.texts(LIST + " .word")).containsOnlyOnce("Open").contains("Closed");
        dashboard.openMenuAt(row("south") + " .menu-button");
        assertThat(browser.texts("#menu > *")).containsExactly("Details");
        browser.type(Keys.ESCAPE);
        browser.screenshot("keys");
        browser.find(FOLD).sendKeys(Keys.SPACE);
        assertThat(browser.find(FOLD).getDomAttribute("aria-expanded")).isEqualTo("false");
        assertThat(keys()).isEmpty();
    }

    @Test
    void unfoldedKeysAreKeptFresh() throws Exception {
        openAs("viewer");
        unfold();
        browser.lookAway();
        takeDown("west");
        awaitState("west", "Open");
        browser.await("it is the first", Dashboard.SOON, () -> keys().get(0).equals("west"));

        takeDown("none");

        awaitState("west", "Closed");
    }

    @Test
    void anOperatorForcesOneKeyAndNoOther() {
        openAs("operator");
        unfold();
        act("east", "force-open");
        assertThat(browser.find("#act-title").getText()).isEqualTo("Force open warehouse, key east");
        assertThat(browser.find("#act-effect").getText())
                .isEqualTo("Every call with this key is rejected without reaching the downstream.");
        dashboard.reason("<img src=x onerror=alert(1)>");
        dashboard.confirm();

        awaitState("east", "Forced open");
        dashboard.awaitClosed("act");
        assertThat(browser.texts(LIST + " .word")).containsOnlyOnce("Forced open");
        assertThat(browser.texts(row("east") + " .override").toString())
                .contains("operator until ")
                .contains(": “<img src=x onerror=alert(1)>”");
        browser.await(
                "the family counts it",
                Dashboard.SOON,
                () -> browser.texts(FOLD).equals(List.of("5 keys: 1 forced")));
        browser.await(
                "it is in the log",
                Dashboard.SOON,
                () -> browser.texts("#events li").stream().anyMatch(line -> line.contains("warehouse, key east")));

        act("east", "release");
        assertThat(browser.find("#act-effect").getText())
                .endsWith("An override of its own ends: it works by itself again, or as all keys are forced to.");
        dashboard.confirm();
        awaitState("east", "Closed");
    }

    private void act(String key, String action) {
        dashboard.openMenuAt(row(key) + " .menu-button");
        browser.find("#menu button[data-action=" + action + "]").click();
    }

    @Test
    void aForceOfTheFamilySaysThatItHoldsForEveryKey() {
        openAs("operator");
        dashboard.click("warehouse", "force-open");

        assertThat(browser.find("#act-title").getText()).isEqualTo("Force open warehouse");
        assertThat(browser.find("#act-effect").getText())
                .isEqualTo("Every call, whatever its key, is rejected without reaching the downstream."
                        + " A key that is forced itself stays as it is.");
        browser.find("#act-cancel").click();
    }

    @Test
    void aKeyHasADetailViewOfItsOwnAlsoByALink() throws Exception {
        force("a/b <b>|ü");
        openAs("operator");
        unfold();
        browser.await("it is there", Dashboard.SOON, () -> keys().contains("a/b <b>|ü"));
        assertThat(browser.findAll(LIST + " th b")).isEmpty();
        browser.find(row("a/b <b>|ü") + " .link").click();
        browser.await("the detail view is open", Dashboard.SOON, () -> dashboard.isOpen("detail"));

        assertThat(browser.find("#detail-title").getText()).isEqualTo("warehouse, key a/b <b>|ü");
        browser.await(
                "its own timeline is there",
                Dashboard.SOON,
                () -> browser.texts("#timeline li").toString().contains("forced by operator: “<b>a test</b>”"));
        assertThat(browser.find("#change-settings").isDisplayed()).isFalse();
        assertThat(browser.texts("#commands pre"))
                .hasSize(5)
                .allMatch(line -> line.contains("/breakers/warehouse/keys/a%2Fb%20%3Cb%3E%7C%C3%BC/"));

        browser.driver().navigate().refresh();
        browser.await(
                "the link opens it, though nothing is unfolded",
                Dashboard.SOON,
                () -> dashboard.isOpen("detail")
                        && browser.find("#detail-title").getText().equals("warehouse, key a/b <b>|ü"));
        browser.find("#detail-close").click();
        dashboard.awaitClosed("detail");
    }

    @Test
    void manyKeysComePageByPageAndAreFoundByAPartOfThem() throws Exception {
        for (int i = 100; i < 160; i++) {
            force("shelf-" + i);
        }
        dashboard.openAs("viewer", demo.base().resolve("switchgear/"));
        browser.await(
                "they are counted",
                TRIPPING,
                () -> browser.texts(FOLD).toString().contains("65 keys: 60 forced"));
        unfold();
        browser.await("the first are there", Dashboard.SOON, () -> keys().size() == 50);
        browser.find(WAREHOUSE + " .more").click();
        browser.await("all are there", Dashboard.SOON, () -> keys().size() == 65);
        assertThat(keys()).doesNotHaveDuplicates();
        assertThat(browser.find(WAREHOUSE + " .more").isDisplayed()).isFalse();

        browser.find(WAREHOUSE + " .find").sendKeys("Shelf-15");
        browser.await("ten are found", Dashboard.SOON, () -> keys().size() == 10);
        browser.find(WAREHOUSE + " .find").sendKeys("x");
        browser.await(
                "none is found",
                Dashboard.SOON,
                () -> browser.texts(WAREHOUSE + " .note").equals(List.of("No key is like that.")));
    }

    @Test
    void everybodyCanUseItAtAnyWidth() throws Exception {
        force("a".repeat(200));
        openAs6();
        for (int width : new int[] {380, 1280}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.size(width, 1000);
                browser.dark(dark);
                browser.screenshot("keys-" + width + (dark ? "-dark" : "-light"));
                assertThat(browser.scrollsSideways()).as("at %d px", width).isFalse();
                assertThat(Axe.violations(browser)).as("at %d px", width).isEmpty();
            }
        }
    }

    private void openAs6() throws Exception {
        takeDown("north");
        dashboard.openAs("operator", demo.base().resolve("switchgear/"));
        browser.await(
                "six are tracked",
                TRIPPING,
                () -> browser.texts(FOLD).toString().matches("\\[6 keys: 1 open.*"));
        unfold();
        browser.await("all keys are there", Dashboard.SOON, () -> keys().size() == 6);
    }

    /** No browser can send such a key, for it would go up in the path, to the breaker itself. */
    @Test
    void dotsAloneAreNoAddress() {
        openAs("operator");

        assertThat(browser.askLater("""
                const done = arguments[arguments.length - 1];
                import('./api.js').then(({ isAddressable, breakerUrl }) => {
                  const keys = ['.', '..', '\\ud800', '...', 'a', null];
                  let refused = 0;
                  for (const key of ['.', '..']) try { breakerUrl({ name: 'w', key }, ['reset']) } catch { refused++ }
                  done(keys.map((key) => isAddressable({ name: 'w', key })).join() + refused);
                });
                """)).isEqualTo("false,false,false,true,true,true2");
    }
}
