package io.github.switchgear.docs.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the search looks through, made with the site: each section of each page as text. It is a script and not JSON, since a
 * page that is opened from a folder may load nothing else.
 */
final class SearchIndex {

    /**
     * A section, or what a page says before its first.
     *
     * @param address the page, with the section's anchor
     * @param page the page's title
     * @param heading the section's, or nothing
     * @param text what it says, up to where the next section begins
     */
    record Section(String address, String page, Optional<String> heading, String text) {}

    private SearchIndex() {}

    static List<Section> sectionsOf(Document page, ReadingOrder.Entry entry) {
        String title = page.expectFirst("h1").text();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(entry.file(), title, Optional.empty(), beforeTheFirst(page)));
        for (Element heading : page.select("#content :is(h2, h3)[id]")) {
            Element whole = heading.parent();
            if (whole != null) {
                sections.add(new Section(
                        entry.file() + "#" + heading.id(), title, Optional.of(heading.text()), ownText(whole)));
            }
        }
        return sections;
    }

    private static String beforeTheFirst(Document page) {
        String description = page.select("meta[name=description]").attr("content");
        Element preamble = page.selectFirst("#preamble");
        return preamble == null
                ? description
                : description + ". " + preamble.text().replaceAll("\\s+", " ");
    }

    private static String ownText(Element section) {
        Element own = section.clone();
        own.select("h2, h3, .sect2").remove();
        return own.text().replaceAll("\\s+", " ");
    }

    /** The index as a script that sets one variable. */
    static String script(List<Section> sections) {
        return sections.stream()
                .map(SearchIndex::json)
                .collect(Collectors.joining(",\n", "const searchIndex = [\n", "\n];\n"));
    }

    private static String json(Section section) {
        return "[" + quoted(section.address()) + "," + quoted(section.page()) + ","
                + quoted(section.heading().orElse("")) + "," + quoted(section.text()) + "]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit < ' ' || unit == '"' || unit == '\\') {
                quoted.append("\\u00")
                        .append(Character.forDigit(unit >> 4, 16))
                        .append(Character.forDigit(unit & 15, 16));
            } else {
                quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }
}
