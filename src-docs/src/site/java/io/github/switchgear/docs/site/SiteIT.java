package io.github.switchgear.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The site as it was built, read as files. */
class SiteIT {

    private static Document page(String file) throws IOException {
        return Jsoup.parse(Reader.SITE.resolve(file).toFile(), StandardCharsets.UTF_8.name());
    }

    @Test
    void thePagesAfterTheFirstLeadThroughAllOfTheContents() throws IOException {
        List<String> read = new ArrayList<>();
        for (String file = "index.html"; !file.isEmpty(); ) {
            read.add(file);
            file = page(file).select("#neighbours a[rel=next]").attr("href");
        }
        List<String> back = new ArrayList<>();
        for (String file = read.get(read.size() - 1); !file.isEmpty(); ) {
            back.add(0, file);
            file = page(file).select("#neighbours a[rel=prev]").attr("href");
        }

        assertThat(read)
                .isEqualTo(page("index.html").select("#contents li a").eachAttr("href"))
                .isEqualTo(back)
                .containsExactlyInAnyOrderElementsOf(Reader.pages());
    }

    @Test
    void eachPageListsItsSectionsAndMarksItselfInTheContents() throws IOException {
        SoftAssertions pages = new SoftAssertions();
        for (String file : Reader.pages()) {
            Document page = page(file);
            pages.assertThat(page.select("#toc a").eachAttr("href"))
                    .as(file)
                    .isEqualTo(page.select("#content :is(h2, h3)[id]").stream()
                            .map(heading -> "#" + heading.id())
                            .toList());
            pages.assertThat(page.select("#contents [aria-current=page]").eachAttr("href"))
                    .as(file)
                    .containsExactly(file);
        }
        pages.assertAll();
    }

    @Test
    void noPageNamesAnythingToLoadFromElsewhere() throws IOException {
        SoftAssertions pages = new SoftAssertions();
        for (String file : Reader.pages()) {
            for (Element element : page(file).select("script, link[rel=stylesheet], img, iframe, [srcset]")) {
                pages.assertThat(element.attr(element.hasAttr("href") ? "href" : "src"))
                        .as(file + ": " + element.outerHtml())
                        .matches("(\\./)?[a-z/-]+\\.(js|css|svg|png)");
            }
        }
        pages.assertAll();
    }

    @Test
    void everyTableIsInAFrameThatScrollsAndHasAName() throws IOException {
        for (String file : Reader.pages()) {
            assertThat(page(file).select("table.tableblock"))
                    .allSatisfy(table -> assertThat(table.parent().attr("aria-label"))
                            .as(file)
                            .isNotBlank());
        }
    }
}
