package io.github.switchgear.docs.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Finishes the site that Asciidoctor has written: works on each page that is in the contents, and writes the search's index. */
public final class Site {

    static final String INDEX = "search-index.js";

    private Site() {}

    /**
     * Finishes a site.
     *
     * @param arguments the folder that the pages are in
     * @throws IOException if a page cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        finish(Path.of(arguments[0]));
    }

    static void finish(Path folder) throws IOException {
        List<ReadingOrder.Entry> entries =
                ReadingOrder.of(read(folder.resolve("index.html"))).entries();
        List<SearchIndex.Section> sections = new ArrayList<>();
        for (ReadingOrder.Entry entry : entries) {
            Path file = folder.resolve(entry.file());
            Document page = read(file);
            sections.addAll(SearchIndex.sectionsOf(page, entry));
            FinishedPage.finish(page, entry);
            Files.writeString(file, page.outerHtml());
        }
        Files.writeString(folder.resolve(INDEX), SearchIndex.script(sections));
    }

    /** Written again as it was read, but for what is changed: spaces mean something in code. */
    private static Document read(Path file) throws IOException {
        Document page = Jsoup.parse(file, StandardCharsets.UTF_8.name());
        page.outputSettings().prettyPrint(false);
        return page;
    }
}
