package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;

/** A project that somebody has who copies a page into an empty folder, from top to bottom. */
final class CopiedProject {

    /** A file's name, and below it what is to be copied. */
    private static final String FILE = "^\\.([\\w/.-]+)(?:, .+)?\n\\[source,\\w+]\n----\ninclude::([^\\[]+)\\[]\n----$";

    private CopiedProject() {}

    static void copy(String page, Path folder) throws IOException {
        List<MatchResult> files = Pages.matches(FILE, page);
        assertThat(files).as("files of the page").isNotEmpty();
        for (MatchResult file : files) {
            Path copy = folder.resolve(file.group(1));
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, Pages.read(file.group(2)) + "\n");
        }
    }
}
