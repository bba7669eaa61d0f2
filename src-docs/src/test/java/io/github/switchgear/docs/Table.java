package io.github.switchgear.docs;

import java.util.Arrays;
import java.util.List;

/** The rows of a table with an anchor, its cells without their marks. */
record Table(List<List<String>> rows) {

    /** Finds it by its anchor. */
    static Table of(String page, String anchor) {
        String text = Pages.read(page);
        int start = text.indexOf("[#" + anchor);
        if (start < 0) {
            throw new IllegalArgumentException(page + " has no table #" + anchor);
        }
        int open = text.indexOf("|===", start) + 4;
        String body = text.substring(open, text.indexOf("|===", open));
        List<List<String>> rows = Arrays.stream(body.strip().split("\n\\s*\n"))
                .map(Table::cells)
                .filter(cells -> !cells.isEmpty())
                .toList();
        return new Table(rows.subList(1, rows.size()));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("(^|\\s)\\|\\s*"))
                .map(cell -> cell.replace("`+", "")
                        .replace("+`", "")
                        .replace("`", "")
                        .strip())
                .skip(1)
                .toList();
    }

    List<String> column(int index) {
        return rows.stream().map(row -> row.get(index)).toList();
    }

    List<String> row(String key) {
        return rows.stream().filter(row -> row.get(0).equals(key)).findFirst().orElseThrow();
    }
}
