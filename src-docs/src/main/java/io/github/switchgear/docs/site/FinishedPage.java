package io.github.switchgear.docs.site;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * What Asciidoctor does not write into a page: where the reader is, the pages before and after, and frames in which wide
 * tables scroll. All of it works without a script.
 */
final class FinishedPage {

    private FinishedPage() {}

    static void finish(Document page, ReadingOrder.Entry entry) {
        markInContents(page, entry.file());
        makeTheMainPart(page);
        leaveToThePointer(page.select("#content a.anchor"));
        nameTheTableOfContents(page);
        page.select("#content thead th:empty").tagName("td");
        Set<String> names = new HashSet<>();
        page.select("#content table.tableblock").forEach(table -> frame(table, names));
        neighbours(page, entry);
    }

    private static void markInContents(Document page, String file) {
        page.select("#contents a[href=" + file + "]").attr("aria-current", "page");
    }

    /** What who hears the page jumps to, past the head and the contents; it takes no part in the layout. */
    private static void makeTheMainPart(Document page) {
        Element header = page.expectFirst("#header");
        Element main = new Element("main");
        header.before(main);
        main.appendChild(header).appendChild(page.expectFirst("#content"));
        main.appendChildren(page.select("body > #footnotes"));
    }

    /** They show a link beside each heading, which the table of contents has for everybody else. */
    private static void leaveToThePointer(Elements anchors) {
        anchors.attr("aria-hidden", "true").attr("tabindex", "-1");
    }

    private static void nameTheTableOfContents(Document page) {
        page.select("#toc").attr("role", "navigation").attr("aria-labelledby", "toctitle");
    }

    /** Named, for who comes to it by keyboard or hears the page; the script makes it a stop where it does scroll. */
    private static void frame(Element table, Set<String> names) {
        Element frame = new Element("div").addClass("scroll").attr("role", "region");
        table.before(frame);
        frame.appendChild(table);
        String name = name(table);
        String unique = name;
        for (int number = 2; !names.add(unique); number++) {
            unique = name + " (" + number + ")";
        }
        frame.attr("aria-label", unique);
    }

    private static String name(Element table) {
        Element caption = table.selectFirst("caption");
        if (caption != null) {
            return caption.text();
        }
        Element section = table.closest(".sect2, .sect1");
        Element heading = section == null ? null : section.selectFirst("h2, h3");
        return heading == null ? "Table" : "Table: " + heading.text();
    }

    private static void neighbours(Document page, ReadingOrder.Entry entry) {
        Element nav = new Element("nav").id("neighbours").attr("aria-label", "Previous and next page");
        link(nav, "prev", "Previous", entry.previous());
        link(nav, "next", "Next", entry.next());
        page.expectFirst("#content").appendChild(nav);
    }

    private static void link(Element nav, String relation, String word, Optional<ReadingOrder.Link> to) {
        to.ifPresent(page -> {
            Element link = nav.appendElement("a").attr("rel", relation).attr("href", page.file());
            link.appendElement("span").text(word);
            link.appendText(" " + page.title());
        });
    }
}
