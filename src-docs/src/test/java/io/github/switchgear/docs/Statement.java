package io.github.switchgear.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the tables of the tested containers say of one container on one Java: each cell says something of each version that it
 * has.
 */
record Statement(String container, String java, String says) {

    private static final Pattern VERSION = Pattern.compile("\\d+");
    private static final String FOOTNOTE = " footnote:";

    /** All that stand in a file. */
    static List<Statement> in(String file) {
        List<List<String>> containers = Table.of(file, "table-containers").rows();
        List<List<String>> promises = Table.of(file, "table-promises").rows();
        List<Statement> all = new ArrayList<>();
        for (int i = 0; i < containers.size(); i++) {
            List<String> row = containers.get(i);
            String container = row.get(0);
            String ran = row.get(3);
            versions(ran).forEach(java -> {
                all.add(new Statement(container, java, "CDI: " + row.get(1)));
                all.add(new Statement(container, java, "REST: " + row.get(2)));
                all.add(new Statement(container, java, "limit: " + footnotes(ran)));
                all.add(new Statement(container, java, "needs: " + row.get(4)));
            });
            for (List<String> promise : promises) {
                String cell = promise.get(i + 1);
                versions(cell).forEach(java -> all.add(new Statement(container, java, "holds: " + promise.get(0))));
                versions(ran)
                        .forEach(java ->
                                all.add(new Statement(container, java, promise.get(0) + ", but " + footnotes(cell))));
            }
        }
        return all;
    }

    /** The run of tests that it is about. */
    String run() {
        return container + " on " + java;
    }

    private static Stream<String> versions(String cell) {
        int footnote = cell.indexOf(FOOTNOTE);
        return VERSION.matcher(footnote < 0 ? cell : cell.substring(0, footnote))
                .results()
                .map(MatchResult::group);
    }

    private static String footnotes(String cell) {
        int footnote = cell.indexOf(FOOTNOTE);
        return footnote < 0 ? "nothing" : cell.substring(footnote);
    }
}
