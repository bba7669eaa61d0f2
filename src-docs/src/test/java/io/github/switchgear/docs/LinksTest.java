package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every link, anchor, picture and included snippet is there. */
class LinksTest {

    @Test
    void everyReferenceLeadsToAPageAndAnAnchorThatExist() {
        List<String> broken = new ArrayList<>();
        for (Path page : Pages.all()) {
            Pages.matches("xref:([^\\[#]*)(?:#([^\\[]*))?\\[", Pages.read(page)).forEach(link -> {
                Path target = link.group(1).isEmpty() ? page : Pages.HERE.resolve(link.group(1));
                if (!Files.exists(target)
                        || (link.group(2) != null && !Pages.read(target).contains("[#" + link.group(2)))) {
                    broken.add(page.getFileName() + ": " + link.group());
                }
            });
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPictureExistsAndSaysWhatItShows() {
        List<String> broken = new ArrayList<>();
        for (Path page : Pages.all()) {
            Pages.matches("image::?([^\\[:]+)\\[([^,\\]]*)", Pages.read(page)).forEach(picture -> {
                if (!Files.exists(Pages.HERE.resolve("images").resolve(picture.group(1)))
                        || picture.group(2).length() < 20) {
                    broken.add(page.getFileName() + ": " + picture.group());
                }
            });
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyIncludedFileExistsAndHasTheTag() {
        List<String> broken = new ArrayList<>();
        for (Path page : Pages.all()) {
            Pages.matches("^include::([^\\[]+)\\[(?:.*tag=([^,\\]]+))?", Pages.read(page))
                    .forEach(include -> {
                        Path file = Pages.HERE.resolve(include.group(1));
                        String tag = include.group(2);
                        if (!Files.exists(file)
                                || (tag != null
                                        && !(Pages.read(file).contains("tag::" + tag + "[]")
                                                && Pages.read(file).contains("end::" + tag + "[]")))) {
                            broken.add(page.getFileName() + ": " + include.group());
                        }
                    });
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyLinkIntoTheRepositoryLeadsToAFile() {
        List<String> broken = new ArrayList<>();
        for (Path page : Pages.all()) {
            Pages.matches("\\{repository\\}/(?:blob|tree)/main/([^\\[]+)\\[", Pages.read(page)).stream()
                    .filter(link -> !Files.exists(Pages.ROOT.resolve(link.group(1))))
                    .forEach(link -> broken.add(page.getFileName() + ": " + link.group()));
        }
        for (Path file : Pages.withRoot()) {
            if (file.toString().endsWith(".md")) {
                Pages.matches("\\]\\((?!https?:|#)([^)#]+)", Pages.read(file)).stream()
                        .filter(link -> !Files.exists(Pages.ROOT.resolve(link.group(1))))
                        .forEach(link -> broken.add(file.getFileName() + ": " + link.group()));
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsInTheContentsAndTheContentsLeadToPages() {
        List<String> listed =
                Pages.matches("href=\"([a-z-]+)\\.html\"", Pages.read("site/docinfo-header.html")).stream()
                        .map(link -> link.group(1) + ".adoc")
                        .distinct()
                        .toList();

        assertThat(Pages.all().stream().map(page -> page.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void everyPageSaysWhatItIs() {
        assertThat(Pages.all())
                .allSatisfy(page -> assertThat(Pages.read(page)).containsPattern("\\A= .+\n:description: .+\n\n"));
    }
}
