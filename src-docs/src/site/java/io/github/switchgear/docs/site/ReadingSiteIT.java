package io.github.switchgear.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The site in a browser, opened from its folder: by keyboard, on a phone, in the dark and on paper. */
class ReadingSiteIT {

    private static final int LAPTOP = 1280;
    private static final int PHONE = 390;

    private static Reader reader;

    @BeforeAll
    static void start() {
        reader = Reader.start();
    }

    @AfterAll
    static void stop() {
        if (reader != null) {
            reader.close();
        }
    }

    @BeforeEach
    void sitDown() {
        reader.screen(LAPTOP, 800);
        reader.dark(false);
    }

    private static void search(String words) {
        reader.type("/");
        assertThat(reader.focused().getDomAttribute("id")).isEqualTo("query");
        reader.type(words);
        reader.await("the search has looked", () -> reader.find("#found").isDisplayed());
    }

    private static List<String> found() {
        return reader.findAll("#found a").stream()
                .map(link -> link.getDomAttribute("href"))
                .toList();
    }

    @Test
    void theSearchFindsSectionsByAllWordsAndHeadingsFirst() {
        reader.open("index.html");

        search("state machine");

        assertThat(found()).first().asString().startsWith("states.html");
        assertThat(reader.findAll("#found mark")).isNotEmpty();
        assertThat(reader.find("#found-count").getText()).containsPattern("\\d+ section");
        assertThat(reader.barriers()).isEmpty();
    }

    @Test
    void theSearchIsUsedByKeyboardAlone() {
        reader.open("index.html");
        search("UT005088");
        String second = found().size() > 1 ? found().get(1) : found().get(0);

        reader.type(Keys.ARROW_DOWN);
        reader.type(found().size() > 1 ? Keys.ARROW_DOWN : Keys.NULL);
        reader.type(Keys.ENTER);

        reader.await("the second one is open", () -> reader.address().equals(second));
    }

    @Test
    void escapeEndsTheSearchAndEnterOpensTheFirst() {
        reader.open("rest.html");
        search("allowedFails");
        reader.type(Keys.ARROW_DOWN);
        reader.type(Keys.ESCAPE);
        assertThat(reader.find("#found").isDisplayed()).isFalse();
        assertThat(reader.focused().getDomAttribute("id")).isEqualTo("query");

        reader.type("x", Keys.BACK_SPACE);
        reader.await("there it is again", () -> reader.find("#found").isDisplayed() && !found().isEmpty());
        String first = found().get(0);
        reader.type(Keys.ENTER);

        reader.await("the first one is open", () -> reader.address().equals(first));
    }

    @Test
    void whatNoSectionHasIsSaid() {
        reader.open("index.html");

        search("<img src=x>");

        assertThat(found()).isEmpty();
        assertThat(reader.find("#found-count").getText()).isEqualTo("Nothing has “<img src=x>”");
    }

    @Test
    void aCommandIsCopiedWholeAndWhatAProgramPrintsIsNot() {
        reader.open("start-quarkus.html");
        WebElement command = reader.findAll("pre code[data-lang=sh]").stream()
                .filter(code -> code.getText().contains("quarkus-run.jar"))
                .findFirst()
                .orElseThrow();
        WebElement copy = (WebElement) reader.ask("return [...document.querySelectorAll('.copy')].find((button) =>"
                + " button.nextElementSibling.textContent.includes('quarkus-run.jar'))");

        copy.sendKeys(Keys.ENTER);

        reader.await("it says so", () -> copy.getText().equals("Copied"));
        reader.find("#query").sendKeys(Keys.chord(Keys.CONTROL, "v"));
        assertThat(reader.find("#query").getDomProperty("value")).isEqualTo(command.getText());
        assertThat(reader.findAll(".content:has([data-lang=text]) .copy")).isEmpty();
    }

    @Test
    void aTableThatGoesOnSaysSoAndScrollsByKeyboard() {
        reader.open("performance.html");
        assertThat(signs()).isZero();

        reader.screen(PHONE, 800);

        reader.await("there is a sign", () -> signs() > 0);
        WebElement frame = reader.find(".scroll-sign:not([hidden]) + *");
        assertThat(frame.getDomAttribute("tabindex")).isEqualTo("0");
        frame.sendKeys(Keys.ARROW_RIGHT);
        reader.await("it has moved", () -> !"0".equals(frame.getDomProperty("scrollLeft")));
    }

    private static long signs() {
        return reader.findAll(".scroll-sign").stream()
                .filter(WebElement::isDisplayed)
                .count();
    }

    @Test
    void onPaperThereIsTheTextAlone() {
        reader.open("start-quarkus.html");
        reader.print(true);

        assertThat(reader.findAll("#site, #contents, #toc, #neighbours, .copy, .scroll-sign"))
                .isNotEmpty()
                .noneMatch(WebElement::isDisplayed);
        assertThat(reader.find("pre").isDisplayed()).isTrue();
        reader.print(false);
    }

    @Test
    void everyPageIsOpenToEverybodyFitsItsScreenAndLoadsNothingFromElsewhere() throws IOException {
        SoftAssertions pages = new SoftAssertions();
        for (int width : new int[] {LAPTOP, PHONE}) {
            for (boolean dark : new boolean[] {false, true}) {
                reader.screen(width, 800);
                reader.dark(dark);
                for (String page : Reader.pages()) {
                    reader.open(page);
                    String where = page.replace(".html", "") + "-" + width + (dark ? "-dark" : "-light");
                    reader.screenshot(where);
                    pages.assertThat(reader.barriers()).as(where).isEmpty();
                    pages.assertThat(reader.ask("const { scrollWidth, clientWidth } = document.documentElement;"
                                    + " return scrollWidth - clientWidth"))
                            .as(where)
                            .isEqualTo(0L);
                    pages.assertThat(reader.loadedFromElsewhere()).as(where).isEmpty();
                }
            }
        }
        pages.assertAll();
    }
}
