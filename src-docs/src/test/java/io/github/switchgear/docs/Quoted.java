package io.github.switchgear.docs;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence of the code as a page quotes it.
 *
 * @param fragments what stands between the places that change, which the page writes as {@code …}
 */
record Quoted(List<String> fragments) {

    /** Those in one column of a table. */
    static List<Quoted> in(String page, String anchor, int column) {
        String text = Pages.read(page);
        int open = text.indexOf("|===", text.indexOf("[#" + anchor)) + 4;
        return Arrays.stream(
                        text.substring(open, text.indexOf("|===", open)).strip().split("\n\\s*\n"))
                .skip(1)
                .map(row -> row.split("(^|\n)\\| ")[column + 1])
                .flatMap(cell -> Pages.matches("`\\+?([^`]+?)\\+?`", cell).stream())
                .map(match -> new Quoted(Arrays.stream(match.group(1).split("…"))
                        .map(String::strip)
                        .filter(fragment -> !fragment.isEmpty())
                        .toList()))
                .toList();
    }

    /** Whether a line has all of it, in its order. */
    boolean isIn(String line) {
        int from = 0;
        for (String fragment : fragments) {
            int at = line.indexOf(fragment, from);
            if (at < 0) {
                return false;
            }
            from = at + fragment.length();
        }
        return true;
    }
}
