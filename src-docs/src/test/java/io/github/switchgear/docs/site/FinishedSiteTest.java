package io.github.switchgear.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the pages that Asciidoctor has written. */
class FinishedSiteTest {

    private static final String CONTENTS = "<nav id=contents><ul><li><a href=index.html>First</a>"
            + "<li><a href=b.html>Second</a><li><a href=c.html>Third</a></ul></nav>";

    @TempDir
    Path site;

    @BeforeEach
    void finish() throws IOException {
        write("index.html", "First page", "<div id=preamble>It begins.</div>");
        write(
                "b.html",
                "Second page",
                "<div class=sect1><h2 id=one><a class=anchor href=#one></a>One \"\\</h2>of one<div class=sect2><h3 id=two>Two</h3>of two"
                        + "<table class=tableblock><caption>Figures</caption></table></div></div>"
                        + "<pre>a\n  b</pre>");
        write(
                "c.html",
                "Third page",
                "<table class=tableblock><thead><tr><th></th><th>a</th></tr></thead></table><table class=tableblock></table>");
        Site.finish(site);
    }

    private void write(String file, String title, String content) throws IOException {
        Files.writeString(
                site.resolve(file),
                "<!DOCTYPE html><html><head><meta name=description content=Why></head><body>" + CONTENTS
                        + "<div id=header><h1>" + title + "</h1></div><div id=content>" + content
                        + "</div></body></html>");
    }

    private String read(String file) throws IOException {
        return Files.readString(site.resolve(file));
    }

    @Test
    void aPageLeadsToTheOnesBeforeAndAfter() throws IOException {
        assertThat(read("b.html"))
                .contains("<a rel=\"prev\" href=\"index.html\"><span>Previous</span> First</a>")
                .contains("<a rel=\"next\" href=\"c.html\"><span>Next</span> Third</a>");
        assertThat(read("index.html")).doesNotContain("rel=\"prev\"");
        assertThat(read("c.html")).doesNotContain("rel=\"next\"");
    }

    @Test
    void titleAndContentAreTheMainPartAndTheContentsAreNot() throws IOException {
        assertThat(read("b.html"))
                .containsPattern("(?s)</nav><main><div id=\"header\">.*</div><div id=\"content\">.*</div></main>");
    }

    @Test
    void aLinkBesideAHeadingIsForThePointerAlone() throws IOException {
        assertThat(read("b.html"))
                .contains("<a class=\"anchor\" href=\"#one\" aria-hidden=\"true\" tabindex=\"-1\"></a>One");
    }

    @Test
    void aTableIsFramedAndNamedByItsCaptionOrByWhereItStands() throws IOException {
        assertThat(read("b.html"))
                .contains("<div class=\"scroll\" role=\"region\" aria-label=\"Figures\"><table class=\"tableblock\">");
        assertThat(read("c.html")).contains("aria-label=\"Table\"").contains("aria-label=\"Table (2)\"");
    }

    @Test
    void aCellOfAHeadThatNamesNothingIsNoHeader() throws IOException {
        assertThat(read("c.html")).contains("<tr><td></td><th>a</th></tr>");
    }

    @Test
    void codeStaysAsItIs() throws IOException {
        assertThat(read("b.html")).contains("<pre>a\n  b</pre>");
    }

    @Test
    void theIndexHasEachSectionOnceWithItsOwnText() throws IOException {
        assertThat(read("search-index.js")).isEqualTo("""
                const searchIndex = [
                ["index.html","First page","","Why. It begins."],
                ["b.html","Second page","","Why"],
                ["b.html#one","Second page","One \\u0022\\u005c","of one"],
                ["b.html#two","Second page","Two","of two Figures"],
                ["c.html","Third page","","Why"]
                ];
                """);
    }
}
