package io.github.switchgear.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The calls, one line each. */
final class Table {

    private final Scores alone;
    private final Scores together;

    Table(Scores alone, Scores together) {
        this.alone = alone;
        this.together = together;
    }

    String of(List<Group> groups) {
        StringBuilder text = new StringBuilder(line("", "ns,", "ns,", "B", "ns over", "B over", "times"))
                .append(line("", "1 thread", "2 threads", "", "baseline", "baseline", "Switchgear"));
        for (Group group : groups) {
            text.append(String.format(Locale.ROOT, "%n%s%n", group.title()));
            group.rows().forEach(row -> text.append(line(group, row)));
        }
        return text.toString();
    }

    private String line(Group group, Row row) {
        Optional<Score> score = alone.of(row);
        Optional<Score> baseline =
                group.baseline().filter(other -> !other.equals(row)).flatMap(alone::of);
        double switchgear = alone.of(group.switchgear()).map(Score::nanos).orElse(Double.NaN);
        return line(
                "  " + row.label(),
                cell(score, each -> nanos(each.nanos())),
                cell(together.of(row), each -> nanos(each.nanos())),
                cell(score, each -> Long.toString(each.bytes())),
                cell(baseline, other -> cell(score, each -> nanos(each.nanos() - other.nanos()))),
                cell(baseline, other -> cell(score, each -> Long.toString(each.bytes() - other.bytes()))),
                row.equals(group.switchgear()) ? "" : cell(score, each -> nanos(each.nanos() / switchgear)));
    }

    private static String cell(Optional<Score> score, Function<Score, String> format) {
        return score.map(format).orElse("");
    }

    private static String nanos(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-36s %10s %10s %8s %10s %8s %10s", cells)
                        .stripTrailing()
                + System.lineSeparator();
    }
}
