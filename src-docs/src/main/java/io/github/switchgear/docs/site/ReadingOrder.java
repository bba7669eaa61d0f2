package io.github.switchgear.docs.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The order in which the contents list the pages. */
record ReadingOrder(List<ReadingOrder.Entry> entries) {

    /** A page in the contents, and its neighbours. */
    record Entry(String file, String title, Optional<Link> previous, Optional<Link> next) {}

    /** Where a page is, and what the contents call it. */
    record Link(String file, String title) {}

    /** As any page has it: the contents are the same on all. */
    static ReadingOrder of(Document page) {
        List<Link> links =
                page.select("#contents li a").stream().map(ReadingOrder::link).toList();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            entries.add(new Entry(link.file(), link.title(), at(links, i - 1), at(links, i + 1)));
        }
        return new ReadingOrder(entries);
    }

    private static Link link(Element anchor) {
        return new Link(anchor.attr("href"), anchor.text());
    }

    private static Optional<Link> at(List<Link> links, int place) {
        return place < 0 || place == links.size() ? Optional.empty() : Optional.of(links.get(place));
    }
}
